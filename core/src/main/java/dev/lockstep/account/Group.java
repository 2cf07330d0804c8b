package dev.lockstep.account;

import dev.lockstep.account.policies.AttachedPolicy;
import dev.lockstep.account.policies.InlinePolicy;
import java.util.List;
import java.util.Optional;

/// An IAM group. Who is in it stands with the users.
public record Group(
        String name,
        Optional<String> arn,
        String path,
        List<AttachedPolicy> attachedPolicies,
        List<InlinePolicy> inlinePolicies) {
    public Group {
        attachedPolicies = attachedPolicies.stream().sorted(AttachedPolicy.ORDER).toList();
        inlinePolicies = inlinePolicies.stream().sorted(InlinePolicy.ORDER).toList();
    }
}
