package dev.lockstep.policy;

import java.util.Arrays;

/// A pattern with `*` and `?`, made ready once for many texts. General ones are matched with two
/// pointers that go back to the last asterisk only, so that the work is at most pattern times text,
/// and with no regular expression, so that neither a dot nor a newline nor many asterisks surprise.
public final class Glob {
    /// Stands for any characters in a pattern that is given piece by piece.
    public static final int ANY = -1;

    /// Stands for one character in a pattern that is given piece by piece.
    public static final int ONE = -2;

    private static final int[] NOTHING = {};

    private enum Kind {
        ALL,
        LITERAL,
        PREFIX,
        GENERAL
    }

    private final Kind kind;
    private final String text;
    private final int[] pattern;

    private Glob(Kind kind, String text, int[] pattern) {
        this.kind = kind;
        this.text = text;
        this.pattern = pattern;
    }

    /// Makes a pattern ready in which each `*` and `?` is a wildcard.
    public static Glob of(String pattern) {
        int[] pieces = new int[pattern.length()];
        for (int i = 0; i < pieces.length; i++) {
            char c = pattern.charAt(i);
            pieces[i] = c == '*' ? ANY : c == '?' ? ONE : c;
        }
        return of(pieces, pieces.length);
    }

    /// Makes a pattern ready of which each piece is a character that stands for itself, [#ANY] or
    /// [#ONE].
    ///
    /// @param length how many of the pieces belong to it
    public static Glob of(int[] pieces, int length) {
        int end = length;
        while (end > 0 && pieces[end - 1] == ANY) {
            end--;
        }
        var text = new StringBuilder(end);
        for (int i = 0; i < end; i++) {
            if (pieces[i] < 0) {
                return new Glob(Kind.GENERAL, "", Arrays.copyOf(pieces, length));
            }
            text.append((char) pieces[i]);
        }
        Kind kind = end == length ? Kind.LITERAL : end == 0 ? Kind.ALL : Kind.PREFIX;
        return new Glob(kind, text.toString(), NOTHING);
    }

    /// Whether every text matches.
    public boolean matchesAll() {
        return kind == Kind.ALL;
    }

    /// Whether a text matches, letter by letter.
    public boolean matches(String other) {
        return matches(other, 0, other.length());
    }

    /// Whether the part of a text between two places matches.
    public boolean matches(String other, int from, int to) {
        return switch (kind) {
            case ALL -> true;
            case LITERAL -> to - from == text.length() && other.startsWith(text, from);
            case PREFIX -> to - from >= text.length() && other.startsWith(text, from);
            case GENERAL -> matches(pattern, pattern.length, other, from, to);
        };
    }

    /// The same for a pattern that is used once.
    public static boolean matches(int[] pattern, int length, String text, int from, int to) {
        int p = 0;
        int t = from;
        int star = -1;
        int resume = from;
        while (t < to) {
            if (p < length && pattern[p] == ANY) {
                star = p++;
                resume = t;
            } else if (p < length && (pattern[p] == text.charAt(t) || pattern[p] == ONE)) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++resume;
            } else {
                return false;
            }
        }
        while (p < length && pattern[p] == ANY) {
            p++;
        }
        return p == length;
    }

    /// Whether every text of at least one character matches: asterisks, and at most one `?`.
    static boolean matchesEvery(String pattern) {
        long asterisks = pattern.chars().filter(c -> c == '*').count();
        return asterisks > 0
                && (asterisks == pattern.length()
                        || (asterisks == pattern.length() - 1 && pattern.indexOf('?') >= 0));
    }

    /// Whether a text matches, letter by letter.
    static boolean matches(String pattern, String text) {
        return of(pattern).matches(text);
    }

    /// A text with its ASCII letters in lower case. Other letters stay: the Kelvin sign is no `k`,
    /// and a Deny that names it must not seem to protect.
    public static String lower(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isUpper(text.charAt(i))) {
                char[] chars = text.toCharArray();
                for (int j = i; j < chars.length; j++) {
                    if (isUpper(chars[j])) {
                        chars[j] = (char) (chars[j] + ('a' - 'A'));
                    }
                }
                return new String(chars);
            }
        }
        return text;
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }
}
