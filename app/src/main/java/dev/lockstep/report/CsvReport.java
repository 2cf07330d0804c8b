package dev.lockstep.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import dev.lockstep.record.AuditRecord;
import dev.lockstep.record.FindingRecord;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Every finding of an audit as a line for a spreadsheet: RFC 4180, UTF-8, every cell quoted.
///
/// A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula; such a cell gets
/// an apostrophe before it (OWASP, "CSV Injection").
public final class CsvReport implements AuditReport {
    private static final String FORMULA = "=+-@\uFF1D\uFF0B\uFF0D\uFF20\t\r";

    @Override
    public void write(AuditRecord audit, Writer out) throws IOException {
        var frameworks = new TreeSet<String>();
        audit.controls().forEach(control -> frameworks.addAll(control.references().keySet()));
        CsvWriter csv =
                CsvWriter.builder()
                        .lineDelimiter(LineDelimiter.CRLF)
                        .quoteStrategy(QuoteStrategies.ALWAYS)
                        .build(out);
        csv.writeRecord(header(frameworks));
        for (FindingRecord finding : audit.findings()) {
            csv.writeRecord(line(audit, finding, frameworks));
        }
        csv.flush();
    }

    private static List<String> header(Set<String> frameworks) {
        var names =
                new ArrayList<>(
                        List.of(
                                "account",
                                "judged-at",
                                "step",
                                "step-name",
                                "control",
                                "title",
                                "severity",
                                "status",
                                "subject-kind",
                                "subject",
                                "arn",
                                "owner",
                                "summary",
                                "missing",
                                "remedy",
                                "aws",
                                "accepted-until",
                                "accepted-by",
                                "accepted-because"));
        frameworks.forEach(name -> names.add(cell(name)));
        return names;
    }

    private static List<String> line(
            AuditRecord audit, FindingRecord finding, Set<String> frameworks) {
        var cells = new ArrayList<String>();
        add(cells, audit.account().id().orElse(""));
        add(cells, audit.judgedAt().toString());
        add(cells, Integer.toString(finding.control().step().number()));
        add(cells, finding.control().step().id());
        add(cells, finding.control().id());
        add(cells, finding.control().title());
        add(cells, finding.severity().id());
        add(cells, finding.status().id());
        add(cells, finding.subject().kind().id());
        add(cells, finding.subject().name());
        add(cells, finding.subject().arn().orElse(""));
        add(cells, finding.subject().owner().orElse(""));
        add(cells, finding.summary());
        add(cells, String.join(", ", finding.missing()));
        add(cells, finding.remedy().map(FindingRecord.RemedyRecord::text).orElse(""));
        add(cells, finding.remedy().map(CsvReport::commands).orElse(""));
        Optional<FindingRecord.ExceptionRecord> exception = finding.exception();
        add(cells, exception.map(one -> one.until().toString()).orElse(""));
        add(cells, exception.map(FindingRecord.ExceptionRecord::owner).orElse(""));
        add(cells, exception.map(FindingRecord.ExceptionRecord::reason).orElse(""));
        for (String framework : frameworks) {
            add(
                    cells,
                    String.join(
                            " ",
                            finding.control().references().getOrDefault(framework, List.of())));
        }
        return cells;
    }

    /// The commands, unless a name in them holds characters that must not be shown as they are.
    private static String commands(FindingRecord.RemedyRecord remedy) {
        String commands = String.join(" && ", remedy.aws());
        return Printable.isPlain(commands) ? commands : "";
    }

    private static void add(List<String> cells, String text) {
        cells.add(cell(text));
    }

    /// A text as a cell that no spreadsheet runs.
    public static String cell(String text) {
        String safe = Printable.line(text);
        String first = safe.stripLeading();
        return !first.isEmpty() && FORMULA.indexOf(first.charAt(0)) >= 0 ? "'" + safe : safe;
    }
}
