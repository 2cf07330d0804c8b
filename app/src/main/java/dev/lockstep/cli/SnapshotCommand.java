package dev.lockstep.cli;

import dev.lockstep.cli.practice.PracticeCommand;
import dev.lockstep.cli.ready.Version;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.Goal;
import dev.lockstep.operation.LiveAccount;
import dev.lockstep.operation.SaveSnapshot;
import dev.lockstep.operation.Threshold;
import dev.lockstep.redact.Redaction;
import dev.lockstep.report.Printable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `lockstep snapshot`: saves what an audit reads.
@Command(
        name = "snapshot",
        header = "Save what an audit reads, to judge it later or elsewhere. Reads only.",
        description = {
            "Reads from AWS what an audit with the same options would read, and writes AWS's",
            "answers into a folder, whole or not at all, in files that only you can read.",
            "lockstep audit --from reads it back."
        },
        footer = {
            "",
            "Examples:",
            "  lockstep snapshot --output answers",
            "  lockstep snapshot --profile audit --deep --output answers",
            "  lockstep snapshot --redact --output for-others",
            "  lockstep audit --from answers",
            "",
            "Exit status: 3 if AWS refused or did not answer something that a verdict hangs",
            "on (the folder is written), 4 if the folder is not new or empty, else 0."
        })
final class SnapshotCommand implements Callable<ExitStatus> {
    @Mixin private CommonOptions common = new CommonOptions();
    @Mixin private LiveOptions live = new LiveOptions();
    @Mixin private BaselineOptions baselineOptions = new BaselineOptions();
    @Mixin private SelectionOptions selection = new SelectionOptions();
    @Mixin private RedactOptions redacting = new RedactOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            required = true,
            description = "The folder to write; a new one, or an empty one.")
    private @Nullable Path folder;

    @Option(
            names = "--account",
            paramLabel = "ID",
            description = "The account that is meant; any other is refused.")
    private @Nullable String account;

    private final Console console;

    SnapshotCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitStatus call() {
        if (folder == null) {
            throw new UsageError("--output DIR says where to write");
        }
        Optional<Redaction> redaction = redacting.redaction(console);
        LiveAccount.Judged judged = save(console.resolve(folder), redaction);
        Set<String> missing = Threshold.DEFAULT.missing(judged.audit());
        if (!common.quiet) {
            Optional<String> account = judged.audit().snapshot().accountId();
            NotComplete.tell(
                    console, redaction.map(one -> redactedMissing(one, judged)).orElse(missing));
            console.err()
                    .println(
                            "lockstep: the answers of account "
                                    + Printable.line(
                                            redaction
                                                    .map(one -> account.map(one::account))
                                                    .orElse(account)
                                                    .orElse("(unknown)"))
                                    + " are in "
                                    + Printable.line(folder.toString()));
            redaction.ifPresent(_ -> redacting.tell(console, "them"));
        }
        return missing.isEmpty() ? ExitStatus.DONE : ExitStatus.NOT_COMPLETE;
    }

    private static Set<String> redactedMissing(Redaction redaction, LiveAccount.Judged judged) {
        return Threshold.DEFAULT.missing(
                redaction
                        .audit(judged.audit(), judged.files(), judged.notices(), Version.TEXT)
                        .audit());
    }

    private LiveAccount.Judged save(Path place, Optional<Redaction> redaction) {
        var goal =
                new Goal(
                        baselineOptions.path(console),
                        baselineOptions.allowOutside(),
                        Optional.empty(),
                        selection.selection(),
                        Optional.ofNullable(account));
        try (var bar = new ReadingBar(console, common.quiet)) {
            return new SaveSnapshot(
                            new LiveAccount(console.accounts(), PracticeCommand.lookup(console)))
                    .save(
                            live.request(console, goal),
                            place,
                            bar,
                            files -> redaction.map(one -> one.snapshot(files)).orElse(files));
        } catch (IOException e) {
            throw new UsageError("cannot write " + folder + ": no such folder, or no right to it");
        }
    }
}
