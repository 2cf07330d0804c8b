package dev.lockstep.report;

import java.util.regex.Pattern;

/// Text from outside as GitHub Flavored Markdown that shows it and does nothing: no markup, no
/// HTML, no link, no mention, no reference to an issue.
public final class MarkdownText {
    /// What GFM gives a meaning anywhere in a line (GFM specification 6, "Inlines"; `$` and `:` are
    /// GitHub's, for formulas and emoji).
    private static final String MARKUP = "\\`*_[]|~$";

    /// An empty comment: it shows nothing, and breaks what GitHub would make a link of by itself.
    private static final String BREAK = "<!-- -->";

    private static final Pattern WWW = Pattern.compile("(?i)(www)\\.");
    private static final Pattern ISSUE = Pattern.compile("(?i)(GH)-(?=[0-9])");
    private static final Pattern COMMIT =
            Pattern.compile("\\b(?=[0-9]*[a-f])([0-9a-f]{6})(?=[0-9a-f])");
    private static final Pattern PROTOCOL = Pattern.compile("(?i)(https?|ftp|mailto|xmpp):");

    private MarkdownText() {}

    /// The text in one line.
    public static String line(String text) {
        String plain = Printable.line(text);
        // Words first, since what follows puts backslashes and comments into them.
        plain = WWW.matcher(plain).replaceAll("$1\u0000.");
        plain = ISSUE.matcher(plain).replaceAll("$1\u0000-");
        plain = PROTOCOL.matcher(plain).replaceAll("$1\u0000:");
        plain = COMMIT.matcher(plain).replaceAll("$1\u0000");
        var safe = new StringBuilder(plain.length() + 32);
        for (int i = 0; i < plain.length(); i++) {
            char one = plain.charAt(i);
            switch (one) {
                case '\u0000' -> safe.append(BREAK);
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '@', '#' -> safe.append(one).append(BREAK);
                case ':' -> safe.append(":").append(isEmoji(plain, i) ? BREAK : "");
                default -> {
                    if (MARKUP.indexOf(one) >= 0) {
                        safe.append('\\');
                    }
                    safe.append(one);
                }
            }
        }
        return beginning(safe.toString());
    }

    /// What has a meaning at the beginning of a line only: items, headings, quotes, rules.
    private static String beginning(String line) {
        String text = line.strip();
        return text.matches("(?s)([-+=]|[0-9]+[.)]).*") ? BREAK + text : text;
    }

    /// Whether a colon could begin the name of an emoji.
    private static boolean isEmoji(String text, int colon) {
        return colon + 1 < text.length() && !Character.isWhitespace(text.charAt(colon + 1));
    }

    /// Text as a line of code, in which nothing has a meaning.
    public static String code(String text) {
        String plain = Printable.line(text);
        int longest = 0;
        int run = 0;
        for (int i = 0; i < plain.length(); i++) {
            run = plain.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        String fence = "`".repeat(longest + 1);
        return longest == 0 ? fence + plain + fence : fence + " " + plain + " " + fence;
    }
}
