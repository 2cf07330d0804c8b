package dev.lockstep.account.around;

/// An Access Analyzer.
///
/// @param type such as `ACCOUNT`, `ORGANIZATION` or `ACCOUNT_UNUSED_ACCESS`, as AWS writes it
/// @param status such as `ACTIVE`, as AWS writes it
public record Analyzer(String name, String arn, String type, String status) {
    /// Whether it looks for access from outside (and not for unused access).
    public boolean isExternal() {
        return type.equals("ACCOUNT") || type.equals("ORGANIZATION");
    }

    public boolean isActive() {
        return status.equals("ACTIVE");
    }
}
