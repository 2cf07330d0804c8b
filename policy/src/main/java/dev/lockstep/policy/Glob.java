package dev.lockstep.policy;

/// Matching with `*` and `?` in linear time: two pointers, no regular expression, so that neither a
/// dot nor a newline nor a long run of asterisks surprises.
final class Glob {
    private Glob() {}

    static boolean onlyAsterisks(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c == '*');
    }

    static boolean matchesIgnoringCase(String pattern, String text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int resume = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = t;
            } else if (p < pattern.length() && same(pattern.charAt(p), text.charAt(t))) {
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

    private static boolean same(char pattern, char text) {
        return pattern == '?' || Character.toLowerCase(pattern) == Character.toLowerCase(text);
    }
}
