package dev.lockstep.plan.permission;

import dev.lockstep.account.Account;
import dev.lockstep.effect.Effect;
import dev.lockstep.policy.PolicyDocument;
import java.util.Collection;
import java.util.List;

/// The least IAM policies that carrying out effects takes: to make them, to look before and after,
/// and to take them back.
public final class LeastPolicy {
    private LeastPolicy() {}

    /// The policies, each within AWS's size limit of a managed policy.
    ///
    /// @param effects those of a plan, all waves
    /// @param account as it is before
    /// @param reads the actions that the audit and the live re-plan take; AWS knows no resource for
    ///   most of them, so they stand with `*`
    public static List<PolicyDocument> of(
            List<Effect> effects, Account account, Collection<String> reads) {
        return List.of(); // interim
    }
}
