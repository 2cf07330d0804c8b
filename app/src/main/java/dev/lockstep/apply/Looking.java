package dev.lockstep.apply;

import dev.lockstep.effect.Effect;
import dev.lockstep.record.run.RunEffect;
import dev.lockstep.write.AccountWriter;
import dev.lockstep.write.Seen;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/// Looks at what writes touch, again and again where what is seen may be old. Time is counted by
/// what was waited, so that a clock that jumps changes nothing.
final class Looking {
    /// Tenths of the time.
    private static final int SOONER = 9;

    private final AccountWriter writer;
    private final Pace pace;
    private final Patience patience;

    /// How long after a write it is usually seen, as far as this run has met it.
    private final AtomicReference<Duration> usual = new AtomicReference<>(Duration.ZERO);

    Looking(AccountWriter writer, Pace pace, Patience patience) {
        this.writer = writer;
        this.pace = pace;
        this.patience = patience;
    }

    Seen look(Effect effect) {
        return writer.look(effect);
    }

    /// How it is before the call.
    ///
    /// @param mayBeOld whether this run has touched it: what is seen may be from before that, so it
    ///   is looked at until it is as the plan says
    Seen start(RunEffect effect, boolean mayBeOld) {
        var waited = Duration.ZERO;
        for (int count = 1; ; count++) {
            Seen seen = look(effect.effect());
            boolean isPlanned =
                    seen instanceof Seen.Known(var touched)
                            && (Fit.fits(effect.before(), touched)
                                    || Fit.fits(effect.after(), touched));
            boolean mayChange = mayBeOld || seen instanceof Seen.Missing;
            Duration most = mayBeOld ? patience.visible() : patience.settled();
            if (isPlanned || !mayChange || waited.compareTo(most) >= 0) {
                return seen;
            }
            waited = waited.plus(paused(count));
        }
    }

    /// Looks until it is as the write leaves it, for so long at most.
    Sight until(RunEffect effect, Duration most) {
        return until(effect, most, Duration.ZERO, false);
    }

    /// The same after a write that AWS has just carried out. It is first looked at when the writes
    /// before it were seen: each look too early is a call that others wait for.
    Sight made(RunEffect effect, Duration most) {
        Duration first = usual.get();
        if (first.isPositive()) {
            pace.pause(first);
        }
        return until(effect, most, first, true);
    }

    private Sight until(RunEffect effect, Duration most, Duration before, boolean isUsual) {
        Duration waited = before;
        for (int count = 1; ; count++) {
            Sight sight = sight(effect);
            if (sight instanceof Sight.Confirmed) {
                if (isUsual) {
                    seenAfter(before, waited);
                }
                return sight;
            }
            if (waited.compareTo(most) >= 0) {
                return sight;
            }
            waited = waited.plus(paused(count));
        }
    }

    /// What was seen at the first look is looked at a little sooner next time; what was not, when
    /// it was seen.
    private void seenAfter(Duration first, Duration waited) {
        Duration next = waited.equals(first) ? first.multipliedBy(SOONER).dividedBy(10) : waited;
        usual.set(next.compareTo(patience.longestPause()) > 0 ? patience.longestPause() : next);
    }

    private Sight sight(RunEffect effect) {
        return switch (look(effect.effect())) {
            case Seen.Missing(var why) -> new Sight.Unreadable(why);
            case Seen.Known(var touched) -> {
                if (Fit.fits(effect.after(), touched)) {
                    yield new Sight.Confirmed(touched);
                }
                yield Fit.fits(effect.before(), touched)
                        ? new Sight.NotYetVisible(touched)
                        : new Sight.Contradicted(touched);
            }
        };
    }

    private Duration paused(int count) {
        Duration time = pause(count);
        pace.pause(time);
        return time;
    }

    /// How long to wait after so many looks or calls.
    Duration pause(int count) {
        Duration time = patience.firstPause().multipliedBy(1L << Math.min(count - 1, 20));
        return time.compareTo(patience.longestPause()) > 0 ? patience.longestPause() : time;
    }
}
