/// Step 3: no root access keys, and no root certificates.
@NullMarked
package dev.lockstep.control.rootkeys;

import org.jspecify.annotations.NullMarked;
