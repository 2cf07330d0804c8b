package dev.lockstep.apply;

import dev.lockstep.effect.Touched;

/// What looking at a write again and again came to.
sealed interface Sight {
    /// It is as the write leaves it.
    record Confirmed(Touched seen) implements Sight {}

    /// It is still as it was before.
    record NotYetVisible(Touched seen) implements Sight {}

    /// It is neither.
    record Contradicted(Touched seen) implements Sight {}

    /// It could not be read.
    record Unreadable(String why) implements Sight {}
}
