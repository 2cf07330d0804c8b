package dev.lockstep.bench.apply;

import dev.lockstep.apply.Engine;
import dev.lockstep.apply.Heads;
import dev.lockstep.apply.JournalFile;
import dev.lockstep.apply.Pace;
import dev.lockstep.apply.Patience;
import dev.lockstep.apply.RunFolder;
import dev.lockstep.apply.RunResult;
import dev.lockstep.apply.Runs;
import dev.lockstep.apply.Steering;
import dev.lockstep.aws.AwsAccounts;
import dev.lockstep.aws.wire.Limits;
import dev.lockstep.collect.SessionRequest;
import dev.lockstep.control.Audit;
import dev.lockstep.operation.Goal;
import dev.lockstep.operation.LiveAccount;
import dev.lockstep.plan.Plan;
import dev.lockstep.plan.PlanRequest;
import dev.lockstep.plan.PlannedChange;
import dev.lockstep.plan.Planner;
import dev.lockstep.record.plan.PlanRecording;
import dev.lockstep.record.plan.PlanWriter;
import dev.lockstep.record.run.RunChange;
import dev.lockstep.record.run.RunHead;
import dev.lockstep.record.run.Sha256;
import dev.lockstep.statefolder.StateFolder;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/// A program of its own: plans for an account that is served somewhere, and carries the plan out as
/// `apply` does once all is asked: with its journal on the disk, its patience and its pace.
public final class ApplyLarge {
    /// Each write is looked at before it and after it.
    private static final int CALLS = 3;

    private static final Pace PACE =
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

    private ApplyLarge() {}

    /// Prints a line: the seconds from the first line of the journal to the last, all calls, the
    /// calls of the longest chain, the calls in a second that are allowed, and what came out.
    ///
    /// @param arguments the baseline's file, and a folder for the journal
    public static void main(String[] arguments) throws IOException {
        Map<String, String> environment =
                System.getenv().entrySet().stream()
                        .filter(one -> one.getKey().startsWith("AWS_"))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        var goal =
                new Goal(
                        Optional.of(Path.of(arguments[0])),
                        false,
                        Optional.empty(),
                        Audit.Selection.ALL,
                        Optional.empty());
        LiveAccount.Opened account =
                new LiveAccount(new AwsAccounts("0", Clock.systemUTC(), Limits.DEFAULT))
                        .open(
                                new LiveAccount.Request(
                                        SessionRequest.isolated(environment, Clock.systemUTC()),
                                        false,
                                        goal));
        LiveAccount.Judged judged = account.judgeToPlan(LiveAccount.Watch.NOBODY);
        Audit audit = judged.audit().readAt(new Audit.Place(Optional.empty(), true));
        var request = new PlanRequest(audit, Audit.Selection.ALL, Set.of(), Optional.empty());
        Plan plan = Planner.plan(request);
        RunFolder folder = begun(request, plan, account, Path.of(arguments[1]));
        long before = calls(account);
        long began = System.nanoTime();
        RunResult result;
        try (JournalFile journal = folder.open(Clock.systemUTC())) {
            result =
                    new Engine(account.collector().writer(), PACE, Patience.USUAL, Steering.SILENT)
                            .carryOut(folder.head(), folder.journal().lines(), journal);
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.println(
                "%s %d %d %s %s %d changes, %d writes, %d waves %s"
                        .formatted(
                                seconds,
                                calls(account) - before,
                                chain(folder.head()),
                                Limits.DEFAULT.topRate(),
                                result.end(),
                                folder.head().changes().size(),
                                folder.head().changes().stream()
                                        .mapToInt(one -> one.effects().size())
                                        .sum(),
                                folder.head().waves(),
                                result.why()));
    }

    private static long calls(LiveAccount.Opened account) {
        return account.collector().calls().values().stream().mapToLong(one -> one).sum();
    }

    private static RunFolder begun(
            PlanRequest request, Plan plan, LiveAccount.Opened account, Path state) {
        var out = new StringWriter();
        PlanWriter.write(
                PlanRecording.of(
                        request, plan, List.of(), "sha256:" + Sha256.of("snapshot"), "bench"),
                out);
        Set<String> confirmed =
                plan.changes().stream()
                        .map(PlannedChange::confirm)
                        .flatMap(Optional::stream)
                        .collect(Collectors.toSet());
        var where =
                new RunHead.Where(
                        "aws",
                        account.account().orElseThrow(),
                        Optional.empty(),
                        account.collector().endpoint().map(Object::toString),
                        true);
        Runs runs = Runs.of(StateFolder.at(state), where);
        var head =
                new RunHead(
                        runs.nextId(Instant.now()),
                        Sha256.of(out.toString()),
                        where,
                        List.of(),
                        Optional.empty(),
                        Instant.now(),
                        Heads.changes(plan, confirmed));
        return runs.begin(head, out.toString(), "{}");
    }

    /// The longest chain of calls each of which waits for the one before: wave after wave, and in
    /// each the changes that come after each other.
    private static int chain(RunHead head) {
        int all = 0;
        for (int wave = 1; wave <= head.waves(); wave++) {
            Map<String, Integer> ends = new HashMap<>();
            int longest = 0;
            for (RunChange change : head.wave(wave)) {
                int begins =
                        change.comesAfter().stream()
                                .mapToInt(one -> ends.getOrDefault(one, 0))
                                .max()
                                .orElse(0);
                int end = begins + CALLS * change.effects().size();
                ends.put(change.id(), end);
                longest = Math.max(longest, end);
            }
            all += longest;
        }
        return all;
    }
}
