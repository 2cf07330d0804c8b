package dev.lockstep.cli.keys;

import dev.lockstep.cli.CommonOptions;
import dev.lockstep.cli.Console;
import dev.lockstep.cli.MeantOptions;
import dev.lockstep.cli.NotComplete;
import dev.lockstep.cli.OutputOptions;
import dev.lockstep.cli.ReadingBar;
import dev.lockstep.cli.UsageError;
import dev.lockstep.cli.practice.PracticeCommand;
import dev.lockstep.cli.ready.Version;
import dev.lockstep.control.Audit;
import dev.lockstep.operation.Goal;
import dev.lockstep.operation.LiveAccount;
import dev.lockstep.operation.keys.KeyReads;
import dev.lockstep.operation.keys.LookAtKeys;
import dev.lockstep.report.Printable;
import dev.lockstep.report.TextReport;
import dev.lockstep.report.WholeFile;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Which account is looked at, and where the answer goes.
final class KeysOptions {
    @Mixin private CommonOptions common = new CommonOptions();
    @Mixin private MeantOptions meant = new MeantOptions();
    @Mixin private OutputOptions output = new OutputOptions();

    @Option(
            names = "--allow-undetermined",
            description = "What AWS refused or did not answer does not count as not complete.")
    private boolean allowUndetermined;

    @Option(
            names = "--time-zone",
            paramLabel = "ZONE",
            description =
                    "Show times in this zone, such as Europe/Warsaw (default: UTC). Days are those"
                            + " of UTC.")
    private @Nullable String zone;

    /// What is meant.
    Goal goal(Console console) {
        return meant.goal(console, Audit.Selection.ALL);
    }

    /// The options that only a live look has a use for.
    List<String> live() {
        return meant.given();
    }

    /// Asks AWS.
    LookAtKeys.Looked look(Console console, KeyReads reads) {
        try (var bar = new ReadingBar(console, common.quiet)) {
            return LookAtKeys.live(
                    new LiveAccount(console.accounts(), PracticeCommand.lookup(console)),
                    meant.request(console, Audit.Selection.ALL),
                    reads,
                    Version.TEXT,
                    bar);
        }
    }

    /// Tells what was not read, and whether that counts.
    ///
    /// @param faults what else is wrong, in sentences
    boolean isIncomplete(Console console, Collection<String> missing, List<String> faults) {
        if (!common.quiet) {
            NotComplete.tell(console, new TreeSet<>(missing));
            faults.forEach(fault -> console.err().println("lockstep: " + Printable.line(fault)));
        }
        return !faults.isEmpty() || (!missing.isEmpty() && !allowUndetermined);
    }

    void write(Console console, String text) {
        output.write(console, text);
    }

    void write(Console console, WholeFile.Text text) {
        output.write(console, text);
    }

    /// @throws UsageError if there is no such zone
    TextReport.Look look(Console console, boolean all) {
        return new TextReport.Look(console.width(), output.colored(console), all, zone());
    }

    /// @throws UsageError if there is no such zone
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
