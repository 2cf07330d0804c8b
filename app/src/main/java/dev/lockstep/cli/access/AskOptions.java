package dev.lockstep.cli.access;

import dev.lockstep.cli.BaselineOptions;
import dev.lockstep.cli.CommonOptions;
import dev.lockstep.cli.Console;
import dev.lockstep.cli.NotComplete;
import dev.lockstep.cli.OutputOptions;
import dev.lockstep.cli.ReadingBar;
import dev.lockstep.cli.SessionOptions;
import dev.lockstep.cli.UsageError;
import dev.lockstep.cli.practice.PracticeCommand;
import dev.lockstep.cli.ready.Version;
import dev.lockstep.control.Audit;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.Goal;
import dev.lockstep.operation.access.ReadAccount;
import dev.lockstep.record.access.AccessJson;
import dev.lockstep.report.Printable;
import dev.lockstep.report.TextReport;
import dev.lockstep.report.WholeFile;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Which account a question about access is put to, and where the answer goes.
final class AskOptions {
    @Mixin private CommonOptions common = new CommonOptions();
    @Mixin private BaselineOptions baseline = new BaselineOptions();
    @Mixin private SessionOptions session = new SessionOptions();
    @Mixin private OutputOptions output = new OutputOptions();

    @Option(
            names = "--from",
            paramLabel = "DIR",
            description = "Ask saved answers instead of AWS: a snapshot folder.")
    private @Nullable Path from;

    @Option(
            names = "--account",
            paramLabel = "ID",
            description = "The account that is meant; any other is refused.")
    private @Nullable String account;

    @Option(
            names = "--allow-undetermined",
            description = "What AWS refused or did not answer does not count as not complete.")
    private boolean allowUndetermined;

    /// Reads the account.
    ReadAccount read(Console console) {
        var goal =
                new Goal(
                        baseline.path(console),
                        baseline.allowOutside(),
                        Optional.empty(),
                        Audit.Selection.ALL,
                        Optional.ofNullable(account));
        if (from != null) {
            if (!session.given().isEmpty()) {
                throw new UsageError(
                        "--from asks saved answers and AWS nothing; leave out "
                                + String.join(", ", session.given()));
            }
            return ReadAccount.saved(console.resolve(from), from.toString(), goal, console.clock());
        }
        try (var bar = new ReadingBar(console, common.quiet)) {
            return ReadAccount.live(
                    console.accounts(),
                    PracticeCommand.lookup(console),
                    session.request(console),
                    goal,
                    bar);
        }
    }

    /// Tells what was not read, where that keeps from any answer.
    ExitStatus withoutAnswer(Console console, ReadAccount read) {
        NotComplete.tell(console, read.incomplete());
        return ExitStatus.NOT_COMPLETE;
    }

    /// Tells what was not read, where the answer hangs on it.
    ExitStatus done(Console console, ReadAccount read, boolean hangsOnIt) {
        Set<String> missing = read.incomplete();
        if (!hangsOnIt || missing.isEmpty()) {
            return ExitStatus.DONE;
        }
        if (!common.quiet) {
            NotComplete.tell(console, missing);
        }
        return allowUndetermined ? ExitStatus.DONE : ExitStatus.NOT_COMPLETE;
    }

    void write(Console console, String text) {
        output.write(console, text);
    }

    void write(Console console, WholeFile.Text text) {
        output.write(console, text);
    }

    TextReport.Look look(Console console) {
        return new TextReport.Look(console.width(), output.colored(console), false, ZoneOffset.UTC);
    }

    /// The account's id as text shows it.
    static String account(ReadAccount read) {
        return Printable.line(read.snapshot().accountId().orElse("(id unknown)"))
                + (read.practice() ? " (a practice account)" : "");
    }

    static AccessJson.About about(ReadAccount read) {
        return new AccessJson.About(
                Version.TEXT,
                read.snapshot().accountId(),
                read.snapshot().partition(),
                read.practice(),
                read.incomplete());
    }
}
