package dev.lockstep.apply;

import dev.lockstep.plan.Plan;
import dev.lockstep.record.run.RunChange;
import java.util.List;
import java.util.Set;

/// Makes of a plan what a run is bound to.
public final class Heads {
    private Heads() {}

    /// The changes of a plan, each write with what it must find and leave.
    ///
    /// @param confirmed what a person has typed or named by `--confirm`
    public static List<RunChange> changes(Plan plan, Set<String> confirmed) {
        return List.of(); // interim
    }
}
