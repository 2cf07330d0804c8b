package dev.lockstep.report;

import dev.lockstep.record.AuditRecord;
import java.io.IOException;
import java.io.Writer;

/// A form in which an audit is shown or handed on.
@FunctionalInterface
public interface AuditReport {
    /// Writes the whole report; the writer stays open.
    ///
    /// @throws IOException if the writer does
    void write(AuditRecord audit, Writer out) throws IOException;
}
