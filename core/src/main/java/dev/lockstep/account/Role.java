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

    public Role withTrustPolicy(PolicyParse trust) {
        return new Role(
                name,
                arn,
                path,
                trust,
                attachedPolicies,
                inlinePolicies,
                boundary,
                id,
                created,
                description,
                maxSession,
                tags);
    }

    /// The same role with other rights.
    public Role withRights(
            List<AttachedPolicy> attached,
            List<InlinePolicy> inline,
            Optional<AttachedPolicy> newBoundary) {
        return new Role(
                name,
                arn,
                path,
                trustPolicy,
                attached,
                inline,
                newBoundary,
                id,
                created,
                description,
                maxSession,
                tags);
    }

    public Role withAttachedPolicies(List<AttachedPolicy> attached) {
        return withRights(attached, inlinePolicies, boundary);
    }

    public Role withInlinePolicies(List<InlinePolicy> inline) {
        return withRights(attachedPolicies, inline, boundary);
    }

    public Role withBoundary(Optional<AttachedPolicy> newBoundary) {
        return withRights(attachedPolicies, inlinePolicies, newBoundary);
    }

    /// The same role with another description, length of sessions (seconds) and tags.
    public Role described(
            Optional<String> newDescription, int newMaxSession, Map<String, String> newTags) {
        return new Role(
                name,
                arn,
                path,
                trustPolicy,
                attachedPolicies,
                inlinePolicies,
                boundary,
                id,
                created,
                newDescription,
                newMaxSession,
                newTags);
    }
}
