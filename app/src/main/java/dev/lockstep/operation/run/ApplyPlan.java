package dev.lockstep.operation.run;

import dev.lockstep.control.Audit;
import dev.lockstep.operation.LiveAccount;
import dev.lockstep.operation.Refused;
import dev.lockstep.plan.Plan;
import dev.lockstep.plan.Planner;
import dev.lockstep.plan.Proposal;
import dev.lockstep.record.plan.PlanRecord;
import dev.lockstep.record.plan.PlanWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Makes a plan ready to be carried out: always from what AWS says now. Of a saved plan only the
/// changes that stand in both are kept.
public final class ApplyPlan {
    /// A plan may be made on a machine whose clock goes a little ahead.
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final LiveAccount accounts;
    private final MakePlan planning;

    /// @param accounts how accounts are read
    public ApplyPlan(LiveAccount accounts, MakePlan planning) {
        this.accounts = accounts;
        this.planning = planning;
    }

    /// What is to be applied.
    ///
    /// @param saved a plan that somebody has looked at
    public record Request(
            LiveAccount.Request account, MakePlan.Wanted wanted, Optional<Saved> saved) {}

    /// A saved plan.
    ///
    /// @param called what messages call its file
    public record Saved(String called, PlanRecord plan) {}

    /// Holds the account, reads it, and plans.
    ///
    /// @throws Refused if the saved plan is of another account, or too old
    /// @throws dev.lockstep.apply.RunRefused if another run of the account is under way
    public Ready ready(Request request, LiveAccount.Watch watch) {
        return Place.held(accounts, request.account(), place -> ready(request, place, watch));
    }

    private Ready ready(Request request, Place place, LiveAccount.Watch watch) {
        request.saved().ifPresent(saved -> check(saved, place));
        MakePlan.Made now =
                planning.live(place.account(), wanted(request), place.takenOut(), watch);
        MakePlan.Made made = request.saved().map(saved -> both(saved, now)).orElse(now);
        return new Ready(place, request.account(), made, Optional.empty());
    }

    /// What the saved plan was to mend, unless options say less.
    private static MakePlan.Wanted wanted(Request request) {
        if (request.saved().isEmpty()
                || !request.wanted().selection().equals(Audit.Selection.ALL)) {
            return request.wanted();
        }
        PlanRecord.Selected selected = request.saved().get().plan().selected();
        return new MakePlan.Wanted(
                new Audit.Selection(
                        new HashSet<>(selected.steps()), new HashSet<>(selected.controls())),
                request.wanted().loosened());
    }

    private static void check(Saved saved, Place place) {
        PlanRecord plan = saved.plan();
        Optional<String> account = plan.account().id();
        if (!account.equals(Optional.of(place.where().account()))
                || (plan.account().practice() && !place.where().practice())) {
            throw new Refused(
                    saved.called()
                            + " is a plan for "
                            + (plan.account().practice() ? "the practice account " : "account ")
                            + account.orElse("(unknown)")
                            + ", but the credentials are of "
                            + (place.where().practice() ? "the practice account " : "account ")
                            + place.where().account()
                            + "; nothing was done");
        }
        Instant taken = plan.takenAt().orElse(plan.plannedAt());
        Instant now = place.account().clock().instant();
        int hours = place.account().baseline().limits().planHours();
        if (taken.plus(Duration.ofHours(hours)).isBefore(now)) {
            throw new Refused(
                    saved.called()
                            + " rests on answers of "
                            + taken
                            + ", and a plan lives "
                            + hours
                            + " hours (limits.plan-hours); nothing was done. Make it again with"
                            + " lockstep plan");
        }
        if (taken.isAfter(now.plus(AHEAD))) {
            throw new Refused(
                    saved.called()
                            + " rests on answers of "
                            + taken
                            + ", which is still to come (it is "
                            + now
                            + " now); nothing was done. See that the clock is right, and make the"
                            + " plan again");
        }
    }

    private MakePlan.Made both(Saved saved, MakePlan.Made now) {
        Comparison comparison = Comparison.of(saved.plan(), now.record());
        if (comparison.stale().isEmpty() && comparison.more() == 0) {
            return now;
        }
        MakePlan.Made kept = kept(saved, now, comparison.kept());
        var notices = new ArrayList<String>();
        if (comparison.more() > 0) {
            notices.add(
                    "A plan made now has "
                            + comparison.more()
                            + " more changes than still stand of "
                            + saved.called()
                            + "; they are left alone. lockstep plan shows them.");
        }
        PlanRecord record = kept.record().with(comparison.stale(), notices);
        return kept.with(record.called(PlanWriter.id(record)));
    }

    private MakePlan.Made kept(Saved saved, MakePlan.Made now, Set<String> kept) {
        List<Proposal> proposals =
                now.plan().changes().stream()
                        .filter(one -> kept.contains(one.id()))
                        .map(one -> new Proposal(one.change(), new HashSet<>(one.because())))
                        .toList();
        try {
            Plan plan = Planner.arranged(now.request(), proposals, now.plan().byHand());
            return planning.recorded(now.judged(), now.request(), plan);
        } catch (IllegalArgumentException e) {
            // A change that is left needs one that is not.
            throw new Refused(
                    "too much has changed since "
                            + saved.called()
                            + " was made; nothing was done. Make it again with lockstep plan");
        }
    }
}
