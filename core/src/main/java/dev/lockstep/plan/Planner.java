package dev.lockstep.plan;

import dev.lockstep.account.Account;
import dev.lockstep.change.Change;
import dev.lockstep.change.Reversal;
import dev.lockstep.control.Audit;
import dev.lockstep.plan.guard.Guards;
import dev.lockstep.plan.mending.Mendings;
import dev.lockstep.plan.order.Ordering;
import dev.lockstep.plan.order.Ordering.Ordered;
import dev.lockstep.plan.people.People;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Makes a plan of an audit: pure, and the same plan each time.
///
/// The policies that carrying it out takes are not worked out here: which reads belong to them is
/// known only where AWS is reached.
public final class Planner {
    /// What mends a finding can make another fail that can be mended too, such as a group that has
    /// lost its last member. So often it is asked again.
    private static final int ROUNDS = 4;

    private Planner() {}

    /// Plans what mends the failing findings that are selected.
    public static Plan plan(PlanRequest request) {
        Mendings.Mended mended = Mendings.of(request);
        var proposals = new ArrayList<>(mended.proposals());
        var known = new HashSet<Change>();
        proposals.forEach(one -> known.add(one.change()));
        Ordered ordered = Ordering.of(request, proposals);
        Audit after = rehearsed(request, ordered);
        for (int round = 1; round < ROUNDS; round++) {
            List<Proposal> more =
                    Mendings.of(after(request, after)).proposals().stream()
                            .filter(one -> known.add(one.change()))
                            .toList();
            if (more.isEmpty()) {
                break;
            }
            proposals.addAll(more);
            ordered = Ordering.of(request, proposals);
            after = rehearsed(request, ordered);
        }
        return finished(request, ordered, after, mended.byHand());
    }

    /// Plans these changes and no others, such as what takes a run back. Each is made after those
    /// before it in the list that touch the same things; none is left out as needless.
    ///
    /// @param proposals in an order in which they can be made, such as newest first for undo
    /// @param byHand what a person has to do beside them
    public static Plan arranged(
            PlanRequest request, List<Proposal> proposals, List<ByHand> byHand) {
        Ordered ordered = Ordering.kept(request, proposals);
        return finished(request, ordered, rehearsed(request, ordered), byHand);
    }

    /// Plans these changes in the places that they have, such as what is left of a run: guarded and
    /// rehearsed, and nothing of it ordered anew.
    ///
    /// @param changes by wave, in an order in which they can be made
    /// @param after the account once they are made
    public static Plan placed(PlanRequest request, List<PlannedChange> changes, Account after) {
        Guards.Guarded guarded = Guards.guarded(request, changes);
        Audit rehearsed =
                changes.isEmpty() ? request.audit() : Rehearsal.of(request.audit(), after);
        return new Plan(
                request.audit(),
                guarded.changes(),
                guarded.results(),
                People.notices(request, guarded.changes(), rehearsed.snapshot()),
                List.of(),
                rehearsed,
                List.of());
    }

    private static Audit rehearsed(PlanRequest request, Ordered ordered) {
        return ordered.changes().isEmpty()
                ? request.audit()
                : Rehearsal.of(request.audit(), ordered.after().getLast());
    }

    private static PlanRequest after(PlanRequest request, Audit audit) {
        return request.of(audit);
    }

    private static Plan finished(
            PlanRequest request, Ordered ordered, Audit after, List<ByHand> byHand) {
        Set<ByHand> tasks = new LinkedHashSet<>(byHand);
        tasks.addAll(ordered.byHand());
        boolean takesBack =
                ordered.changes().stream().allMatch(one -> one.change() instanceof Reversal);
        tasks.addAll(
                takesBack
                        ? Broken.again(request.audit(), after)
                        : Broken.byHand(request.audit(), after));
        Guards.Guarded guarded =
                Guards.guarded(
                        request,
                        takesBack
                                ? ordered.changes()
                                : new Broken(request.audit(), ordered.after(), after)
                                        .named(ordered.changes()));
        return new Plan(
                request.audit(),
                guarded.changes(),
                guarded.results(),
                People.notices(request, guarded.changes(), after.snapshot()),
                List.copyOf(tasks),
                after,
                List.of());
    }
}
