package dev.lockstep.apply;

import dev.lockstep.account.Account;
import dev.lockstep.account.policies.ManagedPolicy;
import dev.lockstep.effect.AccessKeyEffect;
import dev.lockstep.effect.Assigned;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.PolicyEffect;
import java.time.Instant;

/// What AWS may choose for a write that is not made yet. No state that is compared shows it.
public final class Assumed {
    private Assumed() {}

    /// What AWS may choose for a write.
    ///
    /// @param account just before the write
    public static Assigned of(Effect effect, Account account, Instant at) {
        return switch (effect) {
            case PolicyEffect.CreatePolicyVersion version ->
                    Assigned.of(at, "v" + (newestVersion(account, version.arn()) + 1));
            case AccessKeyEffect.CreateAccessKey _ -> Assigned.of(at, "(new)");
            default -> Assigned.at(at);
        };
    }

    private static int newestVersion(Account account, String arn) {
        return account.policies().stream()
                .filter(one -> one.arn().equals(arn))
                .flatMap(one -> one.versions().stream())
                .map(ManagedPolicy.Version::id)
                .filter(id -> id.matches("v[0-9]{1,6}"))
                .mapToInt(id -> Integer.parseInt(id.substring(1)))
                .max()
                .orElse(1);
    }
}
