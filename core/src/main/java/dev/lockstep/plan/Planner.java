package dev.lockstep.plan;

import dev.lockstep.plan.guard.Confirmations;
import dev.lockstep.plan.guard.Guards;
import dev.lockstep.plan.mending.Mendings;
import dev.lockstep.plan.order.Ordering;
import dev.lockstep.plan.order.Ordering.Ordered;
import dev.lockstep.plan.people.People;
import java.util.ArrayList;
import java.util.List;

/// Makes a plan of an audit: pure, and the same plan each time.
public final class Planner {
    private Planner() {}

    /// Plans what mends the failing findings that are selected.
    public static Plan plan(PlanRequest request) {
        Mendings.Mended mended = Mendings.of(request);
        return finished(request, Ordering.of(request, mended.proposals()), mended.byHand());
    }

    /// Plans these changes and no others, such as what takes a run back. Each is made after those
    /// before it in the list that touch the same things; none is left out as needless.
    ///
    /// @param proposals in an order in which they can be made, such as newest first for undo
    /// @param byHand what a person has to do beside them
    public static Plan arranged(
            PlanRequest request, List<Proposal> proposals, List<ByHand> byHand) {
        return finished(request, Ordering.kept(request, proposals), byHand);
    }

    private static Plan finished(PlanRequest request, Ordered ordered, List<ByHand> byHand) {
        var tasks = new ArrayList<>(byHand);
        tasks.addAll(ordered.byHand());
        List<PlannedChange> changes = Confirmations.added(request, ordered.changes());
        return new Plan(
                request.audit(),
                changes,
                Guards.check(request, changes),
                People.notices(request, changes, request.audit().snapshot()), // interim
                tasks,
                request.audit(), // interim
                List.of()); // interim
    }
}
