package dev.lockstep.cli.people;

import dev.lockstep.cli.CommonOptions;
import dev.lockstep.cli.Console;
import dev.lockstep.cli.NotComplete;
import dev.lockstep.cli.OutputOptions;
import dev.lockstep.cli.UsageError;
import dev.lockstep.control.Audit;
import dev.lockstep.report.TextReport;
import dev.lockstep.report.WholeFile;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// How people and their users are read and told, and where to.
final class ReadingOptions {
    @Mixin private CommonOptions common = new CommonOptions();
    @Mixin private AccountOptions account = new AccountOptions();
    @Mixin private OutputOptions output = new OutputOptions();

    @Option(
            names = "--allow-undetermined",
            description = "Nothing that cannot be known counts as not complete.")
    private boolean allowUndetermined;

    @Option(
            names = "--time-zone",
            paramLabel = "ZONE",
            description = "Show times in this zone, such as Europe/Warsaw (default: UTC).")
    private @Nullable String zone;

    boolean isQuiet() {
        return common.quiet;
    }

    boolean allowsUndetermined() {
        return allowUndetermined;
    }

    /// Reads and judges.
    AccountOptions.Read read(Console console, Audit.Selection selection) {
        zone();
        return account.read(console, selection, common.quiet);
    }

    /// How text looks.
    TextReport.Look look(Console console, boolean all) {
        return new TextReport.Look(console.width(), output.colored(console), all, zone());
    }

    void write(Console console, WholeFile.Text text) {
        output.write(console, text);
    }

    /// Says beside the result what was not read.
    void tell(Console console, Collection<String> missing) {
        if (!common.quiet) {
            NotComplete.tell(console, new LinkedHashSet<>(missing));
        }
    }

    ZoneId zone() {
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
