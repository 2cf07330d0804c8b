package dev.lockstep.plan.guard;

import dev.lockstep.plan.Guard;
import dev.lockstep.plan.GuardResult;
import dev.lockstep.plan.PlanRequest;
import dev.lockstep.plan.PlannedChange;
import java.util.ArrayList;
import java.util.List;

/// Asks every guard about a plan, for each moment that its order allows.
public final class Guards {
    private Guards() {}

    /// Each guard, in their order. The changes must carry their confirmations already, as
    /// [Confirmations#added] sets them.
    public static List<GuardResult> check(PlanRequest request, List<PlannedChange> changes) {
        var results = new ArrayList<GuardResult>();
        for (Guard guard : Guard.values()) {
            results.add(
                    new GuardResult(guard, GuardResult.State.HOLDS, "not built yet")); // interim
        }
        return results;
    }
}
