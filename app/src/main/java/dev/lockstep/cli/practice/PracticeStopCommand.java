package dev.lockstep.cli.practice;

import dev.lockstep.cli.CommonOptions;
import dev.lockstep.cli.Console;
import dev.lockstep.cli.UsageError;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.PracticeAccounts;
import dev.lockstep.practice.running.PracticeRegistry;
import dev.lockstep.practice.running.RunningPractice;
import dev.lockstep.report.Printable;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lockstep practice stop`: ends practice accounts, and takes variables of a shell back.
@Command(
        name = "stop",
        header = "Stop a practice account; nothing of it is left.",
        description = "Without an ID, the only one that runs.",
        footer = {
            "",
            "Examples:",
            "  lockstep practice stop",
            "  lockstep practice stop --all",
            "  eval \"$(lockstep practice stop --shell)\""
        })
public final class PracticeStopCommand implements Callable<ExitStatus> {
    @Mixin private CommonOptions common = new CommonOptions();

    @Parameters(arity = "0..1", paramLabel = "ID", description = "As practice list names it.")
    private @Nullable String id;

    @Option(names = "--all", description = "Stop all that run.")
    private boolean all;

    @Option(
            names = "--shell",
            description = "Print the line that takes back what practice start set in a shell.")
    private boolean shell;

    private final Console console;

    public PracticeStopCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitStatus call() throws InterruptedException {
        if (all && id != null) {
            throw new UsageError("give an ID or --all, not both");
        }
        var accounts = new PracticeAccounts(PracticeCommand.registry(console));
        List<RunningPractice> meant = meant(accounts);
        accounts.stop(meant);
        if (shell) {
            console.out().println(ShellVariables.unset(console.environment()));
            console.out().flush();
        }
        if (meant.isEmpty()) {
            note("no practice account runs");
        }
        for (RunningPractice one : meant) {
            note("practice account " + one.id() + " is stopped");
        }
        return ExitStatus.DONE;
    }

    private List<RunningPractice> meant(PracticeAccounts accounts) {
        // A shell must get its variables back even if the account is gone already.
        if (all || (shell && id == null && accounts.list().isEmpty())) {
            return accounts.list().stream().map(PracticeRegistry.Seen::practice).toList();
        }
        return List.of(accounts.one(Optional.ofNullable(id)).practice());
    }

    private void note(String line) {
        if (!common.quiet) {
            console.err().println("lockstep: " + Printable.line(line));
        }
    }
}
