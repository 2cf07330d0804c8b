package dev.lockstep.plan.guard;

import dev.lockstep.plan.PlanRequest;
import dev.lockstep.plan.PlannedChange;
import java.util.List;

/// Which changes of a plan a person must confirm by typing a name.
public final class Confirmations {
    private Confirmations() {}

    /// The same changes, each with what must be typed for it.
    public static List<PlannedChange> added(PlanRequest request, List<PlannedChange> changes) {
        return List.copyOf(changes); // interim
    }
}
