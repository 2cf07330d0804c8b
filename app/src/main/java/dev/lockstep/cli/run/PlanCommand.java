package dev.lockstep.cli.run;

import dev.lockstep.cli.CommonOptions;
import dev.lockstep.cli.Console;
import dev.lockstep.cli.NotComplete;
import dev.lockstep.cli.SavedOptions;
import dev.lockstep.cli.UsageError;
import dev.lockstep.cli.ready.Version;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.SavedAnswers;
import dev.lockstep.operation.run.MakePlan;
import dev.lockstep.record.plan.PlanRecord;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `lockstep plan`: what would change, why, and what would come of it.
@Command(
        name = "plan",
        header = "Say what would change, why, and what would come of it. Reads only.",
        description = {
            "Judges the account, plans what mends the findings, rehearses it, and shows the",
            "whole of it: each change before and after, the eight steps before and after,",
            "what the guards say, who will notice what and when, what is left to a person",
            "and what remains. Nothing is changed: that is for lockstep apply."
        },
        footer = {
            "",
            "Examples:",
            "  lockstep plan",
            "  lockstep plan --step 1",
            "  lockstep plan --only key-unused --all",
            "  lockstep plan --from answers/",
            "  lockstep plan --format json --output plan.json",
            "  lockstep plan --format markdown --output plan.md",
            "  lockstep plan --format shell --output plan.sh",
            "",
            "Exit status: 2 if there are changes, whatever the guards say; else 3 if AWS",
            "refused or did not answer what the plan hangs on; else 0."
        })
public final class PlanCommand implements Callable<ExitStatus> {
    @Mixin private CommonOptions common = new CommonOptions();
    @Mixin private PlanningOptions planning = new PlanningOptions();
    @Mixin private PlanOutput output = new PlanOutput();

    @Option(
            names = "--from",
            paramLabel = "PATH",
            description =
                    "Plan for saved answers instead of asking AWS: a folder, or a credential"
                            + " report.")
    private @Nullable Path from;

    @Option(
            names = "--now",
            paramLabel = "INSTANT",
            description =
                    "Plan as of this time, such as 2026-01-31T12:00:00Z (default: when the answers"
                            + " were taken, else the clock). Only with --from.")
    private @Nullable String now;

    @Option(
            names = "--allow-undetermined",
            description = "What AWS refused or did not answer does not count as not complete.")
    private boolean allowUndetermined;

    private final Console console;

    public PlanCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitStatus call() {
        output.check();
        MakePlan.Wanted wanted = planning.wanted();
        MakePlan.Made made = made(wanted);
        output.write(console, made.record(), next(made.record(), wanted));
        Set<String> missing = made.missing();
        if (!common.quiet) {
            NotComplete.tell(console, missing);
        }
        if (!made.record().changes().isEmpty()) {
            return ExitStatus.CHANGES;
        }
        return missing.isEmpty() || allowUndetermined ? ExitStatus.DONE : ExitStatus.NOT_COMPLETE;
    }

    private MakePlan.Made made(MakePlan.Wanted wanted) {
        var planning = new MakePlan(Version.TEXT, console.accounts().actions());
        if (from == null) {
            if (now != null) {
                throw new UsageError(
                        "--now goes with --from: what AWS says now is planned as of now");
            }
            return this.planning.made(console, planning, common.quiet);
        }
        this.planning.refuseWithSavedAnswers();
        Optional<Instant> when = Optional.ofNullable(now).map(SavedOptions::instant);
        return planning.saved(
                new SavedAnswers(console.clock())
                        .judge(console.resolve(from), this.planning.goal(console, when)),
                wanted);
    }

    private List<String> next(PlanRecord plan, MakePlan.Wanted wanted) {
        if (plan.changes().isEmpty()) {
            return List.of();
        }
        var next = new ArrayList<String>();
        if (plan.isRefused()) {
            next.add(
                    "As long as a guard refuses, lockstep apply changes nothing. What each says"
                            + " above tells what to do; --allow GUARD loosens one, and that is"
                            + " written down.");
            return next;
        }
        if (from != null) {
            next.add(
                    "This plan was made from saved answers. lockstep apply makes it again from"
                            + " what AWS says then.");
        }
        next.add(
                "lockstep apply"
                        + PlanningOptions.again(wanted)
                        + " shows it again, asks, and carries it out; lockstep undo takes back"
                        + " what can be.");
        next.add(
                "To have it looked at first: --format json --output plan.json, then lockstep apply"
                        + " plan.json. Only what still holds then is carried out.");
        return next;
    }
}
