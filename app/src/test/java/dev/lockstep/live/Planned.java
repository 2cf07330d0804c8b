package dev.lockstep.live;

import dev.lockstep.apply.Heads;
import dev.lockstep.apply.Pace;
import dev.lockstep.apply.Patience;
import dev.lockstep.aws.AwsAccounts;
import dev.lockstep.collect.SessionRequest;
import dev.lockstep.control.Audit;
import dev.lockstep.plan.Plan;
import dev.lockstep.plan.PlanRequest;
import dev.lockstep.plan.PlannedChange;
import dev.lockstep.plan.Planner;
import dev.lockstep.practice.shape.AccountShape;
import dev.lockstep.practice.shape.FreshAccount;
import dev.lockstep.record.plan.PlanRecord;
import dev.lockstep.record.plan.PlanRecording;
import dev.lockstep.record.plan.PlanWriter;
import dev.lockstep.record.run.RunHead;
import dev.lockstep.record.run.Sha256;
import dev.lockstep.write.AccountWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/// The plan for a badly kept practice account, as the planner makes it with the account's own
/// baseline, and what carries it out quickly.
///
/// @param text the text of `plan.json`
record Planned(FreshAccount fresh, Plan plan, String text, RunHead head) {
    /// The practice account shows writes soon.
    static final Duration SOON = Duration.ofMillis(20);

    /// Waits little, and calls again often.
    static final Patience QUICK =
            new Patience(
                    Duration.ofSeconds(20),
                    Duration.ofMillis(400),
                    Duration.ofMillis(10),
                    Duration.ofMillis(100),
                    16,
                    40);

    static final Pace PACE =
            new Pace() {
                @Override
                public Instant now() {
                    return Instant.now();
                }

                @Override
                public void pause(Duration time) {
                    LockSupport.parkNanos(time.toNanos());
                }
            };

    static Planned of(AccountShape shape, int users, long seed) throws IOException {
        FreshAccount fresh = shape.make(users, seed, Served.now());
        try (Served served = Served.of(fresh)) {
            Audit read = served.audit(false, Served.goal(Optional.empty(), Optional.empty()));
            Audit audit =
                    Audit.of(
                                    read.snapshot(),
                                    fresh.baseline(),
                                    read.judgedAt(),
                                    Audit.Selection.ALL)
                            .readAt(new Audit.Place(Optional.empty(), true));
            var request = new PlanRequest(audit, Audit.Selection.ALL, Set.of(), Optional.empty());
            Plan plan = Planner.plan(request);
            String text = text(request, plan);
            return new Planned(
                    fresh, plan, text, head(fresh.truth().id().orElseThrow(), plan, text));
        }
    }

    /// The head of a run that carries out a plan, with all that it asks for confirmed.
    static RunHead head(String account, Plan plan, String text) {
        var confirmed = new HashSet<String>();
        plan.changes().stream()
                .map(PlannedChange::confirm)
                .flatMap(Optional::stream)
                .forEach(confirmed::add);
        return new RunHead(
                "20261126-101500-000",
                Sha256.of(text),
                new RunHead.Where("aws", account, Optional.empty(), Optional.empty(), true),
                List.of(),
                Optional.empty(),
                Served.now(),
                Heads.changes(plan, confirmed));
    }

    private static String text(PlanRequest request, Plan plan) {
        PlanRecord record =
                PlanRecording.of(
                        request, plan, List.of(), "sha256:" + Sha256.of("snapshot"), "test");
        var out = new StringWriter();
        PlanWriter.write(record, out);
        return out.toString();
    }

    static AccountWriter writer(Map<String, String> environment) {
        return new AwsAccounts("0", Clock.systemUTC(), Served.QUICK)
                .open(SessionRequest.isolated(environment, Clock.systemUTC()))
                .writer();
    }
}
