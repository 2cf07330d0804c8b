package dev.lockstep.policy.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Decides a request as AWS would.
///
/// Rule source: IAM User Guide, "Policy evaluation logic".
public final class Evaluator {
    private Evaluator() {}

    /// What becomes of a request. Where a condition key is unknown, or a variable cannot be told,
    /// and it matters, the answer is [Decision.Undecided].
    public static Decision decide(Request request, Layers layers) {
        return new Decision.Undecided(
                new TreeSet<>(List.of(request.action())),
                Set.of(Decision.Kind.values()),
                layers.identity().isEmpty() ? List.of() : new ArrayList<>());
    }
}
