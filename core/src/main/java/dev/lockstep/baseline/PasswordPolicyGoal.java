package dev.lockstep.baseline;

import java.util.OptionalInt;

/// The password policy that is wanted.
///
/// @param minimumLength characters
/// @param requireUppercase false: not asked for; so too the other three
/// @param maxAgeDays days; empty: passwords never expire
/// @param reusePrevention how many former passwords are refused
/// @param allowUsersToChange false: not asked for
/// @param hardExpiry true: an expired password locks its user out until an administrator resets it
public record PasswordPolicyGoal(
        int minimumLength,
        boolean requireUppercase,
        boolean requireLowercase,
        boolean requireNumbers,
        boolean requireSymbols,
        OptionalInt maxAgeDays,
        int reusePrevention,
        boolean allowUsersToChange,
        boolean hardExpiry) {

    public static final PasswordPolicyGoal DEFAULT =
            new PasswordPolicyGoal(14, true, true, true, true, OptionalInt.of(90), 24, true, false);
}
