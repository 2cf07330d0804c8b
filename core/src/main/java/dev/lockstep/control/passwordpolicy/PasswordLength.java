package dev.lockstep.control.passwordpolicy;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.PasswordPolicy;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.Advice;
import dev.lockstep.control.Control;
import dev.lockstep.control.ControlInfo;
import dev.lockstep.control.Evidence;
import dev.lockstep.control.Remedy;
import dev.lockstep.control.Ruling;
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
        var length =
                snapshot.passwordPolicy()
                        .map(policy ->
                                policy.map(PasswordPolicy::minimumLength)
                                        .orElse(PasswordPolicy.DEFAULT_MINIMUM_LENGTH));
        return List.of(
                Verdict.by(
                        Ruling.of(length, characters -> characters < wanted),
                        Subject.account(snapshot),
                        Evidence.NONE
                                .with("MinimumPasswordLength", length)
                                .with("minimum-length", wanted),
                        "Passwords must have at least " + wanted + " characters.",
                        "Passwords may be shorter than " + wanted + " characters.",
                        Advice.byHand(Remedy.SET_PASSWORD_POLICY, "…")));
    }
}
