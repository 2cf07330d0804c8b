package dev.lockstep.cli;

import dev.lockstep.cli.practice.PracticeCommand;
import dev.lockstep.control.Audit;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.Goal;
import dev.lockstep.operation.LiveAccount;
import dev.lockstep.operation.Refused;
import dev.lockstep.operation.StartBaseline;
import dev.lockstep.report.Printable;
import dev.lockstep.report.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `lockstep init`: writes a starter lockstep.yaml.
@Command(
        name = "init",
        header = "Write a starter lockstep.yaml, where you say what you want to be true.",
        description = {
            "With --from-account it describes the account as it is: its groups, the people",
            "and the services that its users seem to be, for you to correct. A file that",
            "stands there already is left alone (exit status 4)."
        },
        footer = {
            "",
            "Examples:",
            "  lockstep init",
            "  lockstep init --from-account",
            "  lockstep init --from-account --from answers/ --output proposal.yaml"
        })
final class InitCommand implements Callable<ExitStatus> {
    @Mixin private CommonOptions common = new CommonOptions();
    @Mixin private SessionOptions session = new SessionOptions();

    @Option(
            names = "--from-account",
            description = "Propose people, groups and services from what is there.")
    private boolean fromAccount;

    @Option(
            names = "--from",
            paramLabel = "PATH",
            description = "Saved answers that --from-account looks at instead of AWS.")
    private @Nullable Path from;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            defaultValue = "lockstep.yaml",
            description = "The file to write (default: ./${DEFAULT-VALUE}).")
    private Path output = Path.of("lockstep.yaml");

    private final Console console;

    InitCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitStatus call() {
        if (!fromAccount && (from != null || !session.given().isEmpty())) {
            throw new UsageError(
                    "--from and the options of a session are for --from-account; give that too");
        }
        if (from != null && !session.given().isEmpty()) {
            throw new UsageError(
                    "--from looks at saved answers and asks AWS nothing; leave out "
                            + String.join(", ", session.given()));
        }
        if (Files.exists(console.resolve(output))) {
            throw there();
        }
        String text =
                !fromAccount
                        ? StartBaseline.plain()
                        : from == null
                                ? StartBaseline.ofAccount(judged())
                                : StartBaseline.ofAccount(console.resolve(from));
        try {
            if (!WholeFile.writeNew(console.resolve(output), text)) {
                throw there();
            }
        } catch (IOException e) {
            throw new UsageError("cannot write " + output + ": no such folder, or no right to it");
        }
        if (!common.quiet) {
            console.err()
                    .println(
                            "lockstep: wrote "
                                    + Printable.line(output.toString())
                                    + "; read it, correct it, then: lockstep audit"
                                    + (from == null ? "" : " --from DIR"));
        }
        return ExitStatus.DONE;
    }

    private Refused there() {
        return new Refused(output + " is there already and was left alone; give --output FILE");
    }

    /// The account as AWS tells it now.
    private LiveAccount.Judged judged() {
        try (var bar = new ReadingBar(console, common.quiet)) {
            return new LiveAccount(console.accounts(), PracticeCommand.lookup(console))
                    .judge(
                            new LiveAccount.Request(
                                    session.request(console),
                                    false,
                                    new Goal(
                                            Optional.empty(),
                                            false,
                                            Optional.empty(),
                                            Audit.Selection.ALL,
                                            Optional.empty())),
                            bar);
        }
    }
}
