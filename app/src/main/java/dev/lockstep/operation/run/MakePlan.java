package dev.lockstep.operation.run;

import dev.lockstep.account.CallerIdentity;
import dev.lockstep.control.Audit;
import dev.lockstep.operation.LiveAccount;
import dev.lockstep.plan.Guard;
import dev.lockstep.plan.Plan;
import dev.lockstep.plan.PlanRequest;
import dev.lockstep.plan.Planner;
import dev.lockstep.record.plan.PlanRecord;
import dev.lockstep.record.plan.PlanRecording;
import java.util.Optional;
import java.util.Set;

/// Makes a plan of a judged account. It changes nothing.
public final class MakePlan {
    private final String version;

    /// @param version Lockstep's own
    public MakePlan(String version) {
        this.version = version;
    }

    /// What is wanted of a plan.
    ///
    /// @param selection which findings are to be mended
    /// @param loosened guards that a person has loosened
    public record Wanted(Audit.Selection selection, Set<Guard> loosened) {
        public Wanted {
            loosened = Set.copyOf(loosened);
        }
    }

    /// A plan that was made.
    public record Made(LiveAccount.Judged judged, PlanRequest request, Plan plan, PlanRecord record) {}

    /// Plans.
    ///
    /// @param judged with all controls asked, whatever is wanted
    public Made plan(LiveAccount.Judged judged, Wanted wanted) {
        PlanRequest request = request(judged, wanted);
        return recorded(judged, request, Planner.plan(request));
    }

    static PlanRequest request(LiveAccount.Judged judged, Wanted wanted) {
        Optional<String> caller =
                judged.audit().snapshot().callerIdentity().found().map(CallerIdentity::arn);
        return new PlanRequest(judged.audit(), wanted.selection(), wanted.loosened(), caller);
    }

    Made recorded(LiveAccount.Judged judged, PlanRequest request, Plan plan) {
        return new Made(
                judged,
                request,
                plan,
                PlanRecording.of(request, plan, SnapshotHash.of(judged.files()), version));
    }
}
