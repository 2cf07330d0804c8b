/// MFA devices of users: set up with their person, waited for, mended, replaced, cleaned up.
@NullMarked
package dev.lockstep.operation.mfa;

import org.jspecify.annotations.NullMarked;
