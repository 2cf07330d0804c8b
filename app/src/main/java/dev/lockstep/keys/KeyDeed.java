package dev.lockstep.keys;

import java.time.Instant;
import java.util.Optional;

/// Something that a run of this machine did to an access key, as its journal tells.
///
/// @param key the id of the key
/// @param owner the user whose key it is
/// @param run the id of the run
/// @param at when (UTC)
/// @param caller as whom, an ARN, if that is known
public record KeyDeed(
        String key, String owner, What what, String run, Instant at, Optional<String> caller) {

    /// What was done.
    public enum What {
        MADE,
        MADE_INACTIVE,
        MADE_ACTIVE,
        DELETED
    }
}
