package dev.lockstep.policy.catalog;

import dev.lockstep.policy.PolicyParse;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The policies that AWS keeps, as they were when this was built: the newest version of each.
public final class AwsManagedPolicies {
    private static final AwsManagedPolicies BUILT_IN = new AwsManagedPolicies(new TreeMap<>());

    private final SortedMap<String, Known> byName;

    private AwsManagedPolicies(SortedMap<String, Known> byName) {
        this.byName = byName;
    }

    /// The policies that ship; each is read when it is first asked for.
    public static AwsManagedPolicies builtIn() {
        return BUILT_IN;
    }

    /// A policy by its ARN, whatever the partition; empty: it is not known, or not one of AWS's.
    public Optional<Known> byArn(String arn) {
        return byName(arn.substring(arn.lastIndexOf('/') + 1));
    }

    /// The names, sorted.
    public List<String> names() {
        return List.copyOf(byName.keySet());
    }

    public Optional<Known> byName(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /// A policy of AWS.
    ///
    /// @param path with its name, as its ARN ends: `job-function/ViewOnlyAccess`
    /// @param version such as `v45`
    public record Known(String name, String path, String version, PolicyParse document) {}
}
