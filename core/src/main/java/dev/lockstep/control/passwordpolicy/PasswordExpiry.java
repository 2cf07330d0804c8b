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
import java.util.Optional;
import java.util.OptionalInt;

/// Passwords must expire after some days. Under AWS's default policy they never do.
public final class PasswordExpiry implements Control {
    private static final ControlInfo INFO =
            ControlInfo.of(
                            "password-expiry",
                            Step.PASSWORD_POLICY,
                            Severity.MEDIUM,
                            Subject.Kind.ACCOUNT,
                            "Passwords expire in time")
                    .securityHub("IAM.7", "IAM.17")
                    .prowler("iam_password_policy_expires_passwords_within_90_days_or_less");

    @Override
    public ControlInfo info() {
        return INFO;
    }

    @Override
    public List<Verdict> judge(AccountSnapshot snapshot, Baseline baseline, Instant now) {
        OptionalInt limit = baseline.passwordPolicy().maxAgeDays();
        if (limit.isEmpty()) {
            return List.of(
                    Verdict.notApplicable(
                            Subject.account(snapshot),
                            "The baseline does not ask for it: max-age-days is never."));
        }
        int wanted = limit.getAsInt();
        return PolicyInForce.judge(
                snapshot,
                baseline,
                policy -> {
                    // MaxPasswordAge 0 means, like none at all, that passwords never expire.
                    Optional<Integer> age =
                            policy.own()
                                    .flatMap(PasswordPolicy::maxAgeDays)
                                    .filter(days -> days > 0);
                    return policy.verdict(
                            age.filter(days -> days <= wanted).isEmpty(),
                            policy.evidence("MaxPasswordAge", age).with("max-age-days", wanted),
                            "passwords expire after "
                                    + age.orElse(wanted)
                                    + " days (at most "
                                    + wanted
                                    + " are wanted)",
                            age.map(days -> "passwords expire only after " + days + " days")
                                            .orElse("passwords never expire")
                                    + " (at most "
                                    + wanted
                                    + " days are wanted)");
                });
    }
}
