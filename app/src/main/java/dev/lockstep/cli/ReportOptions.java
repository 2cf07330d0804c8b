package dev.lockstep.cli;

import dev.lockstep.control.Severity;
import dev.lockstep.record.AuditRecord;
import dev.lockstep.record.AuditWriter;
import dev.lockstep.report.AuditReport;
import dev.lockstep.report.TextReport;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// In which form an audit is reported, and where to.
final class ReportOptions {
    @Mixin private OutputOptions output = new OutputOptions();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES} (default: text).")
    private @Nullable Format format;

    @Option(names = "--all", description = "Show every finding: fold nothing, leave nothing out.")
    private boolean all;

    @Option(
            names = "--time-zone",
            paramLabel = "ZONE",
            description = "Show times in this zone, such as Europe/Warsaw (default: UTC).")
    private @Nullable String zone;

    /// The formats; the constants are the words of the option.
    enum Format {
        text,
        json
    }

    /// Checks what was given before anything is read.
    ///
    /// @throws UsageError if there is no such zone
    void check() {
        zone();
    }

    /// Writes an audit.
    ///
    /// @param failOn from which severity on a fail counts
    void write(Console console, AuditRecord audit, Severity failOn) {
        AuditReport report = report(console, failOn);
        output.write(console, out -> report.write(audit, out));
    }

    /// Writes some other text to the same place.
    void write(Console console, String text) {
        output.write(console, text);
    }

    private AuditReport report(Console console, Severity failOn) {
        var look = new TextReport.Look(console.width(), output.colored(console), all, zone());
        return switch (Optional.ofNullable(format).orElse(Format.text)) {
            case text -> (audit, out) -> out.write(new TextReport(look).text(audit, failOn));
            case json -> AuditWriter::write;
        };
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
