package dev.lockstep.account.credentials;

import java.util.Optional;

/// An account's own password policy, as iam:GetAccountPasswordPolicy gives it. An account without
/// one has AWS's default: 8 characters, three of four classes, no expiry (IAM User Guide, "Default
/// password policy").
///
/// @param minimumLength characters
/// @param maxAgeDays days until a password expires; absent: never
/// @param reusePrevention how many former passwords are refused; absent: none
public record PasswordPolicy(
        int minimumLength,
        boolean requireUppercase,
        boolean requireLowercase,
        boolean requireNumbers,
        boolean requireSymbols,
        boolean allowUsersToChange,
        Optional<Integer> maxAgeDays,
        Optional<Integer> reusePrevention,
        boolean hardExpiry) {
    /// The length that AWS's default policy asks for, since 18 November 2020.
    public static final int DEFAULT_MINIMUM_LENGTH = 8;
}
