package dev.lockstep.baseline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// A business need for access keys, as the register holds it.
///
/// @param subject whose keys, or which key
/// @param until the last day (UTC) on which it counts
public record Need(Subject subject, String purpose, String owner, LocalDate until) {

    /// What a need covers.
    public sealed interface Subject {
        /// Every key of a user.
        record OfUser(String name) implements Subject {}

        /// One key.
        record OfKey(String id) implements Subject {}
    }

    /// Whether it counts for a key of a user at a time.
    public boolean covers(String user, Optional<String> keyId, Instant now) {
        boolean meant =
                switch (subject) {
                    case Subject.OfUser(String name) -> name.equals(user);
                    case Subject.OfKey(String id) -> keyId.isPresent() && keyId.get().equals(id);
                };
        return meant && !hasRunOut(now);
    }

    public boolean hasRunOut(Instant now) {
        return Days.isOver(until, now);
    }
}
