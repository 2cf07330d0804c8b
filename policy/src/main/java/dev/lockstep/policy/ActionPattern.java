package dev.lockstep.policy;

/// An action pattern, such as `s3:Get*`; `*` stands for any characters, `?` for one.
///
/// Rule source: IAM User Guide, "IAM JSON policy elements: Action": prefix and name ignore case.
///
/// @param text the pattern as written
public record ActionPattern(String text) {
    /// Whether every action there is matches: nothing but wildcards, with or without a colon
    /// between them (`*`, `**`, `*:*`, `*:?*`).
    public boolean matchesEvery() {
        int colon = text.indexOf(':');
        return colon < 0
                ? Glob.matchesEvery(text)
                : Glob.matchesEvery(text.substring(0, colon))
                        && Glob.matchesEvery(text.substring(colon + 1));
    }

    /// Whether an action, such as `sts:AssumeRole`, matches.
    public boolean matches(String action) {
        if (isOfAnotherService(action)) {
            return false;
        }
        String lower = Glob.lower(action);
        return ActionMatcher.of(text).matches(lower, lower.indexOf(':'));
    }

    /// Most patterns that are asked are; so this is looked at before anything is made ready.
    private boolean isOfAnotherService(String action) {
        int colon = text.indexOf(':');
        int wildcard = text.indexOf('*');
        return colon >= 0
                && (wildcard < 0 || wildcard > colon)
                && text.lastIndexOf('?', colon) < 0
                && !text.regionMatches(true, 0, action, 0, colon + 1);
    }

    /// Whether whatever another pattern matches, this one matches too. False where it is not plain
    /// to see from the texts.
    public boolean covers(ActionPattern other) {
        return Glob.covers(Glob.lower(text), Glob.lower(other.text));
    }

    /// Whether there is a wildcard in it.
    public boolean hasWildcard() {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    }
}
