package dev.lockstep.access.escalation;

import dev.lockstep.policy.evaluate.Deciding;
import dev.lockstep.policy.evaluate.Decision;
import dev.lockstep.policy.evaluate.Layers;
import dev.lockstep.policy.evaluate.Request;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// A request that a step rests on, with the decision that it is allowed or may be.
///
/// @param layers the policies at that step: the principal's own at the first, and after a step that
///   changed them those that it then has
/// @param decision possibly allowed, always
public record Grant(Request request, Layers layers, Decision decision) {
    public Grant {
        if (!decision.possiblyAllowed()) {
            throw new IllegalArgumentException(request.action() + " is refused");
        }
    }

    public String action() {
        return request.action();
    }

    public String resource() {
        return request.resource();
    }

    public boolean certain() {
        return decision.isAllowed();
    }

    /// The statements that it rests on.
    public List<Deciding> statements() {
        return switch (decision) {
            case Decision.Allowed(var by) -> by;
            case Decision.Undecided undecided -> undecided.on();
            case Decision.ImplicitlyDenied _, Decision.ExplicitlyDenied _ -> List.of();
        };
    }

    /// The condition keys, in lower case, that were assumed to be as it takes.
    public SortedSet<String> assumed() {
        return decision instanceof Decision.Undecided undecided
                ? undecided.keys()
                : Collections.unmodifiableSortedSet(new TreeSet<>());
    }
}
