package dev.lockstep.apply;

import dev.lockstep.effect.Effect;
import dev.lockstep.record.run.RunEffect;
import dev.lockstep.write.AccountWriter;
import dev.lockstep.write.Seen;
import java.time.Duration;

/// Looks at what writes touch, again and again where what is seen may be old. Time is counted by
/// what was waited, so that a clock that jumps changes nothing.
final class Looking {
    private final AccountWriter writer;
    private final Pace pace;
    private final Patience patience;

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
        var waited = Duration.ZERO;
        for (int count = 1; ; count++) {
            Sight sight = sight(effect);
            if (sight instanceof Sight.Confirmed || waited.compareTo(most) >= 0) {
                return sight;
            }
            waited = waited.plus(paused(count));
        }
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
