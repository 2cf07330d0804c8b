package dev.lockstep.keys;

import java.time.Instant;

/// How far an inactive key is from being deleted.
public sealed interface Removal {

    /// The key is active.
    record None() implements Removal {}

    /// It stays as it is until a person has looked.
    record Held(String why) implements Removal {}

    /// It waits, to show that nobody misses it.
    ///
    /// @param since when it was made inactive, at the latest (UTC)
    /// @param until from when on it may be deleted (UTC)
    record Waiting(Instant since, Instant until) implements Removal {}

    /// It has waited long enough.
    ///
    /// @param since when it was made inactive, at the latest (UTC)
    /// @param from since when it may be deleted (UTC)
    record Due(Instant since, Instant from) implements Removal {}

    /// From when on it may be deleted is not known.
    record NotKnown(String why) implements Removal {}
}
