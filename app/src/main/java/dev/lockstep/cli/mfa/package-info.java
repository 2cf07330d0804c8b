/// The commands for MFA of users, each together with its person.
@NullMarked
package dev.lockstep.cli.mfa;

import org.jspecify.annotations.NullMarked;
