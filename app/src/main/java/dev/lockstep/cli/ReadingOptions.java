package dev.lockstep.cli;

import dev.lockstep.control.Audit;
import dev.lockstep.report.TextReport;
import dev.lockstep.report.WholeFile;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashSet;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// How people and their users are read and told, and where to.
public final class ReadingOptions {
    @Mixin private CommonOptions common = new CommonOptions();
    @Mixin private AccountOptions account = new AccountOptions();
    @Mixin private OutputOptions output = new OutputOptions();
    @Mixin private ZoneOption zone = new ZoneOption();

    @Option(
            names = "--allow-undetermined",
            description = "Nothing that cannot be known counts as not complete.")
    private boolean allowUndetermined;

    /// Whether nothing is said beside the result.
    public boolean isQuiet() {
        return common.quiet;
    }

    /// Whether what is not known counts as complete.
    public boolean allowsUndetermined() {
        return allowUndetermined;
    }

    /// Reads and judges.
    public AccountOptions.Read read(Console console, Audit.Selection selection) {
        // Before it takes time: a zone that is none is a slip of the command line.
        zone();
        return account.read(console, selection, common.quiet);
    }

    /// How text looks.
    public TextReport.Look look(Console console, boolean all) {
        return new TextReport.Look(console.width(), output.colored(console), all, zone());
    }

    /// Writes the result where it goes.
    public void write(Console console, WholeFile.Text text) {
        output.write(console, text);
    }

    /// Says beside the result what was not read.
    public void tell(Console console, Collection<String> missing) {
        if (!common.quiet) {
            NotComplete.tell(console, new LinkedHashSet<>(missing));
        }
    }

    /// In which zone times are shown.
    public ZoneId zone() {
        return zone.zone();
    }
}
