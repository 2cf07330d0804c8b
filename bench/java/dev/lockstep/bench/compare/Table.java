package dev.lockstep.bench.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Lines for people, and for programs.
public final class Table {
    private static final List<String> HEADS =
            List.of("what", "ours", "theirs", "ratio", "limit", "", "runs");

    private Table() {}

    /// Columns side by side.
    public static String text(List<Line> lines) {
        var rows = new ArrayList<List<String>>();
        rows.add(HEADS);
        for (Line line : lines) {
            rows.add(
                    List.of(
                            line.what(),
                            number(line.ours()) + " " + line.unit(),
                            line.theirs()
                                    .map(their -> number(their) + " " + line.unit())
                                    .orElse(""),
                            line.ratio().map(Table::number).orElse(""),
                            line.limit().map(Table::number).orElse(""),
                            line.verdict(),
                            line.note()));
        }
        int[] widths = new int[HEADS.size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        var text = new StringBuilder();
        for (List<String> row : rows) {
            var one = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                boolean isNumber = i > 0 && i < 5;
                String cell = row.get(i);
                String gap = " ".repeat(widths[i] - cell.length());
                one.append(isNumber ? gap + cell : cell + gap).append("  ");
            }
            text.append(one.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    /// An array of objects, one for each line; `null` where there is nothing.
    public static String json(List<Line> lines) {
        return lines.stream().map(Table::json).collect(Collectors.joining(",\n", "[\n", "\n]\n"));
    }

    private static String json(Line line) {
        return "  {\"what\": \"%s\", \"unit\": \"%s\", \"ours\": %s, \"theirs\": %s, \"ratio\": %s, \"limit\": %s, \"holds\": %s, \"note\": \"%s\"}"
                .formatted(
                        quoted(line.what()),
                        quoted(line.unit()),
                        decimal(Optional.of(line.ours())),
                        decimal(line.theirs()),
                        decimal(line.ratio()),
                        decimal(line.limit()),
                        line.holds(),
                        quoted(line.note()));
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private static String decimal(Optional<Double> value) {
        return value.map(one -> String.format(Locale.ROOT, "%.4f", one)).orElse("null");
    }

    private static String number(double value) {
        return value >= 100
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.2f", value);
    }
}
