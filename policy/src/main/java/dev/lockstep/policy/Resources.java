package dev.lockstep.policy;

import java.util.List;

/// The `Resource` or `NotResource` element of a statement.
///
/// @param negated true for `NotResource`
/// @param patterns resource patterns as written
public record Resources(boolean negated, List<ResourcePattern> patterns) {
    public Resources {
        patterns = List.copyOf(patterns);
    }
}
