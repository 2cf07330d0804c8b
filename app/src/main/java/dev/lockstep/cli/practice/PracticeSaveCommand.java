package dev.lockstep.cli.practice;

import dev.lockstep.cli.CommonOptions;
import dev.lockstep.cli.Console;
import dev.lockstep.cli.UsageError;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.PracticeAccounts;
import dev.lockstep.operation.PracticeSave;
import dev.lockstep.practice.running.PracticeRegistry;
import dev.lockstep.report.Printable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `lockstep practice save`: a snapshot folder of what is really so.
@Command(
        name = "save",
        header = "Save a practice account as a snapshot folder.",
        description = {
            "Without an ID, the only one that runs. What is saved is what is really so,",
            "whatever --deny and --faults do to others. practice start --from DIR loads it",
            "again."
        },
        footer = {
            "",
            "Examples:",
            "  lockstep practice save saved/",
            "  lockstep practice save worst-k3fz saved/",
            "  lockstep audit --from saved/"
        })
public final class PracticeSaveCommand implements Callable<ExitStatus> {
    @Mixin private CommonOptions common = new CommonOptions();

    @Parameters(
            arity = "1..2",
            paramLabel = "[ID] DIR",
            hideParamSyntax = true,
            description = "An account as practice list names it; a new folder, or an empty one.")
    private List<String> words = List.of();

    private final Console console;

    public PracticeSaveCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitStatus call() {
        var accounts = new PracticeAccounts(PracticeCommand.registry(console));
        Optional<String> id = words.size() == 2 ? Optional.of(words.getFirst()) : Optional.empty();
        String folder = words.getLast();
        PracticeRegistry.Seen practice = accounts.one(id);
        try {
            new PracticeSave(console.accounts(), console.clock())
                    .save(practice, console.resolve(Path.of(folder)));
        } catch (IOException e) {
            throw new UsageError("cannot write " + folder + ": no such folder, or no right to it");
        }
        if (!common.quiet) {
            console.err()
                    .println(
                            "lockstep: saved practice account "
                                    + practice.practice().id()
                                    + " in "
                                    + Printable.line(folder));
        }
        return ExitStatus.DONE;
    }
}
