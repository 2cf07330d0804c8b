package dev.lockstep.cli.people;

import dev.lockstep.cli.CommonOptions;
import dev.lockstep.cli.Console;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.Refused;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `lockstep people import`.
@Command(
        name = "import",
        header = "Being built.",
        footer = {"", "Examples:", "  lockstep people import"})
public final class PeopleImportCommand implements Callable<ExitStatus> {
    @SuppressWarnings("unused") // picocli acts on it
    @Mixin
    private CommonOptions common = new CommonOptions();

    private final Console console;

    public PeopleImportCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitStatus call() {
        console.say("not built yet");
        throw new Refused("not built yet");
    }
}
