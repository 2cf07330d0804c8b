/// Whether a request is allowed: exact where everything is known, and saying what is missing where
/// not.
@NullMarked
package dev.lockstep.policy.evaluate;

import org.jspecify.annotations.NullMarked;
