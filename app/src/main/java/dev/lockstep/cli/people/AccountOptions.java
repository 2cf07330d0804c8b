package dev.lockstep.cli.people;

import dev.lockstep.account.AwsDate;
import dev.lockstep.cli.BaselineOptions;
import dev.lockstep.cli.Console;
import dev.lockstep.cli.LiveOptions;
import dev.lockstep.cli.ReadingBar;
import dev.lockstep.cli.UsageError;
import dev.lockstep.cli.practice.PracticeCommand;
import dev.lockstep.control.Audit;
import dev.lockstep.operation.Goal;
import dev.lockstep.operation.LiveAccount;
import dev.lockstep.operation.SavedAnswers;
import dev.lockstep.operation.people.RosterDraft;
import dev.lockstep.report.Printable;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Which account is read, live or from saved answers, and which lockstep.yaml says what is wanted.
final class AccountOptions {
    private static final Path DEFAULT_FILE = Path.of("lockstep.yaml");

    @Mixin private BaselineOptions baseline = new BaselineOptions();
    @Mixin private LiveOptions live = new LiveOptions();

    @Option(
            names = "--from",
            paramLabel = "PATH",
            description =
                    "Judge saved answers instead of asking AWS: a folder, or a credential report.")
    private @Nullable Path from;

    @Option(
            names = "--now",
            paramLabel = "INSTANT",
            description =
                    "Judge as of this time, such as 2026-01-31T12:00:00Z (default: when the answers"
                            + " were taken, else the clock).")
    private @Nullable String now;

    @Option(
            names = "--account",
            paramLabel = "ID",
            description = "The account that is meant; any other is refused.")
    private @Nullable String account;

    /// An account that was read and judged.
    ///
    /// @param practice whether it is a practice account
    record Read(LiveAccount.Judged judged, boolean practice) {}

    /// Reads and judges.
    Read read(Console console, Audit.Selection selection, boolean quiet) {
        var goal =
                new Goal(
                        baseline.path(console),
                        baseline.allowOutside(),
                        Optional.ofNullable(now).map(AccountOptions::instant),
                        selection,
                        Optional.ofNullable(account));
        if (from != null) {
            live.refuseWithSavedAnswers();
            return new Read(
                    new SavedAnswers(console.clock()).judge(console.resolve(from), goal), false);
        }
        var accounts = new LiveAccount(console.accounts(), PracticeCommand.lookup(console));
        LiveAccount.Opened opened = accounts.open(live.request(console, goal));
        try (var bar = new ReadingBar(console, quiet)) {
            return new Read(opened.judge(bar), opened.isPractice());
        }
    }

    /// The lockstep.yaml, there or not.
    RosterDraft.At file(Console console) {
        return new RosterDraft.At(
                baseline.path(console).orElse(console.resolve(DEFAULT_FILE)),
                baseline.allowOutside());
    }

    /// The lockstep.yaml as a person in the working folder would name it; safe to show.
    String shown(Console console) {
        Path path = file(console).path();
        return Printable.line(
                (path.startsWith(console.directory()) ? console.directory().relativize(path) : path)
                        .toString());
    }

    private static Instant instant(String text) {
        try {
            return AwsDate.parse(text);
        } catch (DateTimeException e) {
            throw new UsageError("--now is a time such as 2026-01-31T12:00:00Z; not " + text);
        }
    }
}
