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

/// A new password must not be one of the former ones.
public final class PasswordReuse implements Control {
    private static final ControlInfo INFO =
            ControlInfo.of(
                            "password-reuse",
                            Step.PASSWORD_POLICY,
                            Severity.MEDIUM,
                            Subject.Kind.ACCOUNT,
                            "Former passwords are refused")
                    .cis("1.9/1.8/2.8/2.9")
                    .securityHub("IAM.7", "IAM.16")
                    .prowler("iam_password_policy_reuse_24");

    @Override
    public ControlInfo info() {
        return INFO;
    }

    @Override
    public List<Verdict> judge(AccountSnapshot snapshot, Baseline baseline, Instant now) {
        int wanted = baseline.passwordPolicy().reusePrevention();
        return PolicyInForce.judge(
                snapshot,
                baseline,
                policy -> {
                    var remembered = policy.own().flatMap(PasswordPolicy::reusePrevention);
                    int count = remembered.orElse(0);
                    return policy.verdict(
                            count < wanted,
                            policy.evidence("PasswordReusePrevention", remembered)
                                    .with("reuse-prevention", wanted),
                            "the last " + count + " passwords are refused",
                            (count == 0
                                            ? "any former password may be used again"
                                            : "only the last " + count + " passwords are refused")
                                    + " (the last "
                                    + wanted
                                    + " are wanted)");
                });
    }
}
