package dev.lockstep.report;

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
public final class CsvReport implements AuditReport {
    @Override
    public void write(AuditRecord audit, Writer out) throws IOException {
        var frameworks = new TreeSet<String>();
        audit.controls().forEach(control -> frameworks.addAll(control.references().keySet()));
        SafeCsv.write(
                out,
                header(frameworks),
                audit.findings().stream().map(finding -> line(audit, finding, frameworks)));
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
        names.addAll(frameworks);
        return names;
    }

    private static List<String> line(
            AuditRecord audit, FindingRecord finding, Set<String> frameworks) {
        var cells = new ArrayList<String>();
        cells.add(audit.account().id().orElse(""));
        cells.add(audit.judgedAt().toString());
        cells.add(Integer.toString(finding.control().step().number()));
        cells.add(finding.control().step().id());
        cells.add(finding.control().id());
        cells.add(finding.control().title());
        cells.add(finding.severity().id());
        cells.add(finding.status().id());
        cells.add(finding.subject().kind().id());
        cells.add(finding.subject().name());
        cells.add(finding.subject().arn().orElse(""));
        cells.add(finding.subject().owner().orElse(""));
        cells.add(finding.summary());
        cells.add(String.join(", ", finding.missing()));
        cells.add(finding.remedy().map(FindingRecord.RemedyRecord::text).orElse(""));
        cells.add(finding.remedy().map(CsvReport::commands).orElse(""));
        Optional<FindingRecord.ExceptionRecord> exception = finding.exception();
        cells.add(exception.map(one -> one.until().toString()).orElse(""));
        cells.add(exception.map(FindingRecord.ExceptionRecord::owner).orElse(""));
        cells.add(exception.map(FindingRecord.ExceptionRecord::reason).orElse(""));
        for (String framework : frameworks) {
            cells.add(
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
}
