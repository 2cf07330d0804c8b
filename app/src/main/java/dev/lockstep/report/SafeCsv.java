package dev.lockstep.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Stream;

/// A table for a spreadsheet: RFC 4180, UTF-8, every cell quoted, none that it would run.
///
/// A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula; such a cell gets
/// an apostrophe before it (OWASP, "CSV Injection").
public final class SafeCsv {
    private static final String FORMULA = "=+-@\uFF1D\uFF0B\uFF0D\uFF20\t\r";

    private SafeCsv() {}

    /// Writes a table.
    ///
    /// @param lines of hostile text, a list of cells each
    public static void write(Writer out, List<String> header, Stream<List<String>> lines)
            throws IOException {
        CsvWriter csv =
                CsvWriter.builder()
                        .lineDelimiter(LineDelimiter.CRLF)
                        .quoteStrategy(QuoteStrategies.ALWAYS)
                        .build(out);
        csv.writeRecord(cells(header));
        for (List<String> line : (Iterable<List<String>>) lines::iterator) {
            csv.writeRecord(cells(line));
        }
        csv.flush();
    }

    private static List<String> cells(List<String> texts) {
        return texts.stream().map(SafeCsv::cell).toList();
    }

    private static String cell(String text) {
        String safe = Printable.line(text);
        String first = safe.stripLeading();
        return !first.isEmpty() && FORMULA.indexOf(first.charAt(0)) >= 0 ? "'" + safe : safe;
    }
}
