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

/// Passwords must have a lowercase letter.
public final class PasswordLowercase implements Control {
    private static final ControlInfo INFO =
            ControlInfo.of(
                            "password-lowercase",
                            Step.PASSWORD_POLICY,
                            Severity.LOW,
                            Subject.Kind.ACCOUNT,
                            "Passwords must have a lowercase letter")
                    .securityHub("IAM.7", "IAM.12")
                    .prowler("iam_password_policy_lowercase");

    private static final RequiredClass CLASS =
            new RequiredClass(
                    "a lowercase letter",
                    "RequireLowercaseCharacters",
                    PasswordPolicy::requireLowercase,
                    "require-lowercase");

    @Override
    public ControlInfo info() {
        return INFO;
    }

    @Override
    public List<Verdict> judge(AccountSnapshot snapshot, Baseline baseline, Instant now) {
        return CLASS.judge(baseline.passwordPolicy().requireLowercase(), snapshot, baseline);
    }
}
