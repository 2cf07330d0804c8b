package dev.lockstep.input;

import java.util.ArrayList;
import java.util.List;

/// Where the cells of a CSV text stand, for messages: a parser tells lines alone.
final class CellPlaces {
    private final String text;
    private final List<Integer> lines = new ArrayList<>();

    CellPlaces(String text) {
        this.text = text;
        lines.add(0);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isPair = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            if (c == '\n' || (c == '\r' && !isPair)) {
                lines.add(i + 1);
            }
        }
    }

    /// A place, counted from 1.
    record Place(int line, int column) {}

    /// Where a cell begins.
    ///
    /// @param line in which its record begins, counted from 1
    /// @param cell of the record, counted from 0
    Place of(int line, int cell) {
        int at = lines.get(Math.clamp(line - 1, 0, lines.size() - 1));
        boolean isQuoted = false;
        for (int left = cell; left > 0 && at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                isQuoted = !isQuoted;
            } else if (c == ',' && !isQuoted) {
                left--;
            }
        }
        int found = lineAt(at);
        return new Place(found + 1, text.codePointCount(lines.get(found), at) + 1);
    }

    private int lineAt(int at) {
        int found = java.util.Collections.binarySearch(lines, at);
        return found >= 0 ? found : -found - 2;
    }
}
