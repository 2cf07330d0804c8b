package dev.lockstep.practice.console;

import java.time.Instant;

/// How far somebody is with signing in. An owner is a user's name, or
/// [dev.lockstep.account.Root#NAME].
sealed interface Stage {
    /// Nobody has signed in.
    record Guest() implements Stage {}

    /// The password was right, and there is an MFA device: its code is wanted.
    record AwaitsCode(String owner) implements Stage {}

    /// The password must be changed before anything else.
    ///
    /// @param mfa whether a code was given
    record AwaitsPassword(String owner, boolean mfa) implements Stage {}

    /// Signed in.
    ///
    /// @param mfa whether a code was given
    /// @param at when (UTC, the account's clock)
    record SignedIn(String owner, boolean mfa, Instant at) implements Stage {}
}
