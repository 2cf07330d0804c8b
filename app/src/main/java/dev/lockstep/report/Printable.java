package dev.lockstep.report;

/// Text from outside made safe to show: characters that a terminal, an editor or a reader's eye
/// would take for something else are written out by their numbers.
public final class Printable {
    private Printable() {}

    /// The text in one line: controls, line breaks, bidirectional and zero-width characters,
    /// unassigned and private ones, and halves of surrogate pairs are written out.
    public static String line(String text) {
        if (isPlain(text)) {
            return text;
        }
        var safe = new StringBuilder(text.length() + 16);
        text.codePoints()
                .forEach(point -> {
                    if (isVisible(point)) {
                        safe.appendCodePoint(point);
                    } else {
                        safe.append("\\" + "u{")
                                .append(
                                        Integer.toHexString(point)
                                                .toUpperCase(java.util.Locale.ROOT))
                                .append('}');
                    }
                });
        return safe.toString();
    }

    /// Whether the text is shown as it is. A command that is not must not be shown to be pasted:
    /// with a name written by numbers in it, it is another command.
    public static boolean isPlain(String text) {
        return isAscii(text) || text.codePoints().allMatch(Printable::isVisible);
    }

    /// Whether it is plainly visible ASCII, as nearly all text is.
    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) >= 0x7F) {
                return false;
            }
        }
        return true;
    }

    private static boolean isVisible(int point) {
        if (point >= ' ' && point < 0x7F) {
            return true;
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            case Character.SPACE_SEPARATOR -> false; // but for the blank itself, above
            default -> !isInvisible(point);
        };
    }

    /// Letters and marks that show nothing: fillers, variation selectors, the empty braille cell.
    private static boolean isInvisible(int point) {
        return point == 0x034F
                || point == 0x115F
                || point == 0x1160
                || (point >= 0x17B4 && point <= 0x17B5)
                || (point >= 0x180B && point <= 0x180F)
                || point == 0x2800
                || point == 0x3164
                || (point >= 0xFE00 && point <= 0xFE0F)
                || point == 0xFFA0
                || (point >= 0xE0100 && point <= 0xE01EF);
    }
}
