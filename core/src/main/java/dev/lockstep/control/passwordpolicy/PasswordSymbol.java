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

/// Passwords must have a symbol.
public final class PasswordSymbol implements Control {
    private static final ControlInfo INFO =
            ControlInfo.of(
                            "password-symbol",
                            Step.PASSWORD_POLICY,
                            Severity.LOW,
                            Subject.Kind.ACCOUNT,
                            "Passwords must have a symbol")
                    .securityHub("IAM.7", "IAM.13")
                    .prowler("iam_password_policy_symbol");

    private static final RequiredClass CLASS =
            new RequiredClass(
                    "a symbol",
                    "RequireSymbols",
                    PasswordPolicy::requireSymbols,
                    "require-symbols");

    @Override
    public ControlInfo info() {
        return INFO;
    }

    @Override
    public List<Verdict> judge(AccountSnapshot snapshot, Baseline baseline, Instant now) {
        return CLASS.judge(baseline.passwordPolicy().requireSymbols(), snapshot, baseline);
    }
}
