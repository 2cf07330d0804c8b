package dev.lockstep.report.exchange;

/// Texts that a format limits in length.
final class Cut {
    private static final String MARK = " [cut]";

    private Cut() {}

    /// A text of at most so many UTF-16 units; one that was cut says so at its end.
    static String to(int most, String text) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - MARK.length();
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + MARK;
    }
}
