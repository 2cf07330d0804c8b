/// Step 1: a strong password policy.
@NullMarked
package dev.lockstep.control.passwordpolicy;

import org.jspecify.annotations.NullMarked;
