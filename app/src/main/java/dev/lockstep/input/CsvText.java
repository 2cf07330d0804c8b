package dev.lockstep.input;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// A text of cells (RFC 4180), line by line, and where each cell stands.
public final class CsvText {
    private final String name;
    private final CellPlaces places;
    private final List<Line> lines;

    private CsvText(String name, String text, List<Line> lines) {
        this.name = name;
        this.places = new CellPlaces(text);
        this.lines = List.copyOf(lines);
    }

    /// A line of cells; a quoted cell may go on in the next line of the text.
    ///
    /// @param number of the line of the text in which it begins, counted from 1
    public record Line(int number, List<String> cells) {
        public Line {
            cells = List.copyOf(cells);
        }

        /// Whether there is nothing in it.
        public boolean isBlank() {
            return cells.stream().allMatch(String::isBlank);
        }
    }

    /// Takes a text apart.
    ///
    /// @param name what messages call the file
    /// @throws BadInput if it is no such text
    public static CsvText of(String name, String text) {
        if (text.isBlank()) {
            return new CsvText(name, text, List.of());
        }
        refuseOpenQuote(name, text);
        var lines = new ArrayList<Line>();
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder()
                        .allowMissingFields(true)
                        .allowExtraFields(true)
                        .ofCsvRecord(text)) {
            for (CsvRecord record : reader) {
                lines.add(new Line((int) record.getStartingLineNumber(), record.getFields()));
            }
        } catch (CsvParseException e) {
            throw BadInput.in(name, "this is not CSV; expected RFC 4180, separated by commas");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new CsvText(name, text, lines);
    }

    /// RFC 4180 closes every quote that it opens; the parser would take the rest of the file.
    private static void refuseOpenQuote(String name, String text) {
        if (text.chars().filter(c -> c == '"').count() % 2 == 0) {
            return;
        }
        int line = 0;
        for (String one : text.lines().toList()) {
            line++;
            if (one.chars().filter(c -> c == '"').count() % 2 != 0) {
                throw BadInput.at(
                        name,
                        line,
                        one.indexOf('"') + 1,
                        "a quoted cell without its closing quote; expected RFC 4180");
            }
        }
    }

    /// The lines, empty ones left out.
    public List<Line> lines() {
        return lines;
    }

    /// A fault of a cell, at its place.
    ///
    /// @param cell counted from 0
    public BadInput fault(Line line, int cell, String problem) {
        CellPlaces.Place place = places.of(line.number(), cell);
        return BadInput.at(name, place.line(), place.column(), problem);
    }
}
