package dev.lockstep.operation.run;

import dev.lockstep.account.CallerIdentity;
import dev.lockstep.account.ReadKey;
import dev.lockstep.apply.Runs;
import dev.lockstep.control.Audit;
import dev.lockstep.effect.Effect;
import dev.lockstep.operation.AuditPolicy;
import dev.lockstep.operation.LiveAccount;
import dev.lockstep.operation.Threshold;
import dev.lockstep.plan.Guard;
import dev.lockstep.plan.Plan;
import dev.lockstep.plan.PlanRequest;
import dev.lockstep.plan.Planner;
import dev.lockstep.plan.permission.LeastPolicy;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.record.plan.PlanRecord;
import dev.lockstep.record.plan.PlanRecording;
import dev.lockstep.statefolder.StateFolder;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Makes a plan of a judged account. It changes nothing.
public final class MakePlan {
    private final String version;
    private final Collection<String> reads;

    /// @param version Lockstep's own
    /// @param actions what the collector calls, as [dev.lockstep.collect.Accounts#actions] tells
    public MakePlan(String version, Collection<String> actions) {
        this(AuditPolicy.actions(actions), version);
    }

    private MakePlan(Collection<String> reads, String version) {
        this.version = version;
        this.reads = List.copyOf(reads);
    }

    /// One for which a part of the account is read.
    ///
    /// @param actions all that reading it takes
    static MakePlan ofPart(String version, Collection<String> actions) {
        return new MakePlan(actions, version);
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
    public record Made(
            LiveAccount.Judged judged, PlanRequest request, Plan plan, PlanRecord record) {
        /// The same with another record.
        Made with(PlanRecord other) {
            return new Made(judged, request, plan, other);
        }

        /// What the selected controls hang on and is missing, in words.
        public Set<String> missing() {
            Audit audit = judged.audit();
            return Threshold.DEFAULT.missing(
                    new Audit(
                            audit.snapshot(),
                            audit.baseline(),
                            audit.judgedAt(),
                            request.selection(),
                            audit.findings().stream()
                                    .filter(one -> request.selection().takes(one.control()))
                                    .toList(),
                            audit.notices(),
                            audit.place()));
        }
    }

    /// Plans for an account as AWS answers now.
    public Made live(
            LiveAccount account,
            LiveAccount.Request request,
            Wanted wanted,
            LiveAccount.Watch watch) {
        LiveAccount.Opened opened = account.open(request);
        return live(
                opened,
                wanted,
                request.session()
                        .state()
                        .map(StateFolder::at)
                        .flatMap(state -> Place.where(opened).map(where -> Runs.of(state, where))),
                watch);
    }

    /// The same for an account that was opened before.
    ///
    /// @param runs those of the account on this machine, if it keeps any
    public Made live(
            LiveAccount.Opened opened,
            Wanted wanted,
            Optional<Runs> runs,
            LiveAccount.Watch watch) {
        return live(opened, wanted, runs.map(TakenOut::of).orElse(Map.of()), watch);
    }

    /// Plans, reads what the rehearsal wants of users whom the plan takes something from, and plans
    /// again: so the rehearsal says of them what an audit afterwards will.
    Made live(
            LiveAccount.Opened account,
            Wanted wanted,
            Map<String, Instant> takenOut,
            LiveAccount.Watch watch) {
        LiveAccount.Judged judged = account.judgeToPlan(watch);
        Plan plan = Planner.plan(request(judged, wanted, takenOut));
        Set<ReadKey<?>> more = account.wantedBy(plan.after());
        if (!more.isEmpty()) {
            judged = account.judgeToPlan(more, watch);
            plan = Planner.plan(request(judged, wanted, takenOut));
        }
        return recorded(judged, request(judged, wanted, takenOut), plan);
    }

    /// Plans for saved answers, whatever runs this machine has made.
    ///
    /// @param judged with all controls asked, whatever is wanted
    public Made saved(LiveAccount.Judged judged, Wanted wanted) {
        return plan(judged, wanted, Map.of());
    }

    /// @param takenOut when runs took credentials of users away (UTC), by user name
    Made plan(LiveAccount.Judged judged, Wanted wanted, Map<String, Instant> takenOut) {
        PlanRequest request = request(judged, wanted, takenOut);
        return recorded(judged, request, Planner.plan(request));
    }

    static PlanRequest request(
            LiveAccount.Judged judged, Wanted wanted, Map<String, Instant> takenOut) {
        Optional<String> caller =
                judged.audit().snapshot().callerIdentity().found().map(CallerIdentity::arn);
        return new PlanRequest(
                judged.audit(), wanted.selection(), wanted.loosened(), caller, takenOut);
    }

    Made recorded(LiveAccount.Judged judged, PlanRequest request, Plan plan) {
        List<Effect> effects =
                plan.changes().stream().flatMap(one -> one.change().effects().stream()).toList();
        List<PolicyDocument> policies =
                effects.isEmpty()
                        ? List.of()
                        : LeastPolicy.of(effects, judged.audit().snapshot().account(), reads);
        return new Made(
                judged,
                request,
                plan,
                PlanRecording.of(
                        request, plan, policies, SnapshotHash.of(judged.files()), version));
    }
}
