package dev.lockstep.bench.plan;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.control.Audit;
import dev.lockstep.plan.Plan;
import dev.lockstep.plan.PlanRequest;
import dev.lockstep.plan.PlannedChange;
import dev.lockstep.plan.Planner;
import java.util.Optional;
import java.util.Set;

/// A program of its own: plans, guards and rehearses for a large account. The first plan is what a
/// person waits for, after the audit; then it is planned again.
public final class PlanLarge {
    private PlanLarge() {}

    /// Prints a line for each plan: its seconds, then what came out.
    ///
    /// @param arguments how many users, and how often
    public static void main(String[] arguments) {
        int users = Integer.parseInt(arguments[0]);
        for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
            AccountSnapshot snapshot = MuchToDo.snapshot(users);
            Audit audit =
                    Audit.of(snapshot, MuchToDo.baseline(users), MuchToDo.NOW, Audit.Selection.ALL);
            var request =
                    new PlanRequest(
                            audit,
                            Audit.Selection.ALL,
                            Set.of(),
                            Optional.of(MuchToDo.caller().arn()));
            long began = System.nanoTime();
            Plan plan = Planner.plan(request);
            double seconds = (System.nanoTime() - began) / 1e9;
            System.out.println(
                    seconds
                            + " "
                            + plan.changes().size()
                            + " changes, "
                            + plan.changes().stream().mapToInt(PlannedChange::wave).max().orElse(0)
                            + " waves"
                            + (plan.isRefused() ? ", refused" : ""));
        }
    }
}
