package dev.lockstep.policy;

/// Matching with `*` and `?`, without regular expressions, so that neither a dot nor a newline nor
/// many asterisks surprise.
///
/// What stands before the first asterisk and after the last is compared in its place; what stands
/// between two is looked for from left to right, and never again to the left of where it was found.
/// So the work is pattern and text added for all but one shape: a long piece between two asterisks
/// that almost matches at every place. A piece of more than a few letters is therefore looked for
/// by [Piece], and the whole work is at most a small multiple of both lengths; only a long piece
/// with `?` in it costs text times piece, divided by 64.
final class Glob {
    /// Pieces up to this length are compared place by place.
    private static final int SHORT = 24;

    private Glob() {}

    /// Whether every text of at least one character matches: asterisks, and at most one `?`.
    static boolean matchesEvery(String pattern) {
        long asterisks = pattern.chars().filter(c -> c == '*').count();
        return asterisks > 0
                && (asterisks == pattern.length()
                        || (asterisks == pattern.length() - 1 && pattern.indexOf('?') >= 0));
    }

    /// Whether a text matches where ASCII letters ignore case. Other letters do not: the Kelvin
    /// sign is no `k`, and a Deny that names it must not seem to protect.
    static boolean matchesIgnoringCase(String pattern, String text) {
        return matches(pattern, text, Letters.IGNORING_CASE);
    }

    /// Whether a text matches, letter by letter.
    static boolean matches(String pattern, String text) {
        return matches(pattern, text, Letters.EXACT);
    }

    /// Whether a pattern matches all that another one matches: it matches the other's text, where
    /// `?` does not stand for an asterisk. There are covers that this does not see (`*a` and `?*a`
    /// do not cover what both match), none that it sees and is not.
    static boolean covers(String pattern, String other, boolean ignoringCase) {
        return matches(
                pattern, other, ignoringCase ? Letters.PATTERN_IGNORING_CASE : Letters.PATTERN);
    }

    private static boolean matches(String pattern, String text, Letters letters) {
        int first = pattern.indexOf('*');
        if (first < 0) {
            return pattern.length() == text.length()
                    && same(pattern, 0, text, 0, text.length(), letters);
        }
        int last = pattern.lastIndexOf('*');
        int end = text.length() - (pattern.length() - last - 1);
        if (first > end
                || !same(pattern, 0, text, 0, first, letters)
                || !same(pattern, last + 1, text, end, text.length() - end, letters)) {
            return false;
        }
        int at = first;
        for (int from = first + 1; from < last; ) {
            int to = pattern.indexOf('*', from);
            int length = to - from;
            int found =
                    length <= SHORT
                            ? find(pattern, from, length, text, at, end, letters)
                            : Piece.find(pattern.substring(from, to), text, at, end, letters);
            if (found < 0) {
                return false;
            }
            at = found + length;
            from = to + 1;
        }
        return at <= end;
    }

    private static int find(
            String pattern, int from, int length, String text, int at, int end, Letters letters) {
        for (int here = at; here <= end - length; here++) {
            if (same(pattern, from, text, here, length, letters)) {
                return here;
            }
        }
        return -1;
    }

    private static boolean same(
            String pattern, int p, String text, int t, int length, Letters letters) {
        for (int i = 0; i < length; i++) {
            if (!letters.match(pattern.charAt(p + i), text.charAt(t + i))) {
                return false;
            }
        }
        return true;
    }

    /// When a character of a pattern matches one of a text.
    enum Letters {
        EXACT(false, false),
        IGNORING_CASE(true, false),
        PATTERN(false, true),
        PATTERN_IGNORING_CASE(true, true);

        private final boolean ignoringCase;
        private final boolean textIsPattern;

        Letters(boolean ignoringCase, boolean textIsPattern) {
            this.ignoringCase = ignoringCase;
            this.textIsPattern = textIsPattern;
        }

        boolean match(char pattern, char text) {
            return (pattern == '?' && !(textIsPattern && text == '*'))
                    || pattern == text
                    || (ignoringCase && lower(pattern) == lower(text));
        }

        char folded(char c) {
            return ignoringCase ? lower(c) : c;
        }

        private static char lower(char c) {
            return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
        }
    }
}
