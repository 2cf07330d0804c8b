package dev.lockstep.policy;

/// A resource pattern: `*` or an ARN with `*` and `?` in it.
///
/// @param text the pattern as written
public record ResourcePattern(String text) {
    /// Whether the pattern is nothing but asterisks, and so every resource matches.
    public boolean matchesEvery() {
        return Glob.onlyAsterisks(text);
    }
}
