package dev.lockstep.keys.step;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Calls of a run of this machine that made an access key, or may have, and of which none was
/// answered with an id: nobody was handed the secret of a key that they made.
///
/// @param owner the user for whom it was made
/// @param run the id of the run
/// @param from when the first call was about to be made (UTC)
/// @param until the last that the journal tells of it (UTC)
/// @param before the ids of the keys that were there before the first call; absent: nobody looked
public record Making(
        String owner, String run, Instant from, Instant until, Optional<Set<String>> before) {
    /// How much the clocks of AWS and of this machine may differ.
    public static final Duration SKEW = Duration.ofMinutes(5);

    public Making {
        before = before.map(Set::copyOf);
    }

    /// Whether it may have made a key: one that was not there before, and was made at the time of
    /// the calls.
    ///
    /// @param created when the key was made (UTC)
    public boolean mayHaveMade(String id, Instant created) {
        return before.filter(ids -> ids.contains(id)).isEmpty()
                && !created.isBefore(from.minus(SKEW))
                && !created.isAfter(until.plus(SKEW));
    }
}
