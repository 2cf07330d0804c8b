/// Step 7: no unneeded access keys.
@NullMarked
package dev.lockstep.control.accesskeys;

import org.jspecify.annotations.NullMarked;
