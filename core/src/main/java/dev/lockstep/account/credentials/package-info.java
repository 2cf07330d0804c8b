/// Credentials of users: passwords, access keys, MFA devices and the rest.
@NullMarked
package dev.lockstep.account.credentials;

import org.jspecify.annotations.NullMarked;
