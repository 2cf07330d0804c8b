package dev.lockstep.policy;

/// A resource pattern: `*` or an ARN with `*` and `?` in it.
///
/// @param text the pattern as written
public record ResourcePattern(String text) {
    /// Whether every resource matches: nothing but wildcards (`*`, `**`, `?*`).
    public boolean matchesEvery() {
        return Glob.matchesEvery(text);
    }
}
