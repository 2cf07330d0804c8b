package dev.lockstep.control;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;

/// How many findings there are of each status.
public final class Tally {
    private final Map<Status, Integer> counts = new EnumMap<>(Status.class);

    private Tally() {}

    public static Tally of(Stream<Status> statuses) {
        var tally = new Tally();
        statuses.forEach(status -> tally.counts.merge(status, 1, Integer::sum));
        return tally;
    }

    public int of(Status status) {
        return counts.getOrDefault(status, 0);
    }

    /// What is well, or accepted as it is.
    public int well() {
        return of(Status.PASS) + of(Status.EXCEPTED);
    }

    /// What is not well, not known, or for a person to look at.
    public int open() {
        return of(Status.FAIL) + of(Status.UNDETERMINED) + of(Status.MANUAL);
    }
}
