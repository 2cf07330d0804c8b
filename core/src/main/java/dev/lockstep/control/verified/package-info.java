/// Step 8: each person verified.
@NullMarked
package dev.lockstep.control.verified;

import org.jspecify.annotations.NullMarked;
