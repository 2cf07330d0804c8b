package dev.lockstep.keys;

import java.time.Instant;
import java.util.Optional;

/// When a key was last used. AWS keeps it since 22 April 2015, and tells of a use up to some hours
/// late (IAM User Guide, "Finding unused credentials").
public sealed interface LastUse {

    /// AWS knows of no use.
    record Never() implements LastUse {}

    /// It was used, and not so long ago that it counts as unused.
    ///
    /// @param at UTC
    /// @param service such as `s3`
    record Used(Instant at, Optional<String> service, Optional<String> region) implements LastUse {}

    /// It was used, and then no more: longer ago than `users.unused-days`.
    ///
    /// @param since its last use (UTC)
    record Silent(Instant since, Optional<String> service, Optional<String> region)
            implements LastUse {}

    /// It cannot be said.
    record NotKnown(String why) implements LastUse {}

    /// The date (UTC); empty if it was never used, or if that is not known.
    default Optional<Instant> date() {
        return switch (this) {
            case Used used -> Optional.of(used.at());
            case Silent silent -> Optional.of(silent.since());
            case Never _, NotKnown _ -> Optional.empty();
        };
    }
}
