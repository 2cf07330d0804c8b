package dev.lockstep.lockstepfile.edit;

/// The lines of a text, whichever way they end.
final class Lines {
    private Lines() {}

    /// What ends the lines of a text: what ends its first one.
    static String breakOf(String text) {
        int end = end(text, 0);
        return end < text.length() && text.charAt(end) == '\r'
                ? (text.startsWith("\r\n", end) ? "\r\n" : "\r")
                : "\n";
    }

    static int start(String text, int at) {
        int i = at;
        while (i > 0 && !isBreak(text.charAt(i - 1))) {
            i--;
        }
        return i;
    }

    /// Where a line ends, what breaks it not counted.
    static int end(String text, int at) {
        int i = at;
        while (i < text.length() && !isBreak(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /// Where the next line starts, or the text ends.
    static int next(String text, int at) {
        int end = end(text, at);
        return text.startsWith("\r\n", end) ? end + 2 : Math.min(text.length(), end + 1);
    }

    /// Whether only white space stands before a place on its line.
    static boolean isFirst(String text, int at) {
        return text.substring(start(text, at), at).isBlank();
    }

    private static boolean isBreak(char c) {
        return c == '\n' || c == '\r';
    }
}
