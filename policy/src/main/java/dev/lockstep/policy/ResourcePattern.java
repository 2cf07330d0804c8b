package dev.lockstep.policy;

/// A resource pattern: `*` or an ARN with `*` and `?` in it.
///
/// @param text the pattern as written
public record ResourcePattern(String text) {
    /// Whether every resource matches: only asterisks. Anything else must be an ARN, or AWS refuses
    /// the policy.
    public boolean matchesEvery() {
        return !text.isEmpty() && text.chars().allMatch(c -> c == '*');
    }

    /// Whether whatever another pattern matches, this one matches too, but for variables; false
    /// where it is not plain to see from the texts.
    public boolean covers(ResourcePattern other) {
        return Glob.covers(text, other.text);
    }
}
