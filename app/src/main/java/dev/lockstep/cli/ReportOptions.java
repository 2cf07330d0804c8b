package dev.lockstep.cli;

import dev.lockstep.control.Severity;
import dev.lockstep.input.BadInput;
import dev.lockstep.operation.Refused;
import dev.lockstep.record.AuditComparison;
import dev.lockstep.record.AuditReader;
import dev.lockstep.record.AuditRecord;
import dev.lockstep.record.AuditWriter;
import dev.lockstep.redact.Redaction;
import dev.lockstep.report.AuditReport;
import dev.lockstep.report.CsvReport;
import dev.lockstep.report.MarkdownReport;
import dev.lockstep.report.TextReport;
import dev.lockstep.report.exchange.AsffReport;
import dev.lockstep.report.exchange.JunitReport;
import dev.lockstep.report.exchange.OcsfReport;
import dev.lockstep.report.exchange.SarifReport;
import dev.lockstep.report.html.HtmlReport;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// In which form an audit is reported, and where to.
final class ReportOptions {
    /// At most 16 characters, as the AWS Security Finding Format takes them.
    private static final Pattern REGION = Pattern.compile("(?=.{1,16}$)[a-z]+(-[a-z]+)+-[0-9]");

    @Mixin private OutputOptions output = new OutputOptions();
    @Mixin private ZoneOption zone = new ZoneOption();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES} (default: text).")
    private @Nullable Format format;

    @Option(names = "--all", description = "Show every finding: fold nothing, leave nothing out.")
    private boolean all;

    @Option(
            names = "--security-hub-region",
            paramLabel = "REGION",
            description =
                    "With asff: the region of Security Hub (default: where IAM is at home, such as"
                            + " us-east-1).")
    private @Nullable String region;

    @Option(
            names = "--since",
            paramLabel = "OLD.json",
            description = "Compare with this earlier audit of the account, saved as JSON.")
    private @Nullable Path since;

    private @Nullable AuditRecord earlier;

    /// The formats; the constants are the words of the option.
    enum Format {
        text,
        json,
        html,
        csv,
        markdown,
        sarif,
        ocsf,
        asff,
        junit
    }

    /// Checks what was given before anything else is read, and reads the earlier audit.
    ///
    /// @throws UsageError if there is no such zone or region
    /// @throws BadInput if the earlier audit is none
    void check(Console console) {
        zone.zone();
        if (region != null && !REGION.matcher(region).matches()) {
            throw new UsageError(
                    "--security-hub-region is a region such as eu-west-1; not " + region);
        }
        if (since != null) {
            earlier = AuditReader.read(console.resolve(since), since.toString());
        }
    }

    /// The audit beside the earlier one, if one was named.
    ///
    /// @throws Refused if that is of another account, or has other pseudonyms
    private AuditRecord compared(AuditRecord audit) {
        if (earlier == null) {
            return audit;
        }
        // Else names of the one would come into the report of the other.
        if (!Redaction.noticeOf(earlier).equals(Redaction.noticeOf(audit))) {
            throw new Refused(
                    since
                            + " has other names: only audits can be compared that were redacted with"
                            + " the same key, or not at all");
        }
        Optional<String> then = earlier.account().id();
        Optional<String> now = audit.account().id();
        if (then.isPresent() && now.isPresent() && !then.equals(now)) {
            throw new Refused(
                    since
                            + " is an audit of account "
                            + then.get()
                            + ", this one is of "
                            + now.get()
                            + "; only audits of the same account can be compared");
        }
        return audit.since(AuditComparison.of(earlier, audit));
    }

    /// Writes an audit.
    ///
    /// @param failOn from which severity on a fail counts
    /// @throws BadInput if the audit lacks what the format cannot do without
    void write(Console console, AuditRecord audit, Severity failOn) {
        if (format == Format.asff) {
            asff().obstacle(audit)
                    .ifPresent(why -> {
                        throw BadInput.in("--format asff", why);
                    });
        }
        AuditReport report = report(console, failOn);
        AuditRecord compared = compared(audit);
        output.write(console, out -> report.write(compared, out));
    }

    /// Writes some other text to the same place.
    void write(Console console, String text) {
        output.write(console, text);
    }

    private AuditReport report(Console console, Severity failOn) {
        var look = new TextReport.Look(console.width(), output.colored(console), all, zone.zone());
        return switch (Optional.ofNullable(format).orElse(Format.text)) {
            case text -> (audit, out) -> out.write(new TextReport(look).text(audit, failOn));
            case json -> AuditWriter::write;
            case html -> new HtmlReport(zone.zone());
            case csv -> new CsvReport();
            case markdown -> new MarkdownReport(all);
            case sarif -> new SarifReport();
            case ocsf -> new OcsfReport();
            case asff -> asff();
            case junit -> new JunitReport();
        };
    }

    private AsffReport asff() {
        return new AsffReport(Optional.ofNullable(region));
    }
}
