package dev.lockstep.cli.ready;

import dev.lockstep.cli.CommonOptions;
import dev.lockstep.cli.Console;
import dev.lockstep.operation.ExitStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `lockstep man`: the man page.
@Command(
        name = "man",
        header = "Print the man page.",
        description = "It is in the format of man(1), and holds all commands and options.",
        footer = {
            "",
            "Examples:",
            "  lockstep man | man -l -",
            "  lockstep man > ~/.local/share/man/man1/lockstep.1"
        })
public final class ManCommand implements Callable<ExitStatus> {
    @SuppressWarnings("unused") // picocli acts on it
    @Mixin
    private CommonOptions common = new CommonOptions();

    private final Console console;

    public ManCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitStatus call() {
        console.out().print(WrittenDown.needed("man"));
        return ExitStatus.DONE;
    }
}
