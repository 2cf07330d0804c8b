package dev.lockstep.lockstepfile;

/// Hostile text made fit to be shown on one line: nothing in it can move the cursor, turn the
/// writing direction, or end a line.
final class Shown {
    private static final int MOST = 60;

    private Shown() {}

    /// The text, shortened, in back-ticks.
    static String quoted(String text) {
        return "`" + line(shorten(text)).replace('`', '\'') + "`";
    }

    /// The whole text with everything that is not plainly visible escaped as in a YAML string.
    static String line(String text) {
        var out = new StringBuilder(text.length());
        text.codePoints().forEach(point -> append(out, point));
        return out.toString();
    }

    /// Whether a character may stand on a line as it is.
    static boolean isVisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            case Character.SPACE_SEPARATOR -> point == ' ';
            default -> true;
        };
    }

    /// Appends a character, or its escape as YAML 1.2 (5.7) writes it.
    static void append(StringBuilder out, int point) {
        if (isVisible(point)) {
            out.appendCodePoint(point);
        } else if (point <= 0xFF) {
            out.append(String.format("\\x%02x", point));
        } else if (point <= 0xFFFF) {
            out.append(String.format("\\u%04x", point));
        } else {
            out.append(String.format("\\U%08x", point));
        }
    }

    private static String shorten(String text) {
        return text.codePointCount(0, text.length()) <= MOST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MOST)) + "…";
    }
}
