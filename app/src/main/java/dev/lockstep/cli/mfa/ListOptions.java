package dev.lockstep.cli.mfa;

import dev.lockstep.cli.BaselineOptions;
import dev.lockstep.cli.CommonOptions;
import dev.lockstep.cli.Console;
import dev.lockstep.cli.LiveOptions;
import dev.lockstep.cli.NotComplete;
import dev.lockstep.cli.OutputOptions;
import dev.lockstep.cli.ReadingBar;
import dev.lockstep.cli.SavedOptions;
import dev.lockstep.cli.UsageError;
import dev.lockstep.cli.practice.PracticeCommand;
import dev.lockstep.cli.ready.Version;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.Goal;
import dev.lockstep.operation.LiveAccount;
import dev.lockstep.operation.SavedAnswers;
import dev.lockstep.operation.mfa.MfaOverview;
import dev.lockstep.record.people.MfaRecord;
import dev.lockstep.report.TextReport;
import dev.lockstep.report.WholeFile;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// How a list of users is read and written.
final class ListOptions {
    @Mixin private CommonOptions common = new CommonOptions();
    @Mixin private BaselineOptions baseline = new BaselineOptions();
    @Mixin private LiveOptions live = new LiveOptions();
    @Mixin private SavedOptions saved = new SavedOptions();
    @Mixin private OutputOptions output = new OutputOptions();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text or json (default: ${DEFAULT-VALUE}).")
    private Format format = Format.text;

    @Option(
            names = "--account",
            paramLabel = "ID",
            description = "The account that is meant; any other is refused.")
    private @Nullable String account;

    @Option(
            names = "--allow-undetermined",
            description = "Nothing that cannot be known counts as not complete.")
    private boolean allowUndetermined;

    @Option(
            names = "--time-zone",
            paramLabel = "ZONE",
            description = "Show times in this zone, such as Europe/Warsaw (default: UTC).")
    private @Nullable String zone;

    /// The constants are the words of the option.
    enum Format {
        text,
        json
    }

    /// Reads, judges and writes.
    ExitStatus list(
            Console console,
            BiFunction<MfaRecord, TextReport.Look, String> text,
            BiFunction<MfaRecord, TextReport.Look, WholeFile.Text> json) {
        ZoneId shown = zone();
        var goal =
                new Goal(
                        baseline.path(console),
                        baseline.allowOutside(),
                        saved.now(),
                        MfaOverview.SELECTION,
                        Optional.ofNullable(account));
        MfaRecord record =
                saved.from()
                        .map(answers -> saved(console, answers, goal))
                        .orElseGet(() -> live(console, goal));
        var look = new TextReport.Look(console.width(), output.colored(console), true, shown);
        switch (format) {
            case text -> output.write(console, text.apply(record, look));
            case json -> output.write(console, json.apply(record, look));
        }
        if (!common.quiet) {
            NotComplete.tell(console, new LinkedHashSet<>(record.missing()));
        }
        return record.missing().isEmpty() || allowUndetermined
                ? ExitStatus.DONE
                : ExitStatus.NOT_COMPLETE;
    }

    private MfaRecord live(Console console, Goal goal) {
        var accounts = new LiveAccount(console.accounts(), PracticeCommand.lookup(console));
        LiveAccount.Opened opened = accounts.open(live.request(console, goal));
        try (var bar = new ReadingBar(console, common.quiet)) {
            return MfaOverview.of(opened.judge(bar).audit(), opened.isPractice(), Version.TEXT);
        }
    }

    private MfaRecord saved(Console console, Path answers, Goal goal) {
        live.refuseWithSavedAnswers();
        return MfaOverview.of(
                new SavedAnswers(console.clock()).audit(console.resolve(answers), goal),
                false,
                Version.TEXT);
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
