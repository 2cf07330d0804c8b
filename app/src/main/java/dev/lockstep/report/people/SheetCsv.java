package dev.lockstep.report.people;

import dev.lockstep.control.verified.PersonSheet;
import dev.lockstep.record.people.SheetRecord;
import dev.lockstep.record.people.SheetRecord.Line;
import dev.lockstep.report.SafeCsv;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The sheet of step 8 as a line for each person: RFC 4180, UTF-8, every cell quoted, none that a
/// spreadsheet would run.
public final class SheetCsv {
    private SheetCsv() {}

    /// Writes it.
    public static void write(SheetRecord sheet, Writer out) throws IOException {
        SafeCsv.write(out, header(), sheet.rows().stream().map(row -> line(sheet, row)));
    }

    private static List<String> header() {
        var names =
                new ArrayList<>(
                        List.of(
                                "account",
                                "judged-at",
                                "kind",
                                "name",
                                "full-name",
                                "email",
                                "user",
                                "state",
                                "why"));
        for (PersonSheet.Line line : PersonSheet.Line.values()) {
            names.add(line.id());
            names.add(line.id() + "-because");
            names.add(line.id() + "-as-of");
        }
        names.add("todo");
        names.add("command");
        return names;
    }

    private static List<String> line(SheetRecord sheet, SheetRecord.Row row) {
        var cells =
                new ArrayList<>(
                        List.of(
                                sheet.head().account().orElse(""),
                                sheet.head().judgedAt().toString(),
                                row.kind().id(),
                                row.name(),
                                row.fullName().orElse(""),
                                row.email().orElse(""),
                                row.user().orElse(""),
                                row.state().words(),
                                row.why()));
        for (PersonSheet.Line line : PersonSheet.Line.values()) {
            Optional<Line> found =
                    row.lines().stream().filter(one -> one.line() == line).findFirst();
            cells.add(found.map(one -> one.holds().words()).orElse(""));
            cells.add(found.map(Line::because).orElse(""));
            cells.add(found.flatMap(Line::asOf).map(Instant::toString).orElse(""));
        }
        cells.add(String.join(" ", SheetWords.todos(row)));
        cells.add(String.join("; ", SheetWords.commands(row)));
        return cells;
    }
}
