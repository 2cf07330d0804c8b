/// Step 2: MFA on root, and root left alone.
@NullMarked
package dev.lockstep.control.rootmfa;

import org.jspecify.annotations.NullMarked;
