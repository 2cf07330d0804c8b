package dev.lockstep.advice;

/// What the next audit says of a finding once the commands of its advice have run.
sealed interface Promise {
    /// It passes.
    record Passes() implements Promise {}

    /// There is nothing of the kind any more: no finding of it, or one that does not apply.
    record Ends() implements Promise {}

    /// It fails with the same words: the commands only show what a person has to know first.
    record Stays() implements Promise {}

    /// It fails, but says something else: one step is done, and others are a person's.
    ///
    /// @param summary part of what it says now
    record Turns(String summary) implements Promise {}
}
