package dev.lockstep.policy;

/// Matching with `*` and `?`: two pointers that go back to the last asterisk only, so that the work
/// is at most pattern times text, and no regular expression, so that neither a dot nor a newline
/// nor many asterisks surprise.
final class Glob {
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
        return matches(pattern, text, true);
    }

    /// Whether a text matches, letter by letter.
    static boolean matches(String pattern, String text) {
        return matches(pattern, text, false);
    }

    private static boolean matches(String pattern, String text, boolean ignoringCase) {
        int p = 0;
        int t = 0;
        int star = -1;
        int resume = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = t;
            } else if (p < pattern.length()
                    && same(pattern.charAt(p), text.charAt(t), ignoringCase)) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    private static boolean same(char pattern, char text, boolean ignoringCase) {
        return pattern == '?' || pattern == text || (ignoringCase && lower(pattern) == lower(text));
    }

    private static int lower(char c) {
        return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
    }
}
