package dev.lockstep.account.organization;

import dev.lockstep.policy.PolicyParse;
import java.util.List;

/// One level of an organization and the service control policies on it; root first.
public record ServiceControlLevel(String target, List<Named> policies) {
    public ServiceControlLevel {
        policies = List.copyOf(policies);
    }

    /// A service control policy.
    public record Named(String name, PolicyParse document) {}
}
