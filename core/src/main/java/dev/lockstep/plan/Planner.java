package dev.lockstep.plan;

import dev.lockstep.effect.Touched;
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
        return arranged(request, mended.proposals(), mended.byHand());
    }

    /// Plans these changes and no others, such as what takes a run back. Each is made after those
    /// before it in the list that touch the same things; nothing is left out.
    ///
    /// @param proposals in an order in which they can be made, such as newest first for undo
    /// @param byHand what a person has to do beside them
    public static Plan arranged(
            PlanRequest request, List<Proposal> proposals, List<ByHand> byHand) {
        var changes = new ArrayList<PlannedChange>();
        for (Proposal proposal : proposals) {
            changes.add(
                    new PlannedChange(
                            "c" + (changes.size() + 1),
                            proposal.change(),
                            List.copyOf(proposal.because()),
                            Touched.NOTHING,
                            Touched.NOTHING,
                            1,
                            List.of(),
                            List.of(),
                            Optional.empty()));
        }
        return new Plan(
                request.audit(), changes, List.of(), List.of(), byHand, request.audit(), List.of());
    }
}
