package dev.lockstep.cli.ready;

import dev.lockstep.cli.CommonOptions;
import dev.lockstep.cli.Console;
import dev.lockstep.operation.ExitStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `lockstep completion`: lets a shell complete commands and options.
@Command(
        name = "completion",
        header = "Print what lets bash or zsh complete commands and options.",
        description = "Load it where your shell starts, ~/.bashrc or ~/.zshrc.",
        footer = {
            "",
            "Examples:",
            "  source <(lockstep completion bash)",
            "  source <(lockstep completion zsh)"
        })
public final class CompletionCommand implements Callable<ExitStatus> {
    @SuppressWarnings("unused") // picocli acts on it
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
    private Shell shell = Shell.bash;

    private final Console console;

    public CompletionCommand(Console console) {
        this.console = console;
    }

    /// The shells; the constants are the words of the parameter.
    enum Shell {
        bash,
        zsh
    }

    @Override
    public ExitStatus call() {
        console.out().print(WrittenDown.needed("completion-" + shell));
        return ExitStatus.DONE;
    }
}
