package dev.lockstep.account;

/// Who asked: the answer of sts:GetCallerIdentity.
public record CallerIdentity(String account, String arn) {
    /// Whether the caller is the account's root user.
    public boolean isRoot() {
        return arn.endsWith(":root");
    }
}
