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

/// An expired password locks its user out exactly if the baseline wants that.
public final class PasswordHardExpiry implements Control {
    private static final ControlInfo INFO =
            ControlInfo.of(
                    "password-hard-expiry",
                    Step.PASSWORD_POLICY,
                    Severity.LOW,
                    Subject.Kind.ACCOUNT,
                    "Expired passwords lock people out only where that is wanted");

    @Override
    public ControlInfo info() {
        return INFO;
    }

    @Override
    public List<Verdict> judge(AccountSnapshot snapshot, Baseline baseline, Instant now) {
        boolean wanted = baseline.passwordPolicy().hardExpiry();
        return PolicyInForce.judge(
                snapshot,
                baseline,
                policy -> {
                    boolean hard = policy.own().filter(PasswordPolicy::hardExpiry).isPresent();
                    return policy.verdict(
                            hard != wanted,
                            policy.evidence("HardExpiry", hard).with("hard-expiry", wanted),
                            effect(hard) + ", as wanted",
                            effect(hard) + ", which is not wanted");
                });
    }

    private static String effect(boolean hard) {
        return hard
                ? "an expired password locks its user out until an administrator sets a new one"
                : "a user may replace an expired password at sign-in";
    }
}
