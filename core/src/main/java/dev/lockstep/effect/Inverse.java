package dev.lockstep.effect;

import dev.lockstep.account.Account;
import dev.lockstep.effect.touched.AroundInverse;
import dev.lockstep.effect.touched.CredentialInverse;
import dev.lockstep.effect.touched.HolderInverse;
import dev.lockstep.effect.touched.PolicyInverse;
import java.util.List;
import java.util.Optional;

/// What takes an effect back.
public sealed interface Inverse {
    /// These writes, in this order; none where the effect changed nothing.
    record Effects(List<Effect> effects) implements Inverse {
        public Effects {
            effects = List.copyOf(effects);
        }
    }

    /// Nothing does.
    ///
    /// @param why one sentence
    record None(String why) implements Inverse {}

    /// What is left of an effect though it is taken back, as one sentence without a full stop.
    ///
    /// @param assigned what AWS chose, if its answer came
    static Optional<String> stays(Effect effect, Optional<Assigned> assigned) {
        return effect instanceof PolicyEffect.CreatePolicyVersion
                        && assigned.flatMap(Assigned::id).isEmpty()
                ? Optional.of(
                        "the version that it made stays, though not in force, since AWS's answer"
                                + " was lost and which number it has is not known")
                : Optional.empty();
    }

    /// What takes an effect back: afterwards everything that it touched is as it was before.
    ///
    /// @param before what it touched, as it was before: see [Touched#in]
    /// @param account the same account at any time: its id and partition make the ARNs of what the
    ///   effect made
    /// @param assigned what AWS chose; absent in a plan, which is not carried out yet. Without it
    ///   nothing takes back a version of a policy
    static Inverse of(Effect effect, Touched before, Account account, Optional<Assigned> assigned) {
        return switch (effect) {
            case UserEffect one -> HolderInverse.of(one, before);
            case GroupEffect one -> HolderInverse.of(one, before);
            case RoleEffect one -> HolderInverse.of(one, before);
            case PolicyEffect one -> PolicyInverse.of(one, before, account, assigned);
            case CredentialEffect one -> CredentialInverse.of(one, before, assigned);
            case MfaEffect one -> CredentialInverse.of(one, account);
            case AccountEffect one -> AroundInverse.of(one, before);
            case AroundEffect one -> AroundInverse.of(one, before, account);
        };
    }
}
