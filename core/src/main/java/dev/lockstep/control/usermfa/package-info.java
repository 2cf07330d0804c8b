/// Step 6: MFA for each user.
@NullMarked
package dev.lockstep.control.usermfa;

import org.jspecify.annotations.NullMarked;
