package dev.lockstep.record.plan;

import static dev.lockstep.account.TestAccount.NOW;
import static dev.lockstep.account.TestAccount.account;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.TestAccount;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.Audit;
import dev.lockstep.plan.PlanRequest;
import dev.lockstep.plan.Planner;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Plans of small accounts.
final class SamplePlan {
    private SamplePlan() {}

    static PlanRecord of(TestAccount account) {
        AccountSnapshot snapshot = AccountSnapshot.of(account.answers());
        Audit audit = Audit.of(snapshot, Baseline.DEFAULT, NOW, Audit.Selection.ALL);
        var request = new PlanRequest(audit, Audit.Selection.ALL, Set.of(), Optional.empty());
        return PlanRecording.of(
                request, Planner.plan(request), List.of(), "sha256:" + "0".repeat(64), "0.1.0");
    }

    static PlanRecord simple() {
        return of(account().defaultPasswordPolicy());
    }

    static String json(PlanRecord plan) {
        var out = new StringWriter();
        PlanWriter.write(plan, out);
        return out.toString();
    }
}
