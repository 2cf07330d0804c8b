package dev.lockstep.cli;

import dev.lockstep.cli.practice.PracticeCommand;
import dev.lockstep.control.Audit;
import dev.lockstep.operation.BaselineDraft;
import dev.lockstep.operation.Goal;
import dev.lockstep.operation.LiveAccount;
import dev.lockstep.operation.SavedAnswers;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Which account is read, live or from saved answers, and which lockstep.yaml says what is wanted.
public final class AccountOptions {
    @Mixin private BaselineOptions baseline = new BaselineOptions();
    @Mixin private LiveOptions live = new LiveOptions();
    @Mixin private SavedOptions saved = new SavedOptions();

    @Option(
            names = "--account",
            paramLabel = "ID",
            description = "The account that is meant; any other is refused.")
    private @Nullable String account;

    /// An account that was read and judged.
    ///
    /// @param practice whether it is a practice account
    public record Read(LiveAccount.Judged judged, boolean practice) {}

    /// Reads and judges.
    public Read read(Console console, Audit.Selection selection, boolean quiet) {
        var goal =
                new Goal(
                        baseline.path(console),
                        baseline.allowOutside(),
                        saved.now(),
                        selection,
                        Optional.ofNullable(account));
        Optional<Path> from = saved.from();
        if (from.isPresent()) {
            live.refuseWithSavedAnswers();
            return new Read(
                    new SavedAnswers(console.clock()).judge(console.resolve(from.get()), goal),
                    false);
        }
        var accounts = new LiveAccount(console.accounts(), PracticeCommand.lookup(console));
        LiveAccount.Opened opened = accounts.open(live.request(console, goal));
        try (var bar = new ReadingBar(console, quiet)) {
            return new Read(opened.judge(bar), opened.isPractice());
        }
    }

    /// The lockstep.yaml that is edited, there or not.
    public BaselineDraft.At draft(Console console) {
        return baseline.draft(console);
    }
}
