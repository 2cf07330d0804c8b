package dev.lockstep.plan.guard;

import dev.lockstep.plan.Guard;
import dev.lockstep.plan.GuardResult;
import dev.lockstep.plan.PlanRequest;
import dev.lockstep.plan.PlannedChange;
import java.util.Arrays;
import java.util.List;

/// Asks every guard about a plan, for each moment that its order allows.
public final class Guards {
    private Guards() {}

    /// Each guard, in their order. The changes must carry their confirmations already, as
    /// [Confirmations#added] sets them.
    public static List<GuardResult> check(PlanRequest request, List<PlannedChange> changes) {
        var situation = new Situation(request, changes);
        return Arrays.stream(Guard.values())
                .map(guard -> result(guard, ask(guard, situation), request))
                .toList();
    }

    /// Sets what must be typed for the changes, and asks every guard about them: both at once, which
    /// takes less time than one after the other.
    public static Guarded guarded(PlanRequest request, List<PlannedChange> changes) {
        var situation = new Situation(request, changes);
        List<PlannedChange> confirmed = Confirmations.added(situation);
        Situation same = situation.with(confirmed);
        return new Guarded(
                confirmed,
                Arrays.stream(Guard.values())
                        .map(guard -> result(guard, ask(guard, same), request))
                        .toList());
    }

    /// A plan's changes with their confirmations, and what each guard says of them.
    public record Guarded(List<PlannedChange> changes, List<GuardResult> results) {
        public Guarded {
            changes = List.copyOf(changes);
            results = List.copyOf(results);
        }
    }

    private static Outcome ask(Guard guard, Situation situation) {
        return switch (guard) {
            case AN_ADMINISTRATOR_REMAINS -> AdministratorGuard.ask(situation);
            case CALLER_KEEPS_ACCESS -> CallerGuard.ask(situation);
            case BREAK_GLASS_UNTOUCHED -> BreakGlassGuard.ask(situation);
            case WORKING_KEY_KEPT -> situation.workingKeys().ask(situation.changes());
            case WAY_IN_KEPT -> WayInGuard.ask(situation);
            case KNOWN_READS_ONLY -> KnownReadsGuard.ask(situation);
            case WITHIN_LIMITS -> LimitsGuard.ask(situation);
        };
    }

    private static GuardResult result(Guard guard, Outcome outcome, PlanRequest request) {
        return new GuardResult(
                guard,
                outcome.holds()
                        ? GuardResult.State.HOLDS
                        : request.loosened().contains(guard)
                                ? GuardResult.State.LOOSENED
                                : GuardResult.State.REFUSES,
                outcome.detail());
    }
}
