package dev.lockstep.collect;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.lockstep.account.AwsDate;
import dev.lockstep.account.CredentialReport.Column;
import dev.lockstep.account.CredentialReport.Row;
import dev.lockstep.input.BadInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The rows of a credential report (RFC 4180). Columns are found by name, unknown ones are passed
/// over; every flag and date has been checked when a row is made.
final class CredentialReportCsv {
    private static final Set<String> FLAGS = Set.of("true", "false");

    private final String name;
    private final Map<Column, Integer> places = new EnumMap<>(Column.class);
    private final SortedMap<String, Row> rows = new TreeMap<>();
    private int width;

    private CredentialReportCsv(String name) {
        this.name = name;
    }

    /// Reads the rows by user.
    ///
    /// @param name what messages call the report
    /// @throws BadInput by line, if it is no credential report
    static SortedMap<String, Row> read(String name, String text) {
        if (text.isBlank()) {
            throw BadInput.in(name, "the report is empty; expected a credential report");
        }
        // RFC 4180 closes every quote that it opens; the parser would take the rest of the file.
        if (text.chars().filter(c -> c == '"').count() % 2 != 0) {
            throw BadInput.in(name, "a quoted cell without its closing quote; expected RFC 4180");
        }
        var csv = new CredentialReportCsv(name);
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder()
                        .allowMissingFields(true)
                        .allowExtraFields(true)
                        .ofCsvRecord(text)) {
            csv.read(reader.iterator());
        } catch (CsvParseException e) {
            throw BadInput.in(name, "this is not CSV; expected a credential report (RFC 4180)");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return csv.rows;
    }

    private void read(Iterator<CsvRecord> records) {
        if (records.hasNext()) {
            header(records.next());
        }
        while (records.hasNext()) {
            row(records.next());
        }
    }

    private void header(CsvRecord titles) {
        Map<String, Column> byTitle = new HashMap<>();
        for (Column column : Column.values()) {
            byTitle.put(column.title(), column);
        }
        width = titles.getFieldCount();
        for (int i = 0; i < width; i++) {
            Column column = byTitle.get(titles.getField(i).strip().toLowerCase(Locale.ROOT));
            if (column != null && places.putIfAbsent(column, i) != null) {
                throw at(titles, "the column " + column.title() + " stands here twice");
            }
        }
        if (!places.containsKey(Column.USER)) {
            throw at(
                    titles,
                    "no column \"user\" in the first line; expected a credential report as AWS"
                            + " makes it");
        }
    }

    private void row(CsvRecord record) {
        if (record.getFieldCount() != width) {
            throw at(
                    record,
                    record.getFieldCount()
                            + " cells; expected "
                            + width
                            + " as in the first line (is the file cut off?)");
        }
        Map<Column, String> cells = new EnumMap<>(Column.class);
        places.forEach(
                (column, i) -> cells.put(column, checked(column, record.getField(i), record)));
        String user = cells.getOrDefault(Column.USER, "");
        if (user.isBlank()) {
            throw at(record, "no user in this row; expected a name");
        }
        if (rows.putIfAbsent(user, new Row(user, cells)) != null) {
            throw at(record, "a user that has a row already; expected one row for each");
        }
    }

    private String checked(Column column, String cell, CsvRecord record) {
        return switch (column.type()) {
            case TEXT -> cell;
            case FLAG -> {
                if (!AwsDate.isNoDate(cell)
                        && !FLAGS.contains(cell.strip().toLowerCase(Locale.ROOT))) {
                    throw at(
                            record,
                            column.title() + " is neither true nor false; expected one of them");
                }
                yield cell;
            }
            case DATE -> {
                if (dateOf(cell).isEmpty()) {
                    throw at(
                            record,
                            column.title()
                                    + " is no date; expected one such as 2026-01-02T03:04:05Z, or"
                                    + " N/A");
                }
                yield cell;
            }
        };
    }

    /// The cell, if it is a date or says that there is none.
    private static Optional<String> dateOf(String cell) {
        try {
            AwsDate.inReport(cell);
            return Optional.of(cell);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private BadInput at(CsvRecord record, String problem) {
        return BadInput.at(name, (int) record.getStartingLineNumber(), problem);
    }
}
