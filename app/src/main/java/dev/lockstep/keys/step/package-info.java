/// The next step of somebody who retires or replaces an access key: found anew each time, pure.
@NullMarked
package dev.lockstep.keys.step;

import org.jspecify.annotations.NullMarked;
