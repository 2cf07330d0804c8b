/// Writes to AWS as values: what each one makes of an account.
@NullMarked
package dev.lockstep.effect;

import org.jspecify.annotations.NullMarked;
