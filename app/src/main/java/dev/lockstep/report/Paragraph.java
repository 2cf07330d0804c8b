package dev.lockstep.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Text broken into lines that fit.
public final class Paragraph {
    private Paragraph() {}

    /// The text in lines of at most so many columns, each ended by a line break.
    public static String of(String text, int width) {
        return of(text, width, "", "");
    }

    /// The text in lines, the first after one margin and the others after another. A word that is
    /// longer than a line (an ARN) is broken, not lost.
    ///
    /// @param text safe to show
    public static String of(String text, int width, String first, String others) {
        var out = new StringBuilder();
        String margin = first;
        for (String line : lines(text, width - columns(first), width - columns(others))) {
            out.append((margin + line).stripTrailing()).append('\n');
            margin = others;
        }
        return out.toString();
    }

    /// A question in lines that fit; what is typed stands behind the last.
    ///
    /// @param text safe to show
    public static String question(String text, int width) {
        String end = text.endsWith(" ") ? " " : "";
        return text.lines()
                        .map(line -> of(line, width).stripTrailing())
                        .collect(Collectors.joining("\n"))
                + end;
    }

    /// How many columns of a terminal a text takes.
    public static int columns(String text) {
        return text.codePoints().map(Paragraph::columns).sum();
    }

    /// The text cut to so many columns, with `…` at its end if something was cut, and filled with
    /// blanks.
    public static String cell(String text, int width) {
        String cut = cut(text, width);
        return cut + " ".repeat(width - columns(cut));
    }

    /// The text cut to so many columns.
    public static String cut(String text, int width) {
        if (columns(text) <= width) {
            return text;
        }
        var kept = new StringBuilder();
        int used = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            if (used + columns(point) > width - 1) {
                break;
            }
            kept.appendCodePoint(point);
            used += columns(point);
            i += Character.charCount(point);
        }
        return kept.append('…').toString();
    }

    private static List<String> lines(String text, int firstWidth, int width) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        int room = firstWidth;
        for (String word : text.strip().split(" +", -1)) {
            String rest = word;
            while (true) {
                int gap = line.isEmpty() ? 0 : 1;
                if (columns(line.toString()) + gap + columns(rest) <= room) {
                    line.append(" ".repeat(gap)).append(rest);
                    break;
                }
                if (!line.isEmpty()) {
                    lines.add(line.toString());
                    line.setLength(0);
                } else {
                    int end = fitting(rest, room);
                    lines.add(rest.substring(0, end));
                    rest = rest.substring(end);
                }
                room = width;
            }
        }
        lines.add(line.toString());
        return lines;
    }

    /// How many characters from the start fit; at least one.
    private static int fitting(String word, int room) {
        int used = 0;
        int end = 0;
        while (end < word.length()) {
            int point = word.codePointAt(end);
            if (used + columns(point) > room && end > 0) {
                break;
            }
            used += columns(point);
            end += Character.charCount(point);
        }
        return end;
    }

    /// Wide letters of East Asia take two columns, marks that stand on others none.
    private static int columns(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
            default -> isWide(point) ? 2 : 1;
        };
    }

    private static boolean isWide(int point) {
        return (point >= 0x1100 && point <= 0x115F)
                || (point >= 0x2E80 && point <= 0xA4CF)
                || (point >= 0xAC00 && point <= 0xD7A3)
                || (point >= 0xF900 && point <= 0xFAFF)
                || (point >= 0xFE30 && point <= 0xFE6F)
                || (point >= 0xFF00 && point <= 0xFF60)
                || (point >= 0xFFE0 && point <= 0xFFE6)
                || (point >= 0x1F300 && point <= 0x1FAFF)
                || (point >= 0x20000 && point <= 0x3FFFD);
    }
}
