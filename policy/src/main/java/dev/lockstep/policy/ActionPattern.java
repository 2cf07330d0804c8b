package dev.lockstep.policy;

/// An action pattern, such as `s3:Get*`; `*` stands for any characters, `?` for one.
///
/// Rule source: IAM User Guide, "IAM JSON policy elements: Action": prefix and name ignore case.
///
/// @param text the pattern as written
public record ActionPattern(String text) {
    /// Whether every action there is matches: only asterisks, with or without a colon of asterisks
    /// around it (`*`, `**`, `*:*`).
    public boolean matchesEvery() {
        int colon = text.indexOf(':');
        return colon < 0
                ? Glob.onlyAsterisks(text)
                : Glob.onlyAsterisks(text.substring(0, colon))
                        && Glob.onlyAsterisks(text.substring(colon + 1));
    }

    /// Whether an action, such as `sts:AssumeRole`, matches.
    public boolean matches(String action) {
        return Glob.matchesIgnoringCase(text, action);
    }
}
