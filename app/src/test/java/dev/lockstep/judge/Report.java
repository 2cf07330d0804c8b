package dev.lockstep.judge;

import de.siegmar.fastcsv.reader.CsvReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The credential report, row by row.
record Report(List<Row> rows) {
    static final String ROOT = "<root_account>";

    /// One row; a column that is not there is not known.
    record Row(Map<String, String> fields) {
        boolean has(String column) {
            return fields.containsKey(column);
        }

        String text(String column) {
            return fields.getOrDefault(column, "");
        }

        Optional<Instant> date(String column) {
            return Dates.date(text(column));
        }

        /// True, false, or empty when it says neither.
        Optional<Boolean> flag(String column) {
            return switch (text(column).toLowerCase(java.util.Locale.ROOT)) {
                case "true" -> Optional.of(true);
                case "false" -> Optional.of(false);
                default -> Optional.empty();
            };
        }

        /// The two slots, or empty when their columns are not there.
        Optional<List<Slot>> slots() {
            List<Slot> slots = new ArrayList<>();
            for (int n = 1; n <= 2; n++) {
                String key = "access_key_" + n + "_";
                if (!has(key + "active") || !has(key + "last_rotated")) {
                    return Optional.empty();
                }
                boolean active = flag(key + "active").orElse(false);
                Optional<Instant> rotated = date(key + "last_rotated");
                if (active || rotated.isPresent()) {
                    May<Optional<Instant>> used =
                            has(key + "last_used_date")
                                    ? May.known(date(key + "last_used_date"))
                                    : May.unknown();
                    slots.add(new Slot(n, active, rotated, used));
                }
            }
            return Optional.of(slots);
        }
    }

    /// A slot of the report that holds a key.
    record Slot(
            int number,
            boolean active,
            Optional<Instant> rotated,
            May<Optional<Instant>> lastUsed) {}

    static Report of(String csv) {
        if (csv.isEmpty()) {
            return new Report(List.of());
        }
        List<Row> rows = new ArrayList<>();
        try (var reader = CsvReader.builder().ofNamedCsvRecord(csv)) {
            reader.forEach(record -> rows.add(new Row(record.getFieldsAsMap())));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return new Report(rows);
    }

    Optional<Row> row(String user) {
        return rows.stream().filter(row -> row.text("user").equals(user)).findFirst();
    }
}
