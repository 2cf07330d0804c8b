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

/// Users may change their own password, so that nobody else needs to know it.
public final class PasswordSelfService implements Control {
    private static final ControlInfo INFO =
            ControlInfo.of(
                    "password-self-service",
                    Step.PASSWORD_POLICY,
                    Severity.MEDIUM,
                    Subject.Kind.ACCOUNT,
                    "Users may change their own password");

    @Override
    public ControlInfo info() {
        return INFO;
    }

    @Override
    public List<Verdict> judge(AccountSnapshot snapshot, Baseline baseline, Instant now) {
        if (!baseline.passwordPolicy().allowUsersToChange()) {
            return List.of(
                    Verdict.notApplicable(
                            Subject.account(snapshot),
                            "The baseline does not ask for it: allow-users-to-change is false."));
        }
        return PolicyInForce.judge(
                snapshot,
                baseline,
                policy -> {
                    var allowed = policy.own().map(PasswordPolicy::allowUsersToChange);
                    return policy.verdict(
                            !allowed.orElse(false),
                            policy.evidence("AllowUsersToChangePassword", allowed)
                                    .with("allow-users-to-change", true),
                            "users may change their own password",
                            "the policy does not let users change their own password");
                });
    }
}
