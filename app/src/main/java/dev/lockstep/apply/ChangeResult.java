package dev.lockstep.apply;

/// What became of a change.
///
/// @param detail a plain sentence where there is something to tell; hostile text may be in it
/// @param made whether any of its writes was made, by this run or when it was carried out before
public record ChangeResult(String change, State state, String detail, boolean made) {
    /// How it stands.
    public enum State {
        /// Made, and seen to be so.
        DONE,
        /// It was so already; nothing was called.
        ALREADY,
        /// What it starts from is not as the plan says.
        STALE,
        /// AWS refused, or did not carry it out.
        FAILED,
        /// Made, but what is seen afterwards is something else.
        CONTRADICTED,
        /// Made, but not seen yet.
        UNVERIFIED,
        /// Nobody knows whether it was made.
        UNKNOWN,
        /// Nothing of it was begun.
        NOT_BEGUN,
        /// Some of its writes are made, the others not yet.
        PARTLY
    }

    /// Whether it is as it should be.
    public boolean isDone() {
        return state == State.DONE || state == State.ALREADY;
    }
}
