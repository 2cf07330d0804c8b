package dev.lockstep.access;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A table that ships with lockstep, each row with the reason why it is there.
///
/// Cells are separated by tabs; the first line that is not a remark (`#`) names the columns.
///
/// @param rows without the header, each with one text for each column
public record ReasonedTable(List<List<String>> rows) {
    public ReasonedTable {
        rows = List.copyOf(rows);
    }

    /// Reads a table that lies beside the class that owns it.
    ///
    /// @param columns the names of the columns, as the file must give them
    /// @throws IllegalStateException if it is missing, has other columns, or a cell is empty: a
    ///   damaged build, not a fault of what is judged
    public static ReasonedTable load(Class<?> owner, String name, List<String> columns) {
        var rows = new ArrayList<List<String>>();
        try (InputStream file = owner.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("missing table " + name);
            }
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> List.of(line.split("\t", -1)))
                    .forEach(rows::add);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        if (rows.isEmpty() || !rows.removeFirst().equals(columns)) {
            throw new IllegalStateException("the columns of " + name + " are not " + columns);
        }
        for (List<String> row : rows) {
            if (row.size() != columns.size() || row.stream().anyMatch(String::isBlank)) {
                throw new IllegalStateException("a row of " + name + " is not whole: " + row);
            }
        }
        return new ReasonedTable(rows);
    }
}
