package dev.lockstep.control.passwordpolicy;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.credentials.PasswordPolicy;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.Control;
import dev.lockstep.control.ControlInfo;
import dev.lockstep.control.Severity;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.control.Verdict;
import java.time.Instant;
import java.util.List;

/// Passwords must have a minimum length; AWS's default policy asks for 8 characters.
public final class PasswordLength implements Control {
    private static final ControlInfo INFO =
            ControlInfo.of(
                            "password-length",
                            Step.PASSWORD_POLICY,
                            Severity.MEDIUM,
                            Subject.Kind.ACCOUNT,
                            "Passwords are long enough")
                    .cis("1.8/1.7/2.7/2.8")
                    .securityHub("IAM.7", "IAM.15")
                    .prowler("iam_password_policy_minimum_length_14");

    @Override
    public ControlInfo info() {
        return INFO;
    }

    @Override
    public List<Verdict> judge(AccountSnapshot snapshot, Baseline baseline, Instant now) {
        int wanted = baseline.passwordPolicy().minimumLength();
        return PolicyInForce.judge(
                snapshot,
                baseline,
                policy -> {
                    int length =
                            policy.own()
                                    .map(PasswordPolicy::minimumLength)
                                    .orElse(PasswordPolicy.DEFAULT_MINIMUM_LENGTH);
                    return policy.verdict(
                            length < wanted,
                            policy.evidence("MinimumPasswordLength", length)
                                    .with("minimum-length", wanted),
                            "passwords must have at least " + wanted + " characters",
                            "passwords may be shorter than "
                                    + wanted
                                    + " characters ("
                                    + length
                                    + " are enough)");
                });
    }
}
