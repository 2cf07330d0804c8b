package dev.lockstep.policy;

import java.util.List;

/// The `Action` or `NotAction` element of a statement.
///
/// @param negated true for `NotAction`
/// @param patterns action patterns as written; action names ignore case
public record Actions(boolean negated, List<ActionPattern> patterns) {
    public Actions {
        patterns = List.copyOf(patterns);
    }
}
