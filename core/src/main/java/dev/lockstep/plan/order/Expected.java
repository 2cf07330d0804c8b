package dev.lockstep.plan.order;

import dev.lockstep.account.Account;
import dev.lockstep.account.policies.ManagedPolicy;
import dev.lockstep.effect.AccessKeyEffect;
import dev.lockstep.effect.Assigned;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.GroupEffect;
import dev.lockstep.effect.PolicyEffect;
import dev.lockstep.effect.RoleEffect;
import dev.lockstep.effect.UserEffect;
import java.time.Instant;
import java.util.Optional;

/// What AWS may choose when a plan is carried out: ids in AWS's form that nothing else has, the
/// next version number. The same each time.
final class Expected {
    private final Instant at;
    private int made;

    Expected(Instant at) {
        this.at = at;
    }

    /// @param account just before the effect
    Assigned of(Effect effect, Account account) {
        return switch (effect) {
            case UserEffect.CreateUser _ -> id("AIDA");
            case GroupEffect.CreateGroup _ -> id("AGPA");
            case RoleEffect.CreateRole _ -> id("AROA");
            case PolicyEffect.CreatePolicy _ -> id("ANPA");
            case PolicyEffect.CreatePolicyVersion(String arn, _, _) ->
                    Assigned.of(at, "v" + (newestVersion(account, arn) + 1));
            case AccessKeyEffect.CreateAccessKey _ -> id("AKIA");
            default -> id("APLN"); // where AWS chooses no id, nobody looks at it
        };
    }

    private Assigned id(String prefix) {
        made++;
        return Assigned.of(at, prefix + "PLANNED%09d".formatted(made));
    }

    private static int newestVersion(Account account, String arn) {
        return account.policies().stream()
                .filter(policy -> policy.arn().equals(arn))
                .flatMap(policy -> policy.versions().stream())
                .map(ManagedPolicy.Version::id)
                .flatMap(id -> number(id).stream())
                .max(Integer::compare)
                .orElse(1);
    }

    private static Optional<Integer> number(String version) {
        return version.matches("v[0-9]{1,8}")
                ? Optional.of(Integer.parseInt(version.substring(1)))
                : Optional.empty();
    }
}
