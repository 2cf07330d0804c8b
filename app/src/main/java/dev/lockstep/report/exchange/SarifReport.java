package dev.lockstep.report.exchange;

import dev.lockstep.record.AuditRecord;
import dev.lockstep.record.AuditWriter;
import dev.lockstep.report.AuditReport;
import java.io.IOException;
import java.io.Writer;

/// An audit as SARIF 2.1.0 (OASIS standard with errata 01), for GitHub code scanning and for
/// editors: what fails and what is excepted, each at the line of lockstep.yaml that says what is
/// wanted.
///
/// It keeps within what GitHub takes of one file ("SARIF support for code scanning"): the most
/// severe first, and when it is cut off, `invocations[0].toolExecutionNotifications` says how many
/// are left out. An excepted finding carries `suppressions` (section 3.27.23).
public final class SarifReport implements AuditReport {
    /// GitHub takes 25,000 results of a run and keeps the 5,000 most severe.
    static final int MOST_RESULTS = 5_000;

    /// GitHub takes 10 MB, compressed; what follows the results needs little.
    static final long MOST_BYTES = 9_000_000;

    private final int mostResults;
    private final long mostBytes;

    public SarifReport() {
        this(MOST_RESULTS, MOST_BYTES);
    }

    /// @param mostBytes of the file under gzip, about
    SarifReport(int mostResults, long mostBytes) {
        this.mostResults = mostResults;
        this.mostBytes = mostBytes;
    }

    @Override
    public void write(AuditRecord audit, Writer out) throws IOException {
        try (var meter = new GzipMeter(out);
                var generator = AuditWriter.generator(meter)) {
            new SarifRun(audit, new PrintableJson(generator))
                    .write(count -> count < mostResults && meter.bytes() < mostBytes);
            generator.writeRaw('\n');
        }
    }
}
