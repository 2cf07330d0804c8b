package dev.lockstep.account.around;

import java.time.Instant;
import java.util.Optional;

/// An Access Analyzer.
///
/// @param type such as `ACCOUNT`, `ORGANIZATION` or `ACCOUNT_UNUSED_ACCESS`, as AWS writes it
/// @param status such as `ACTIVE`, as AWS writes it
/// @param created when it was made (UTC)
public record Analyzer(
        String name, String arn, String type, String status, Optional<Instant> created) {

    /// An analyzer of which the date is not known.
    public Analyzer(String name, String arn, String type, String status) {
        this(name, arn, type, status, Optional.empty());
    }

    /// Whether it looks for access from outside (and not for unused access).
    public boolean isExternal() {
        return type.equals("ACCOUNT") || type.equals("ORGANIZATION");
    }

    public boolean isActive() {
        return status.equals("ACTIVE");
    }
}
