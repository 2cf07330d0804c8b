package dev.lockstep.cli.practice;

import dev.lockstep.cli.CommonOptions;
import dev.lockstep.cli.Console;
import dev.lockstep.cli.UsageError;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.PracticeLookup;
import dev.lockstep.practice.running.PracticeRegistry;
import dev.lockstep.statefolder.StateFolder;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `lockstep practice`: practice accounts, which its own commands start and stop.
@Command(
        name = "practice",
        header = "A practice account: a local AWS look-alike to try everything on.",
        description = {
            "A practice account is a server on this machine that answers as AWS does. The",
            "AWS CLI, any SDK and lockstep itself work on it unchanged, and nothing that is",
            "done to it can touch a real account."
        },
        subcommands = {
            PracticeStartCommand.class,
            PracticeListCommand.class,
            PracticeStopCommand.class,
            PracticeClockCommand.class,
            PracticeCallsCommand.class,
            PracticeSaveCommand.class,
            PracticeConsoleCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  lockstep practice start              one that is kept badly, until Ctrl-C",
            "  eval \"$(lockstep practice start --background)\"",
            "  aws iam list-users                   now asks the practice account",
            "  lockstep practice clock +14d         two weeks later",
            "  lockstep practice console            how to sign in at its console",
            "  eval \"$(lockstep practice stop --shell)\""
        })
public final class PracticeCommand implements Callable<ExitStatus> {
    @SuppressWarnings("unused") // picocli acts on it
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Override
    public ExitStatus call() {
        throw new UsageError(
                "say what to do: start, list, stop, clock, calls, save or console (see lockstep"
                        + " practice --help)");
    }

    /// Which endpoints are practice accounts of whoever asks.
    public static PracticeLookup lookup(Console console) {
        return endpoint ->
                StateFolder.named(console.environment(), console.resolve(Path.of("")))
                        .flatMap(state -> new PracticeRegistry(state).at(endpoint));
    }

    /// The practice accounts of whoever asks.
    static PracticeRegistry registry(Console console) {
        return new PracticeRegistry(
                StateFolder.of(console.environment(), console.resolve(Path.of(""))));
    }
}
