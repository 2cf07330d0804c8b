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

/// Passwords must have an uppercase letter.
public final class PasswordUppercase implements Control {
    private static final ControlInfo INFO =
            ControlInfo.of(
                            "password-uppercase",
                            Step.PASSWORD_POLICY,
                            Severity.LOW,
                            Subject.Kind.ACCOUNT,
                            "Passwords must have an uppercase letter")
                    .securityHub("IAM.7", "IAM.11")
                    .prowler("iam_password_policy_uppercase");

    private static final RequiredClass CLASS =
            new RequiredClass(
                    "an uppercase letter",
                    "RequireUppercaseCharacters",
                    PasswordPolicy::requireUppercase,
                    "require-uppercase");

    @Override
    public ControlInfo info() {
        return INFO;
    }

    @Override
    public List<Verdict> judge(AccountSnapshot snapshot, Baseline baseline, Instant now) {
        return CLASS.judge(baseline.passwordPolicy().requireUppercase(), snapshot, baseline);
    }
}
