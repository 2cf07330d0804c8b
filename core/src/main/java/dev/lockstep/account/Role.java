package dev.lockstep.account;

import dev.lockstep.account.policies.AttachedPolicy;
import dev.lockstep.account.policies.InlinePolicy;
import dev.lockstep.policy.PolicyParse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An IAM role.
///
/// @param trustPolicy who may assume it
/// @param id such as `AROA…`
/// @param created when it was made (UTC)
/// @param maxSession how long a session of it may last, in seconds
public record Role(
        String name,
        String arn,
        String path,
        PolicyParse trustPolicy,
        List<AttachedPolicy> attachedPolicies,
        List<InlinePolicy> inlinePolicies,
        Optional<AttachedPolicy> boundary,
        Optional<String> id,
        Optional<Instant> created,
        Optional<String> description,
        int maxSession,
        Map<String, String> tags) {
    /// An hour: what a role has that was made without saying so (iam:CreateRole).
    public static final int DEFAULT_MAX_SESSION = 3600;

    /// A role of which only what its rights are is known.
    public Role(
            String name,
            String arn,
            String path,
            PolicyParse trustPolicy,
            List<AttachedPolicy> attachedPolicies,
            List<InlinePolicy> inlinePolicies,
            Optional<AttachedPolicy> boundary) {
        this(
                name,
                arn,
                path,
                trustPolicy,
                attachedPolicies,
                inlinePolicies,
                boundary,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                DEFAULT_MAX_SESSION,
                Map.of());
    }

    public Role {
        attachedPolicies = attachedPolicies.stream().sorted(AttachedPolicy.ORDER).toList();
        inlinePolicies = inlinePolicies.stream().sorted(InlinePolicy.ORDER).toList();
        tags = Map.copyOf(tags);
    }
}
