package dev.lockstep.account;

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
        attachedPolicies = List.copyOf(attachedPolicies);
        inlinePolicies = List.copyOf(inlinePolicies);
    }
}
