package dev.lockstep.practice.server;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/// The clock of a practice account: the real time, moved forward. UTC, whole seconds, as IAM's
/// dates have.
public final class PracticeClock {
    /// Nobody needs to look further ahead, and dates stay such that every client can read them.
    public static final Duration FURTHEST = Duration.ofDays(36_500);

    private final InstantSource real;
    private final AtomicReference<Duration> ahead;

    /// @param real the real time
    /// @param ahead how far ahead of it this clock begins
    PracticeClock(InstantSource real, Duration ahead) {
        this.real = real;
        this.ahead = new AtomicReference<>(checked(ahead));
    }

    public Instant now() {
        return real.instant().plus(ahead()).truncatedTo(ChronoUnit.SECONDS);
    }

    /// The same without rounding, for what lasts less than a second.
    Instant fine() {
        return real.instant().plus(ahead());
    }

    /// The real time: signatures are dated by it, since clients know no other.
    Instant real() {
        return real.instant();
    }

    /// How far it is ahead of the real time.
    public Duration ahead() {
        return ahead.get();
    }

    /// Moves the clock forward.
    ///
    /// @return what it shows then
    /// @throws IllegalArgumentException if this would move it back, or further than [#FURTHEST]
    public Instant advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("the clock moves forward only");
        }
        ahead.updateAndGet(before -> {
            // Each compared alone, so that no sum overflows.
            checked(by);
            return checked(before.plus(by));
        });
        return now();
    }

    private static Duration checked(Duration ahead) {
        if (ahead.isNegative() || ahead.compareTo(FURTHEST) > 0) {
            throw new IllegalArgumentException(
                    "the clock moves at most " + FURTHEST.toDays() + " days ahead");
        }
        return ahead;
    }
}
