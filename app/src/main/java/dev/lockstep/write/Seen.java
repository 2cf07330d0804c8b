package dev.lockstep.write;

import dev.lockstep.effect.Touched;

/// What a live look at what an effect touches shows.
public sealed interface Seen {
    /// This is how it is.
    record Known(Touched touched) implements Seen {}

    /// It could not be read.
    ///
    /// @param why in plain words, with AWS's own where there are any (hostile text)
    record Missing(String why) implements Seen {}
}
