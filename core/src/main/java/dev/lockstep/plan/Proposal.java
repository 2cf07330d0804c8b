package dev.lockstep.plan;

import dev.lockstep.change.Change;
import java.util.Set;
import java.util.TreeSet;

/// A change that mends findings, before it has a place in a plan.
///
/// @param because the ids of the controls whose findings it mends
public record Proposal(Change change, Set<String> because) {
    public Proposal {
        because = new TreeSet<>(because);
    }
}
