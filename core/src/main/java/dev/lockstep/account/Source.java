package dev.lockstep.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where a known value comes from, and from when it is.
///
/// @param name the read's name, such as `credential-report`
/// @param asOf when AWS said so (UTC); absent where nobody wrote it down
/// @param atLatest true if `asOf` is only the latest possible time: a credential report without its
///   GeneratedTime is not later than the time at which the snapshot was taken
/// @param settledBy the live reads that would settle a fact from here; none where it is live itself
///   or where AWS has none
public record Source(
        String name, Optional<Instant> asOf, boolean atLatest, List<LiveRead> settledBy) {
    public Source {
        settledBy = List.copyOf(settledBy);
    }

    public Source(String name, Optional<Instant> asOf, boolean atLatest) {
        this(name, asOf, atLatest, List.of());
    }

    public static Source of(String name, Optional<Instant> asOf) {
        return new Source(name, asOf, false);
    }

    Source settledBy(List<LiveRead> more) {
        if (more.isEmpty()) {
            return this;
        }
        var all = new ArrayList<>(settledBy);
        all.addAll(more);
        return new Source(name, asOf, atLatest, all);
    }
}
