package dev.lockstep.report.exchange;

import dev.lockstep.record.AuditRecord;
import dev.lockstep.record.AuditWriter;
import dev.lockstep.record.FindingRecord;
import dev.lockstep.report.AuditReport;
import java.io.IOException;
import java.io.Writer;

/// An audit as Compliance Findings of the Open Cybersecurity Schema Framework 1.8.0 (class 2003,
/// profiles `cloud` and `datetime`): every finding, whatever its status.
///
/// It is one JSON array, as Prowler writes it and as what reads Prowler's files expects; each
/// finding has a line of its own, so that `jq -c '.[]'`, which gives JSON lines, is quick.
public final class OcsfReport implements AuditReport {
    @Override
    public void write(AuditRecord audit, Writer out) throws IOException {
        out.write("[\n");
        try (var generator = AuditWriter.lines(out)) {
            var finding = new OcsfFinding(audit, new PrintableJson(generator));
            for (FindingRecord one : audit.findings()) {
                finding.write(one);
            }
        }
        out.write("\n]\n");
    }
}
