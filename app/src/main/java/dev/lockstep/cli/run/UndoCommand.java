package dev.lockstep.cli.run;

import dev.lockstep.cli.BaselineOptions;
import dev.lockstep.cli.CommonOptions;
import dev.lockstep.cli.Console;
import dev.lockstep.cli.LiveOptions;
import dev.lockstep.cli.ReadingBar;
import dev.lockstep.cli.UsageError;
import dev.lockstep.cli.practice.PracticeCommand;
import dev.lockstep.cli.ready.Version;
import dev.lockstep.control.Audit;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.Goal;
import dev.lockstep.operation.LiveAccount;
import dev.lockstep.operation.Refused;
import dev.lockstep.operation.ThisProcess;
import dev.lockstep.operation.run.CarryOut;
import dev.lockstep.operation.run.MakePlan;
import dev.lockstep.operation.run.Ready;
import dev.lockstep.operation.run.UndoRun;
import dev.lockstep.record.plan.PlanRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lockstep undo`: takes a run back.
@Command(
        name = "undo",
        header = "Take a run back.",
        description = {
            "Makes a plan that takes back what a run made, newest first, from its journal",
            "and from what AWS says now; shows it, with the rights that come back though",
            "the baseline does not give them; asks, and carries it out like any other plan.",
            "Where the account has moved on since, it refuses."
        },
        footer = {
            "",
            "Examples:",
            "  lockstep runs",
            "  lockstep undo 20261126-090000-250",
            "  lockstep undo 20261126-090000-250 --change c7",
            "",
            "Exit status: 0 all taken back and verified, 3 some of it failed or is not",
            "verified, 4 nothing was done, 130 interrupted."
        })
public final class UndoCommand implements Callable<ExitStatus> {
    @Mixin private CommonOptions common = new CommonOptions();
    @Mixin private BaselineOptions baseline = new BaselineOptions();
    @Mixin private LiveOptions live = new LiveOptions();
    @Mixin private Consent consent = new Consent();
    @Mixin private RunOutput output = new RunOutput();

    @Parameters(arity = "0..1", paramLabel = "RUN", description = "As lockstep runs names it.")
    private @Nullable String run;

    @Option(
            names = "--change",
            paramLabel = "ID",
            description =
                    "Take back only this change, such as c7, and what hangs on it (can be given"
                            + " again).")
    private List<String> changes = List.of();

    @Option(
            names = "--allow",
            paramLabel = "GUARD",
            completionCandidates = PlanningOptions.GuardNames.class,
            description =
                    "Loosen this guard (can be given again); it is written down that you did.")
    private List<String> allow = List.of();

    @Option(
            names = "--account",
            paramLabel = "ID",
            description = "The account that is meant; any other is refused.")
    private @Nullable String account;

    private final Console console;
    private final ThisProcess process;

    public UndoCommand(Console console, ThisProcess process) {
        this.console = console;
        this.process = process;
    }

    @Override
    public ExitStatus call() {
        if (run == null) {
            throw new UsageError("RUN says which run to take back; lockstep runs lists them");
        }
        output.check();
        var accounts = new LiveAccount(console.accounts(), PracticeCommand.lookup(console));
        var undo = new UndoRun(accounts, new MakePlan(Version.TEXT, console.accounts().actions()));
        try (Ready ready = ready(undo, run)) {
            return carry(accounts, ready);
        }
    }

    private Ready ready(UndoRun undo, String id) {
        var goal =
                new Goal(
                        baseline.path(console),
                        baseline.allowOutside(),
                        Optional.empty(),
                        Audit.Selection.ALL,
                        Optional.ofNullable(account));
        try (var bar = new ReadingBar(console, common.quiet)) {
            return undo.ready(
                    new UndoRun.Request(
                            live.request(console, goal),
                            id,
                            Set.copyOf(changes),
                            PlanningOptions.guards(allow)),
                    bar);
        }
    }

    private ExitStatus carry(LiveAccount accounts, Ready ready) {
        PlanRecord plan = ready.made().record();
        output.before(console, plan, "Lockstep is about to take back a run of", first(ready));
        if (!common.quiet) {
            ready.place().takenOver().ifPresent(words -> Told.say(console, words));
        }
        if (plan.changes().isEmpty()) {
            output.nothing(console, plan);
            throw new Refused("there is nothing to take back of this run; nothing was done");
        }
        ApplyCommand.refuseWhereAGuardDoes(plan, Optional.empty());
        Set<String> confirmed =
                LetGo.whileAsked(
                        console,
                        process,
                        ready::close,
                        LetGo.PLAN,
                        () -> consent.to(console, ready, Optional.ofNullable(account)));
        var watch = new RunWatch(console, consent, common.quiet);
        CarryOut carried = CarryOut.begin(accounts, ready, confirmed, watch, Version.TEXT);
        return new Carrying(console, process, common.quiet)
                .carry(
                        carried,
                        watch,
                        false,
                        (record, next) -> output.after(console, Optional.of(plan), record, next));
    }

    /// What a person must read before all else.
    private static List<String> first(Ready ready) {
        var first = new ArrayList<String>();
        ready.undoes()
                .ifPresent(undone -> {
                    if (!undone.comesBack().isEmpty()) {
                        first.add("Rights come back that lockstep.yaml does not give:");
                        undone.comesBack().forEach(one -> first.add("- " + one));
                    }
                    if (!undone.unsure().isEmpty()) {
                        first.add("What may be another's, and is taken back all the same:");
                        undone.unsure().forEach(one -> first.add("- " + one));
                    }
                    if (!undone.stays().isEmpty()) {
                        first.add("What cannot be taken back:");
                        undone.stays().forEach(one -> first.add("- " + one));
                    }
                });
        return first;
    }
}
