package dev.lockstep.cli.run;

import dev.lockstep.cli.CommonOptions;
import dev.lockstep.cli.Console;
import dev.lockstep.cli.NotComplete;
import dev.lockstep.cli.ReadingBar;
import dev.lockstep.cli.practice.PracticeCommand;
import dev.lockstep.cli.ready.Version;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.LiveAccount;
import dev.lockstep.operation.Refused;
import dev.lockstep.operation.ThisProcess;
import dev.lockstep.operation.run.ApplyPlan;
import dev.lockstep.operation.run.CarryOut;
import dev.lockstep.operation.run.MakePlan;
import dev.lockstep.operation.run.Ready;
import dev.lockstep.record.plan.PlanReader;
import dev.lockstep.record.plan.PlanRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `lockstep apply`: makes the planned changes, journaled, and verifies them.
@Command(
        name = "apply",
        header = "Make the planned changes, journaled; verify each live.",
        description = {
            "Plans from what AWS says now, shows the plan, asks, and carries it out: each",
            "write is looked at before, written down before and after, and looked at until",
            "it is seen. Of a PLAN.json that somebody has looked at, only what still holds",
            "is carried out. Ctrl-C is safe at any time; lockstep undo takes a run back."
        },
        footer = {
            "",
            "Examples:",
            "  lockstep apply",
            "  lockstep apply --step 1",
            "  lockstep apply plan.json",
            "  lockstep apply plan.json --yes --account 123456789012",
            "  lockstep apply --only key-unused --confirm AKIAIOSFODNN7EXAMPLE",
            "",
            "Exit status: 0 all done and verified, 3 some of it is stale, failed or not",
            "verified, 4 nothing was done (a guard or you refused, the plan is stale,",
            "another run is under way), 130 interrupted."
        })
public final class ApplyCommand implements Callable<ExitStatus> {
    @Mixin private CommonOptions common = new CommonOptions();
    @Mixin private PlanningOptions planning = new PlanningOptions();
    @Mixin private Consent consent = new Consent();
    @Mixin private RunOutput output = new RunOutput();

    @Parameters(
            arity = "0..1",
            paramLabel = "PLAN.json",
            description = "A plan, as lockstep plan --format json wrote it.")
    private @Nullable Path file;

    private final Console console;
    private final ThisProcess process;

    public ApplyCommand(Console console, ThisProcess process) {
        this.console = console;
        this.process = process;
    }

    @Override
    public ExitStatus call() {
        output.check();
        MakePlan.Wanted wanted = planning.wanted();
        Optional<ApplyPlan.Saved> saved =
                Optional.ofNullable(file)
                        .map(path ->
                                new ApplyPlan.Saved(
                                        path.toString(),
                                        PlanReader.read(console.resolve(path), path.toString())));
        var accounts = new LiveAccount(console.accounts(), PracticeCommand.lookup(console));
        var apply =
                new ApplyPlan(accounts, new MakePlan(Version.TEXT, console.accounts().actions()));
        try (Ready ready = ready(apply, wanted, saved)) {
            return carry(accounts, ready, saved);
        }
    }

    private Ready ready(ApplyPlan apply, MakePlan.Wanted wanted, Optional<ApplyPlan.Saved> saved) {
        try (var bar = new ReadingBar(console, common.quiet)) {
            return apply.ready(
                    new ApplyPlan.Request(planning.request(console), wanted, saved), bar);
        }
    }

    private ExitStatus carry(LiveAccount accounts, Ready ready, Optional<ApplyPlan.Saved> saved) {
        PlanRecord plan = ready.made().record();
        output.before(console, plan, "Lockstep is about to change", List.of());
        if (!common.quiet) {
            ready.place().takenOver().ifPresent(words -> Told.say(console, words));
            NotComplete.tell(console, ready.made().missing());
        }
        if (plan.changes().isEmpty()) {
            output.nothing(console, plan);
            if (!plan.stale().isEmpty()) {
                throw new Refused(
                        "nothing of "
                                + saved.map(ApplyPlan.Saved::called).orElse("the plan")
                                + " holds any more; nothing was done. Make it again with lockstep"
                                + " plan");
            }
            return ready.made().missing().isEmpty() ? ExitStatus.DONE : ExitStatus.NOT_COMPLETE;
        }
        refuseWhereAGuardDoes(plan, saved);
        Set<String> confirmed =
                LetGo.whileAsked(
                        console,
                        process,
                        ready::close,
                        LetGo.PLAN,
                        () -> consent.to(console, ready, planning.account()));
        var watch = new RunWatch(console, consent, common.quiet);
        CarryOut run = CarryOut.begin(accounts, ready, confirmed, watch, Version.TEXT);
        return new Carrying(console, process, common.quiet)
                .carry(
                        run,
                        watch,
                        !plan.stale().isEmpty(),
                        (record, next) -> output.after(console, Optional.of(plan), record, next));
    }

    static String question(PlanRecord plan) {
        int many = plan.changes().size();
        return "\n"
                + (many == 1 ? "Make this change" : "Make these " + many + " changes")
                + " to account "
                + plan.account().id().orElse("(id unknown)")
                + (plan.waves() > 1
                        ? " (in " + plan.waves() + " waves, asked for one by one)?"
                        : "?");
    }

    static void refuseWhereAGuardDoes(PlanRecord plan, Optional<ApplyPlan.Saved> saved) {
        List<String> refusing =
                plan.guards().stream()
                        .filter(PlanRecord.GuardRecord::refuses)
                        .map(PlanRecord.GuardRecord::guard)
                        .toList();
        if (refusing.isEmpty()) {
            return;
        }
        boolean loosenedThen =
                saved.stream()
                        .anyMatch(one -> one.plan().allow().stream().anyMatch(refusing::contains));
        throw new Refused(
                (refusing.size() == 1 ? "the guard " : "the guards ")
                        + String.join(", ", refusing)
                        + (refusing.size() == 1 ? " refuses" : " refuse")
                        + " this plan; nothing was done. The plan says what to do"
                        + (loosenedThen
                                ? "; what the saved plan allowed must be allowed here again, by"
                                        + " --allow"
                                : ""));
    }
}
