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

/// Passwords must have a digit.
public final class PasswordNumber implements Control {
    private static final ControlInfo INFO =
            ControlInfo.of(
                            "password-number",
                            Step.PASSWORD_POLICY,
                            Severity.LOW,
                            Subject.Kind.ACCOUNT,
                            "Passwords must have a digit")
                    .securityHub("IAM.7", "IAM.14")
                    .prowler("iam_password_policy_number");

    private static final RequiredClass CLASS =
            new RequiredClass(
                    "a digit", "RequireNumbers", PasswordPolicy::requireNumbers, "require-numbers");

    @Override
    public ControlInfo info() {
        return INFO;
    }

    @Override
    public List<Verdict> judge(AccountSnapshot snapshot, Baseline baseline, Instant now) {
        return CLASS.judge(baseline.passwordPolicy().requireNumbers(), snapshot, baseline);
    }
}
