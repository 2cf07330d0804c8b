package dev.lockstep.cli.keys;

import dev.lockstep.cli.Console;
import dev.lockstep.cli.UsageError;
import dev.lockstep.cli.ready.Version;
import dev.lockstep.keys.KeyLives;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.keys.KeyReads;
import dev.lockstep.operation.keys.LookAtKeys;
import dev.lockstep.record.keys.KeysJson;
import dev.lockstep.report.keys.KeysCsv;
import dev.lockstep.report.keys.KeysText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `lockstep keys list`: every access key and where it stands.
@Command(
        name = "list",
        header = "Every access key: who, age, last use, need, state, what next and when.",
        description = {
            "Reads the users, the credential report, and the keys of those who have any.",
            "What is due first comes first. What AWS does not tell is said to be not known;",
            "root's keys only root itself can list."
        },
        footer = {
            "",
            "Examples:",
            "  lockstep keys list",
            "  lockstep keys list --profile audit --deep",
            "  lockstep keys list --format csv --output keys.csv",
            "  lockstep keys list --from answers/ --format json",
            "  lockstep keys list --print-policy",
            "",
            "Exit status: 3 if AWS refused or did not answer what the list hangs on, else 0."
        })
public final class KeysListCommand implements Callable<ExitStatus> {
    @Mixin private KeysOptions options = new KeysOptions();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text, json or csv (default: ${DEFAULT-VALUE}).")
    private Format format = Format.text;

    @Option(
            names = "--from",
            paramLabel = "PATH",
            description =
                    "Look at saved answers instead of asking AWS: a folder, or a credential report.")
    private @Nullable Path from;

    @Option(
            names = "--deep",
            description =
                    "Ask for the keys of every user, also of more than 500 whose report is older; and"
                            + " read whether AWS has quarantined a user.")
    private boolean deep;

    @Option(names = "--all", description = "Name each user whose keys are not known.")
    private boolean all;

    @Option(
            names = "--print-policy",
            description = "Print the IAM policy that this needs; read nothing.")
    private boolean printPolicy;

    private final Console console;

    /// The formats; the constants are the words of the option.
    enum Format {
        text,
        json,
        csv
    }

    public KeysListCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitStatus call() {
        var reads = new KeyReads(deep, deep);
        if (printPolicy) {
            options.write(console, reads.policy());
            return ExitStatus.DONE;
        }
        options.zone();
        LookAtKeys.Looked looked = from == null ? options.look(console, reads) : saved(from);
        KeyLives lives = looked.lives();
        List<String> notices = new ArrayList<>(looked.notices());
        notices.addAll(lives.notices());
        switch (format) {
            case text ->
                    options.write(
                            console,
                            new KeysText(options.look(console, all))
                                    .text(looked.about(), lives, notices));
            case json ->
                    options.write(
                            console,
                            out ->
                                    KeysJson.write(
                                            looked.about(),
                                            lives,
                                            notices,
                                            looked.incomplete(),
                                            out));
            case csv -> options.write(console, out -> KeysCsv.write(looked.about(), lives, out));
        }
        return options.isIncomplete(console, looked.incomplete(), List.of())
                ? ExitStatus.NOT_COMPLETE
                : ExitStatus.DONE;
    }

    private LookAtKeys.Looked saved(Path answers) {
        var given = new ArrayList<>(options.live());
        if (deep) {
            given.add("--deep");
        }
        if (!given.isEmpty()) {
            throw new UsageError(
                    "--from looks at saved answers and asks AWS nothing; leave out "
                            + String.join(", ", given));
        }
        return LookAtKeys.saved(
                console.resolve(answers), options.goal(console), Version.TEXT, console.clock());
    }
}
