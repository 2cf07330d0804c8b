package dev.lockstep.control.passwordpolicy;

import dev.lockstep.account.credentials.PasswordPolicy;
import dev.lockstep.control.Advice;
import dev.lockstep.control.AwsCommand;
import dev.lockstep.control.Remedy;
import java.util.List;

/// How to set the password policy: one advice for all controls of this step, so that whichever
/// command is pasted, everything is set.
public final class PasswordPolicyAdvice {
    private PasswordPolicyAdvice() {}

    /// The advice: one command that sets the whole policy, and who will feel it when.
    public static Advice of(RaisedPasswordPolicy raised) {
        PasswordPolicy after = raised.after();
        var text = new StringBuilder();
        text.append("Set the whole password policy with this one command, since AWS resets every");
        text.append(" setting that a command leaves out; no rule becomes weaker than it is now.");
        if (raised.asksMoreOfNewPasswords()) {
            text.append(" Length, character classes and reuse are felt by each user at the next");
            text.append(" change of the password; passwords that exist stay valid.");
        }
        if (raised.expiresEarlier()) {
            text.append(expiry(after));
        }
        if (raised.endsHardExpiry()) {
            text.append(" Hard expiry is turned off, as the baseline wants: users may replace an");
            text.append(" expired password themselves.");
        } else if (after.hardExpiry()) {
            text.append(" Hard expiry is on: a user whose password has expired cannot sign in to");
            text.append(" the console until an administrator sets a new one.");
        }
        return new Advice(Remedy.SET_PASSWORD_POLICY, text.toString(), List.of(command(after)));
    }

    /// The AWS CLI command that sets exactly this policy. Whatever the policy has is named; an age
    /// or reuse rule that it lacks is left out, since AWS refuses 0 for both.
    public static String command(PasswordPolicy policy) {
        var command =
                AwsCommand.of("iam", "update-account-password-policy")
                        .option("--minimum-password-length", policy.minimumLength())
                        .flag(flag(policy.requireUppercase(), "require-uppercase-characters"))
                        .flag(flag(policy.requireLowercase(), "require-lowercase-characters"))
                        .flag(flag(policy.requireNumbers(), "require-numbers"))
                        .flag(flag(policy.requireSymbols(), "require-symbols"))
                        .flag(flag(policy.allowUsersToChange(), "allow-users-to-change-password"));
        policy.maxAgeDays()
                .filter(days -> days > 0)
                .ifPresent(days -> command.option("--max-password-age", days));
        policy.reusePrevention()
                .filter(many -> many > 0)
                .ifPresent(many -> command.option("--password-reuse-prevention", many));
        return command.flag(flag(policy.hardExpiry(), "hard-expiry")).text();
    }

    private static String expiry(PasswordPolicy after) {
        return after.maxAgeDays()
                .map(days ->
                        " Expiry takes effect at once: whoever has a password that is older than "
                                + days
                                + " days "
                                + (after.hardExpiry()
                                        ? "is locked out of the console"
                                        : "must choose a new one at the next sign-in")
                                + "; access keys go on working.")
                .orElse("");
    }

    private static String flag(boolean on, String name) {
        return (on ? "--" : "--no-") + name;
    }
}
