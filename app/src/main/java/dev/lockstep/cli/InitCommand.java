package dev.lockstep.cli;

import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.Refused;
import dev.lockstep.operation.StartBaseline;
import dev.lockstep.report.Printable;
import dev.lockstep.report.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
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
            "  lockstep init --from-account --from answers/ --output proposal.yaml"
        })
final class InitCommand implements Callable<ExitStatus> {
    @Mixin private CommonOptions common = new CommonOptions();

    @Option(
            names = "--from-account",
            description = "Propose people, groups and services from what is there.")
    private boolean fromAccount;

    @Option(
            names = "--from",
            paramLabel = "PATH",
            description = "The saved answers that --from-account looks at.")
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
        if (fromAccount && from == null) {
            throw new UsageError(
                    "--from-account looks at saved answers for now: give --from DIR too");
        }
        if (!fromAccount && from != null) {
            throw new UsageError("--from is for --from-account: give both, or neither");
        }
        String text =
                from == null
                        ? StartBaseline.plain()
                        : StartBaseline.ofAccount(console.resolve(from));
        try {
            if (!WholeFile.writeNew(console.resolve(output), text)) {
                throw new Refused(
                        output + " is there already and was left alone; give --output FILE");
            }
        } catch (IOException e) {
            throw new UsageError("cannot write " + output + ": no such folder, or no right to it");
        }
        if (!common.quiet) {
            console.err()
                    .println(
                            "lockstep: wrote "
                                    + Printable.line(output.toString())
                                    + "; read it, correct it, then: lockstep audit --from DIR");
        }
        return ExitStatus.DONE;
    }
}
