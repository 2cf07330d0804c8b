package dev.lockstep.policy;

import java.util.Arrays;
import java.util.Optional;

/// A pattern with `*` and `?`, made ready once for many texts, and matched without regular
/// expressions, so that neither a dot nor a newline nor many asterisks surprise.
///
/// What stands before the first asterisk and after the last is compared in its place; what stands
/// between two is looked for from left to right, and never again to the left of where it was found.
/// So the work is pattern and text added for all but one shape: a long piece between two asterisks
/// that almost matches at every place. A piece of more than a few letters is therefore looked for
/// by [Piece], and the whole work is at most a small multiple of both lengths; only a long piece
/// with `?` in it costs text times piece, divided by 64.
public final class Glob {
    /// Stands for any characters in a pattern that is given piece by piece.
    public static final int ANY = -1;

    /// Stands for one character in a pattern that is given piece by piece.
    public static final int ONE = -2;

    /// Pieces up to this length are compared place by place.
    private static final int SHORT = 24;

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
        int[] pieces = pieces(pattern);
        return of(pieces, pieces.length);
    }

    private static int[] pieces(String pattern) {
        int[] pieces = new int[pattern.length()];
        for (int i = 0; i < pieces.length; i++) {
            char c = pattern.charAt(i);
            pieces[i] = c == '*' ? ANY : c == '?' ? ONE : c;
        }
        return pieces;
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

    /// The text that alone matches, if there is no wildcard.
    public Optional<String> literal() {
        return kind == Kind.LITERAL ? Optional.of(text) : Optional.empty();
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
        return matches(pattern, length, text, from, to, false);
    }

    /// @param textIsPattern whether the text is a pattern too, so that [#ONE] does not stand for an
    ///   asterisk in it
    private static boolean matches(
            int[] pattern, int length, String text, int from, int to, boolean textIsPattern) {
        int first = indexOfAny(pattern, 0, length);
        if (first == length) {
            return length == to - from && same(pattern, 0, text, from, length, textIsPattern);
        }
        int last = length - 1;
        while (pattern[last] != ANY) {
            last--;
        }
        int end = to - (length - last - 1);
        if (from + first > end
                || !same(pattern, 0, text, from, first, textIsPattern)
                || !same(pattern, last + 1, text, end, to - end, textIsPattern)) {
            return false;
        }
        int at = from + first;
        for (int piece = first + 1; piece < last; ) {
            int next = indexOfAny(pattern, piece, last);
            int found =
                    next - piece <= SHORT
                            ? find(pattern, piece, next - piece, text, at, end, textIsPattern)
                            : Piece.find(
                                    Arrays.copyOfRange(pattern, piece, next),
                                    text,
                                    at,
                                    end,
                                    textIsPattern);
            if (found < 0) {
                return false;
            }
            at = found + next - piece;
            piece = next + 1;
        }
        return at <= end;
    }

    private static int indexOfAny(int[] pattern, int from, int to) {
        int at = from;
        while (at < to && pattern[at] != ANY) {
            at++;
        }
        return at;
    }

    private static int find(
            int[] pattern,
            int piece,
            int length,
            String text,
            int at,
            int end,
            boolean textIsPattern) {
        for (int here = at; here <= end - length; here++) {
            if (same(pattern, piece, text, here, length, textIsPattern)) {
                return here;
            }
        }
        return -1;
    }

    private static boolean same(
            int[] pattern, int p, String text, int t, int length, boolean textIsPattern) {
        for (int i = 0; i < length; i++) {
            if (!same(pattern[p + i], text.charAt(t + i), textIsPattern)) {
                return false;
            }
        }
        return true;
    }

    /// Whether a piece of a pattern that is no [#ANY] matches a character.
    static boolean same(int piece, char c, boolean textIsPattern) {
        return piece == c || (piece == ONE && !(textIsPattern && c == '*'));
    }

    /// Whether a pattern matches all that another one matches: it matches the other's text, where
    /// `?` does not stand for an asterisk. There are covers that this does not see (`*a` and `?*a`
    /// do not cover what both match), none that it sees and is not.
    static boolean covers(String pattern, String other) {
        int[] pieces = pieces(pattern);
        return matches(pieces, pieces.length, other, 0, other.length(), true);
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
