package dev.lockstep.cli.run;

import dev.lockstep.cli.CommonOptions;
import dev.lockstep.cli.Console;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.run.SavedRuns;
import dev.lockstep.statefolder.StateFolder;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `lockstep runs`: the runs that were made on this machine.
@Command(
        name = "runs",
        header = "List the runs made on this machine; show one; go on with one.",
        description = {
            "A run is one lockstep apply or lockstep undo. Its plan and its journal are kept",
            "in the state folder, for you alone. Newest first."
        },
        subcommands = {RunsShowCommand.class, RunsResumeCommand.class},
        footer = {
            "",
            "Examples:",
            "  lockstep runs",
            "  lockstep runs --format json",
            "  lockstep runs show 20261126-090000-250",
            "  lockstep runs resume 20261126-090000-250",
            "",
            "Exit status: 3 if the files of a run were altered, else 0."
        })
public final class RunsCommand implements Callable<ExitStatus> {
    @SuppressWarnings("unused") // picocli acts on it
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin private RunOutput output = new RunOutput();

    @Option(names = "--account", paramLabel = "ID", description = "Only runs of this account.")
    private @Nullable String account;

    private final Console console;

    public RunsCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitStatus call() {
        output.check();
        SavedRuns.Listed listed = saved(console).list(Optional.ofNullable(account));
        output.list(console, listed.runs());
        listed.faults().forEach(fault -> Told.say(console, fault));
        return listed.faults().isEmpty() ? ExitStatus.DONE : ExitStatus.NOT_COMPLETE;
    }

    static SavedRuns saved(Console console) {
        return new SavedRuns(
                StateFolder.named(console.environment(), console.resolve(Path.of(""))));
    }
}
