package dev.lockstep.bench.hot;

import dev.lockstep.control.Severity;
import dev.lockstep.record.AuditWriter;
import dev.lockstep.report.AuditReport;
import dev.lockstep.report.CsvReport;
import dev.lockstep.report.MarkdownReport;
import dev.lockstep.report.TextReport;
import dev.lockstep.report.exchange.AsffReport;
import dev.lockstep.report.exchange.JunitReport;
import dev.lockstep.report.exchange.OcsfReport;
import dev.lockstep.report.exchange.SarifReport;
import dev.lockstep.report.html.HtmlReport;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The formats of a report, by what stands behind `--format`. A new one is one line here.
public final class Formats {
    private static final Map<String, AuditReport> ALL = new LinkedHashMap<>();

    static {
        ALL.put("text", text(false));
        ALL.put("text --all", text(true));
        ALL.put("json", AuditWriter::write);
        ALL.put("html", new HtmlReport(ZoneOffset.UTC));
        ALL.put("csv", new CsvReport());
        ALL.put("markdown", new MarkdownReport(false));
        ALL.put("markdown --all", new MarkdownReport(true));
        ALL.put("sarif", new SarifReport());
        ALL.put("ocsf", new OcsfReport());
        ALL.put("asff --security-hub-region us-east-1", new AsffReport(Optional.of("us-east-1")));
        ALL.put("junit", new JunitReport());
    }

    private Formats() {}

    /// In the order in which they are shown.
    public static Map<String, AuditReport> all() {
        return ALL;
    }

    private static AuditReport text(boolean all) {
        var look = new TextReport.Look(80, false, all, ZoneOffset.UTC);
        return (audit, out) -> out.write(new TextReport(look).text(audit, Severity.MEDIUM));
    }
}
