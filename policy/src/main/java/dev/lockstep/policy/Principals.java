package dev.lockstep.policy;

import java.util.List;

/// The `Principal` or `NotPrincipal` element of a statement.
///
/// @param negated true for `NotPrincipal`
/// @param members the principals that are named, in the order of the text
public record Principals(boolean negated, List<Principal> members) {
    public Principals {
        members = List.copyOf(members);
    }
}
