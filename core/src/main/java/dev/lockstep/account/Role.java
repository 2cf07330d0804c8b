package dev.lockstep.account;

import dev.lockstep.account.policies.AttachedPolicy;
import dev.lockstep.account.policies.InlinePolicy;
import dev.lockstep.policy.PolicyParse;
import java.util.List;
import java.util.Optional;

/// An IAM role.
///
/// @param trustPolicy who may assume it
public record Role(
        String name,
        String arn,
        String path,
        PolicyParse trustPolicy,
        List<AttachedPolicy> attachedPolicies,
        List<InlinePolicy> inlinePolicies,
        Optional<AttachedPolicy> boundary) {
    public Role {
        attachedPolicies = attachedPolicies.stream().sorted(AttachedPolicy.ORDER).toList();
        inlinePolicies = inlinePolicies.stream().sorted(InlinePolicy.ORDER).toList();
    }
}
