package dev.lockstep.cli.run;

import dev.lockstep.cli.CommonOptions;
import dev.lockstep.cli.Console;
import dev.lockstep.cli.UsageError;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.record.plan.RunRecord;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lockstep runs show`: what became of a run.
@Command(
        name = "show",
        header = "Show what became of a run, change by change.",
        description = "Reads the run's own files and verifies them; AWS is not asked.",
        footer = {
            "",
            "Examples:",
            "  lockstep runs show 20261126-090000-250",
            "  lockstep runs show 20261126-090000-250 --format json",
            "",
            "Exit status: 4 if there is no such run, 65 if its files were altered, else 0."
        })
public final class RunsShowCommand implements Callable<ExitStatus> {
    @SuppressWarnings("unused") // picocli acts on it
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin private RunOutput output = new RunOutput();

    @Parameters(arity = "0..1", paramLabel = "RUN", description = "As lockstep runs names it.")
    private @Nullable String run;

    @Option(
            names = "--account",
            paramLabel = "ID",
            description = "The account of the run, where several have one of this id.")
    private @Nullable String account;

    private final Console console;

    public RunsShowCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitStatus call() {
        if (run == null) {
            throw new UsageError("RUN says which run to show; lockstep runs lists them");
        }
        output.check();
        RunRecord record = RunsCommand.saved(console).show(run, Optional.ofNullable(account));
        output.show(console, record, next(record));
        return ExitStatus.DONE;
    }

    private static List<String> next(RunRecord run) {
        return switch (run.state()) {
            case DONE -> List.of(back(run));
            case STOPPED, INTERRUPTED ->
                    List.of(
                            "lockstep runs resume "
                                    + run.id()
                                    + " goes on; lockstep undo "
                                    + run.id()
                                    + " takes back what was made.");
            case UNDONE -> List.of();
        };
    }

    private static String back(RunRecord run) {
        List<String> against =
                run.changes().stream()
                        .flatMap(one -> one.irreversible().stream())
                        .distinct()
                        .toList();
        String undo = "lockstep undo " + run.id();
        if (against.isEmpty()) {
            return undo + " takes it back.";
        }
        boolean isAll = run.changes().stream().allMatch(one -> one.irreversible().isPresent());
        return (isAll ? "Nothing takes it back: " : undo + " takes the rest back, but not all: ")
                + String.join("; ", against)
                + ".";
    }
}
