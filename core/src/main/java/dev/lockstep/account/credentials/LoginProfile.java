package dev.lockstep.account.credentials;

import java.time.Instant;
import java.util.Optional;

/// A console password of a user, as iam:GetLoginProfile gives it.
///
/// @param created when the user got the first password (UTC), not when it last changed
/// @param resetRequired whether it must be changed at the next sign-in
/// @param changed when the password was last set (UTC), where that is known; only the credential
///   report tells it
public record LoginProfile(
        Optional<Instant> created, boolean resetRequired, Optional<Instant> changed) {

    public LoginProfile(Optional<Instant> created, boolean resetRequired) {
        this(created, resetRequired, Optional.empty());
    }
}
