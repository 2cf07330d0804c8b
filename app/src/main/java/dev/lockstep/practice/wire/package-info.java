/// AWS's wire protocols: requests into the SDK's model classes, answers out of them, signatures and
/// the bounds of AWS's models. Nothing here opens a socket or looks at a clock.
@NullMarked
package dev.lockstep.practice.wire;

import org.jspecify.annotations.NullMarked;
