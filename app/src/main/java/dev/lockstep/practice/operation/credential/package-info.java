/// Operations on credentials: passwords, access keys, MFA devices and the like, and on what an
/// account has as a whole.
@NullMarked
package dev.lockstep.practice.operation.credential;

import org.jspecify.annotations.NullMarked;
