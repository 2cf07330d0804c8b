package dev.lockstep.people.roster;

/// Why a user may be a person's, the strongest sign first.
public enum Likeness {
    /// The user is called as the e-mail address, or as what stands before its `@`.
    EMAIL("by e-mail"),
    /// A tag of the user tells the person's e-mail address or name.
    TAG("by a tag"),
    /// The user is called in a way in which the person's name is often written.
    NAME("by name");

    private final String words;

    Likeness(String words) {
        this.words = words;
    }

    /// In words, such as `by e-mail`.
    public String words() {
        return words;
    }
}
