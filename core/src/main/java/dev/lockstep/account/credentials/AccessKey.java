package dev.lockstep.account.credentials;

import java.time.Instant;
import java.util.Optional;

/// An access key, as iam:ListAccessKeys gives it.
///
/// @param id such as `AKIA…`; no secret
/// @param created when it was made (UTC)
/// @param lastUsed what iam:GetAccessKeyLastUsed says; absent if that was not asked
/// @param statusChanged when it was last made active or inactive (UTC), where that is known; no API
///   tells it, but the credential report's last_rotated moves with it
public record AccessKey(
        String id,
        boolean active,
        Optional<Instant> created,
        Optional<LastUsed> lastUsed,
        Optional<Instant> statusChanged) {

    public AccessKey(
            String id, boolean active, Optional<Instant> created, Optional<LastUsed> lastUsed) {
        this(id, active, created, lastUsed, Optional.empty());
    }

    /// The answer of iam:GetAccessKeyLastUsed.
    ///
    /// @param date when it was last used (UTC); absent: never, as far as AWS keeps it (22 April
    ///   2015)
    /// @param service such as `s3`; absent or `N/A` if never
    /// @param region absent or `N/A` where there is none
    public record LastUsed(
            Optional<Instant> date, Optional<String> service, Optional<String> region) {}
}
