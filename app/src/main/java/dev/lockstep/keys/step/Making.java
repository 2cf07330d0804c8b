package dev.lockstep.keys.step;

import java.time.Instant;

/// A call of a run of this machine that made an access key, or may have, and whose answer never
/// came: nobody has the secret of a key that it made.
///
/// @param owner the user for whom it was made
/// @param run the id of the run
/// @param from when the first call was about to be made (UTC)
/// @param until the last that the journal tells of it (UTC)
public record Making(String owner, String run, Instant from, Instant until) {}
