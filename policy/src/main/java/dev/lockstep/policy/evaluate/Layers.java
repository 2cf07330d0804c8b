package dev.lockstep.policy.evaluate;

import java.util.List;
import java.util.Optional;

/// The policies that are weighed for a request, by their kind.
///
/// @param identity the principal's own and its groups'
/// @param boundary its permissions boundary, of one policy as a rule; absent: it has none
/// @param session the policies that were given when the session began; absent: none were
/// @param serviceControl the levels of the organization above the principal's account, root first;
///   empty: no service control policies apply
/// @param resourceControl the levels above the resource's account, root first; the policy
///   RCPFullAWSAccess counts as attached to each
/// @param resource the policy of the resource, which for sts:AssumeRole is the role's trust policy;
///   absent: it has none
public record Layers(
        List<CompiledPolicy> identity,
        Optional<List<CompiledPolicy>> boundary,
        Optional<List<CompiledPolicy>> session,
        List<Level> serviceControl,
        List<Level> resourceControl,
        Optional<CompiledPolicy> resource) {

    public Layers {
        identity = List.copyOf(identity);
        boundary = boundary.map(List::copyOf);
        session = session.map(List::copyOf);
        serviceControl = List.copyOf(serviceControl);
        resourceControl = List.copyOf(resourceControl);
    }

    /// Identity policies and nothing else.
    public static Layers identity(List<CompiledPolicy> policies) {
        return new Layers(
                policies,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    /// The same with the policy of a resource.
    public Layers withResource(Optional<CompiledPolicy> policy) {
        return new Layers(identity, boundary, session, serviceControl, resourceControl, policy);
    }

    /// The same with other identity policies.
    public Layers withIdentity(List<CompiledPolicy> policies) {
        return new Layers(policies, boundary, session, serviceControl, resourceControl, resource);
    }

    /// The same with another permissions boundary.
    public Layers withBoundary(Optional<List<CompiledPolicy>> policies) {
        return new Layers(identity, policies, session, serviceControl, resourceControl, resource);
    }

    /// One level of an organization.
    ///
    /// @param target the id of the root, organizational unit or account
    public record Level(String target, List<CompiledPolicy> policies) {
        public Level {
            policies = List.copyOf(policies);
        }
    }
}
