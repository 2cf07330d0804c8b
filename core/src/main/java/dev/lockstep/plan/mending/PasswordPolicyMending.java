package dev.lockstep.plan.mending;

import dev.lockstep.account.credentials.PasswordPolicy;
import dev.lockstep.baseline.PasswordPolicyGoal;
import dev.lockstep.change.PasswordPolicyChange.SetPasswordPolicy;
import dev.lockstep.control.Finding;
import dev.lockstep.plan.PlanRequest;
import java.util.Optional;

/// The password policy that the baseline wants, never weaker than what stands.
final class PasswordPolicyMending {
    private PasswordPolicyMending() {}

    static Mending mending(Finding finding, PlanRequest request) {
        Optional<PasswordPolicy> former =
                request.audit().snapshot().passwordPolicy().found().orElseThrow();
        return Mending.by(
                new SetPasswordPolicy(
                        finding.subject(),
                        former,
                        wanted(request.audit().baseline().passwordPolicy(), former)));
    }

    private static PasswordPolicy wanted(PasswordPolicyGoal goal, Optional<PasswordPolicy> former) {
        return new PasswordPolicy(
                Math.max(goal.minimumLength(), former.map(PasswordPolicy::minimumLength).orElse(0)),
                goal.requireUppercase()
                        || former.map(PasswordPolicy::requireUppercase).orElse(false),
                goal.requireLowercase()
                        || former.map(PasswordPolicy::requireLowercase).orElse(false),
                goal.requireNumbers() || former.map(PasswordPolicy::requireNumbers).orElse(false),
                goal.requireSymbols() || former.map(PasswordPolicy::requireSymbols).orElse(false),
                goal.allowUsersToChange(),
                Optional.of(goal.maxAgeDays().orElse(90)),
                Optional.of(goal.reusePrevention()),
                goal.hardExpiry());
    }
}
