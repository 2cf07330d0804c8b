package dev.lockstep.cli.guide;

import dev.lockstep.cli.BaselineOptions;
import dev.lockstep.cli.CommonOptions;
import dev.lockstep.cli.Console;
import dev.lockstep.cli.OutputOptions;
import dev.lockstep.cli.ReadingBar;
import dev.lockstep.cli.SessionOptions;
import dev.lockstep.cli.UsageError;
import dev.lockstep.cli.practice.PracticeCommand;
import dev.lockstep.cli.ready.Version;
import dev.lockstep.control.Audit;
import dev.lockstep.operation.Goal;
import dev.lockstep.operation.LiveAccount;
import dev.lockstep.operation.guide.LookAround;
import dev.lockstep.operation.run.MakePlan;
import dev.lockstep.report.TextReport;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Which account is walked, and how it is shown.
final class GuideOptions {
    @Mixin private CommonOptions common = new CommonOptions();
    @Mixin private BaselineOptions baseline = new BaselineOptions();
    @Mixin private SessionOptions session = new SessionOptions();
    @Mixin private OutputOptions output = new OutputOptions();

    @Option(
            names = "--account",
            paramLabel = "ID",
            description = "The account that is meant; any other is refused.")
    private @Nullable String account;

    @Option(names = "--all", description = "Show lists whole, however long they are.")
    private boolean all;

    @Option(
            names = "--time-zone",
            paramLabel = "ZONE",
            description = "Show times in this zone, such as Europe/Warsaw (default: UTC).")
    private @Nullable String zone;

    boolean isQuiet() {
        return common.quiet;
    }

    OutputOptions output() {
        return output;
    }

    boolean allowOutside() {
        return baseline.allowOutside();
    }

    /// The file that says what is wanted, there or not.
    Path file(Console console) {
        return baseline.draft(console).path();
    }

    /// Looks where the account stands.
    LookAround.Around look(Console console) {
        try (var bar = new ReadingBar(console, common.quiet)) {
            return new LookAround(
                            new LiveAccount(console.accounts(), PracticeCommand.lookup(console)),
                            new MakePlan(Version.TEXT, console.accounts().actions()),
                            Version.TEXT)
                    .look(
                            new LiveAccount.Request(
                                    session.request(console),
                                    false,
                                    new Goal(
                                            baseline.path(console),
                                            baseline.allowOutside(),
                                            Optional.empty(),
                                            Audit.Selection.ALL,
                                            Optional.ofNullable(account))),
                            bar);
        }
    }

    /// The options that a command within the walk gets too.
    ///
    /// @param isJudged whether it goes by lockstep.yaml
    List<String> words(boolean isJudged) {
        var words = new ArrayList<>(session.words());
        if (isJudged) {
            words.addAll(baseline.words());
            if (account != null) {
                words.addAll(List.of("--account", account));
            }
        }
        return words;
    }

    Optional<String> account() {
        return Optional.ofNullable(account);
    }

    /// @throws UsageError if there is no such zone
    TextReport.Look shape(Console console) {
        return new TextReport.Look(console.width(), output.colored(console), all, zone());
    }

    private ZoneId zone() {
        if (zone == null) {
            return ZoneOffset.UTC;
        }
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new UsageError("--time-zone is a zone such as Europe/Warsaw; not " + zone);
        }
    }
}
