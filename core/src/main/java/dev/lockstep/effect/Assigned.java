package dev.lockstep.effect;

import java.time.Instant;
import java.util.Optional;

/// What AWS chooses when it carries out a write.
///
/// @param at when it was carried out (UTC)
/// @param id the id of what was made, such as `AIDA…` or `AKIA…`, or a version such as `v2`; absent
///   where nothing was made
/// @param expires when what was made ends (UTC), such as a certificate
public record Assigned(Instant at, Optional<String> id, Optional<Instant> expires) {
    /// Nothing but the time.
    public static Assigned at(Instant at) {
        return new Assigned(at, Optional.empty(), Optional.empty());
    }

    public static Assigned of(Instant at, String id) {
        return new Assigned(at, Optional.of(id), Optional.empty());
    }
}
