package dev.lockstep.control.passwordpolicy;

import dev.lockstep.account.credentials.PasswordPolicy;
import dev.lockstep.baseline.PasswordPolicyGoal;
import java.util.Optional;
import java.util.OptionalInt;

/// The whole password policy that an account should get: what the baseline wants, and in nothing
/// weaker than what stands now. Only hard expiry is as the baseline says, since neither value of it
/// is the stricter one.
///
/// It is whole because iam:UpdateAccountPasswordPolicy knows no partial update: what a call leaves
/// out is reset (IAM API Reference, UpdateAccountPasswordPolicy).
///
/// @param before the account's own policy; absent: AWS's default is in force
public record RaisedPasswordPolicy(Optional<PasswordPolicy> before, PasswordPolicy after) {

    /// How many of the four character classes AWS's default policy asks for.
    private static final int DEFAULT_CLASSES = 3;

    public static RaisedPasswordPolicy of(
            Optional<PasswordPolicy> before, PasswordPolicyGoal goal) {
        boolean uppercase =
                goal.requireUppercase()
                        || before.filter(PasswordPolicy::requireUppercase).isPresent();
        boolean lowercase =
                goal.requireLowercase()
                        || before.filter(PasswordPolicy::requireLowercase).isPresent();
        boolean numbers =
                goal.requireNumbers() || before.filter(PasswordPolicy::requireNumbers).isPresent();
        boolean symbols =
                goal.requireSymbols() || before.filter(PasswordPolicy::requireSymbols).isPresent();
        if (before.isEmpty()) {
            // No flag says "three of four": whoever replaces the default by fewer than three named
            // classes weakens it.
            lowercase = lowercase || count(uppercase, numbers, symbols) < DEFAULT_CLASSES;
            uppercase = uppercase || count(lowercase, numbers, symbols) < DEFAULT_CLASSES;
            numbers = numbers || count(lowercase, uppercase, symbols) < DEFAULT_CLASSES;
        }
        return new RaisedPasswordPolicy(
                before,
                new PasswordPolicy(
                        Math.max(
                                goal.minimumLength(),
                                before.map(PasswordPolicy::minimumLength)
                                        .orElse(PasswordPolicy.DEFAULT_MINIMUM_LENGTH)),
                        uppercase,
                        lowercase,
                        numbers,
                        symbols,
                        goal.allowUsersToChange()
                                || before.filter(PasswordPolicy::allowUsersToChange).isPresent(),
                        shorter(before.flatMap(PasswordPolicy::maxAgeDays), goal.maxAgeDays()),
                        more(
                                before.flatMap(PasswordPolicy::reusePrevention),
                                goal.reusePrevention()),
                        goal.hardExpiry()));
    }

    /// Whether a new password must be better than before: longer, of more classes, or not one of
    /// more former ones. People feel it when they next change their password.
    public boolean asksMoreOfNewPasswords() {
        return before.isEmpty()
                || after.minimumLength() > before.get().minimumLength()
                || classes(after) > classes(before.get())
                || !after.reusePrevention()
                        .equals(before.get().reusePrevention().filter(many -> many > 0));
    }

    /// Whether passwords expire that did not, or expire earlier. People feel it at once.
    public boolean expiresEarlier() {
        return !after.maxAgeDays().equals(age(before.flatMap(PasswordPolicy::maxAgeDays)));
    }

    /// Whether an expired password no longer locks its user out.
    public boolean endsHardExpiry() {
        return before.filter(PasswordPolicy::hardExpiry).isPresent() && !after.hardExpiry();
    }

    private static int classes(PasswordPolicy policy) {
        return count(policy.requireUppercase(), policy.requireLowercase())
                + count(policy.requireNumbers(), policy.requireSymbols());
    }

    private static int count(boolean... flags) {
        int count = 0;
        for (boolean flag : flags) {
            count += flag ? 1 : 0;
        }
        return count;
    }

    private static Optional<Integer> shorter(Optional<Integer> now, OptionalInt wanted) {
        Optional<Integer> age = age(now);
        if (wanted.isEmpty()) {
            return age;
        }
        return Optional.of(Math.min(wanted.getAsInt(), age.orElse(Integer.MAX_VALUE)));
    }

    private static Optional<Integer> more(Optional<Integer> now, int wanted) {
        return Optional.of(Math.max(wanted, now.orElse(0))).filter(many -> many > 0);
    }

    /// A limit of 0 days is AWS's way to say that there is none.
    private static Optional<Integer> age(Optional<Integer> days) {
        return days.filter(limit -> limit > 0);
    }
}
