package dev.lockstep.lockstepfile.edit;

/// A text is written in a way that cannot be edited here without losing something.
final class NotHere extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String why;

    /// @param why in words that follow a colon
    NotHere(String why) {
        super(why);
        this.why = why;
    }

    String why() {
        return why;
    }
}
