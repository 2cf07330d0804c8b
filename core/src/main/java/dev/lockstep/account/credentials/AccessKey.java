package dev.lockstep.account.credentials;

import java.time.Instant;
import java.util.Optional;

/// An access key, as iam:ListAccessKeys gives it.
///
/// @param id such as `AKIA…`; no secret
/// @param created when it was made (UTC)
/// @param lastUsed what iam:GetAccessKeyLastUsed says; absent if that was not asked
public record AccessKey(
        String id, boolean active, Optional<Instant> created, Optional<LastUsed> lastUsed) {

    /// The answer of iam:GetAccessKeyLastUsed.
    ///
    /// @param date when it was last used (UTC); absent: never, as far as AWS keeps it (22 April
    ///   2015)
    /// @param service such as `s3`; absent or `N/A` if never
    /// @param region absent or `N/A` where there is none
    public record LastUsed(
            Optional<Instant> date, Optional<String> service, Optional<String> region) {}
}
