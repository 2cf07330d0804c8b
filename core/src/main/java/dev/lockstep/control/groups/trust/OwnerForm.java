package dev.lockstep.control.groups.trust;

import java.util.Locale;

/// How the values of a claim say whose token it is: `repo:{owner}/` stands for a text, then the
/// owner, then a text that ends it. `{owner}` at the end takes the rest of the value.
///
/// @param before the text before the owner, in lower case
/// @param after the text that ends the owner; empty: the owner ends with the value
public record OwnerForm(String before, String after) {
    private static final String OWNER = "{owner}";

    /// Reads a form such as `repo:{owner}/`.
    ///
    /// @throws IllegalArgumentException if the form does not say where the owner stands
    public static OwnerForm parse(String form) {
        int at = form.indexOf(OWNER);
        if (at < 0) {
            throw new IllegalArgumentException("no " + OWNER + " in " + form);
        }
        return new OwnerForm(
                form.substring(0, at).toLowerCase(Locale.ROOT),
                form.substring(at + OWNER.length()));
    }

    /// Whether a value of a condition names one owner: no wildcard and no variable within the owner
    /// or before it. A form may begin after a colon, since a sub can be made of several claims.
    public boolean isNamedBy(String value) {
        int start = start(value.toLowerCase(Locale.ROOT));
        if (start < 0) {
            return false;
        }
        int end = after.isEmpty() ? -1 : value.indexOf(after, start);
        String upToOwner = end < 0 ? value : value.substring(0, end);
        return upToOwner.length() > start
                && !FirmCondition.hasWildcard(upToOwner)
                && !upToOwner.contains("${");
    }

    /// Where the owner begins; -1 if the value has not this form.
    private int start(String lower) {
        if (lower.startsWith(before)) {
            return before.length();
        }
        int at = lower.indexOf(":" + before);
        return at < 0 ? -1 : at + 1 + before.length();
    }
}
