package dev.lockstep.account;

import java.time.Instant;
import java.util.Optional;

/// Where a known value comes from, and from when it is.
///
/// @param name the read's name, such as `credential-report`
/// @param asOf when AWS said so (UTC); absent where nobody wrote it down
/// @param atLatest true if `asOf` is only the latest possible time: a credential report without its
///   GeneratedTime is not later than the time at which the snapshot was taken
public record Source(String name, Optional<Instant> asOf, boolean atLatest) {
    public static Source of(String name, Optional<Instant> asOf) {
        return new Source(name, asOf, false);
    }
}
