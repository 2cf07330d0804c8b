/// The life of an access key: where each key stands, and what happens next. Pure, over what AWS,
/// lockstep.yaml and the journals of this machine say, and a time.
@NullMarked
package dev.lockstep.keys;

import org.jspecify.annotations.NullMarked;
