package dev.lockstep.report.exchange;

import dev.lockstep.report.Printable;

/// Text for a SARIF message, so that it means itself: `{0}` is a placeholder there (section 3.11.5)
/// and `[text](target)` a link (section 3.11.6).
final class SarifText {
    /// The most that a message holds, in UTF-16 units before escaping; AWS's names are far shorter.
    private static final int MOST = 2_000;

    private SarifText() {}

    /// One printable line; a brace is doubled, a bracket or backslash gets a backslash before it.
    static String of(String text) {
        String line = Cut.to(MOST, Printable.line(text));
        var out = new StringBuilder(line.length() + 16);
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            switch (c) {
                case '{', '}' -> out.append(c).append(c);
                case '[', ']', '\\' -> out.append('\\').append(c);
                default -> out.append(c);
            }
        }
        return out.toString();
    }
}
