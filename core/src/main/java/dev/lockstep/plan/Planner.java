package dev.lockstep.plan;

import dev.lockstep.plan.mending.Mendings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes a plan of an audit: pure, and the same plan each time.
public final class Planner {
    private Planner() {}

    /// Plans what mends the failing findings that are selected.
    public static Plan plan(PlanRequest request) {
        Mendings.Mended mended = Mendings.of(request);
        var changes = new ArrayList<PlannedChange>();
        for (Proposal proposal : mended.proposals()) {
            changes.add(
                    new PlannedChange(
                            "c" + (changes.size() + 1),
                            proposal.change(),
                            List.copyOf(proposal.because()),
                            dev.lockstep.effect.Touched.NOTHING,
                            dev.lockstep.effect.Touched.NOTHING,
                            1,
                            List.of(),
                            List.of(),
                            Optional.empty()));
        }
        return new Plan(
                request.audit(),
                changes,
                List.of(),
                List.of(),
                mended.byHand(),
                request.audit(),
                List.of());
    }
}
