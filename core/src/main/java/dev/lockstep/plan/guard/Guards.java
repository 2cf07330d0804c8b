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

    private static Outcome ask(Guard guard, Situation situation) {
        return switch (guard) {
            case AN_ADMINISTRATOR_REMAINS -> AdministratorGuard.ask(situation);
            case CALLER_KEEPS_ACCESS -> CallerGuard.ask(situation);
            case BREAK_GLASS_UNTOUCHED -> BreakGlassGuard.ask(situation);
            case WORKING_KEY_KEPT -> new WorkingKeys(situation).ask();
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
