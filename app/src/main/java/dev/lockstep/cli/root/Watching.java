package dev.lockstep.cli.root;

import dev.lockstep.cli.Console;
import dev.lockstep.cli.UsageError;
import dev.lockstep.cli.run.Told;
import dev.lockstep.collect.NoSession;
import dev.lockstep.operation.ThisProcess;
import dev.lockstep.operation.root.LookAtRoot.Looked;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/// Looks at root again and again, gently, until something is so that a person does in the console.
final class Watching {
    private static final int MOST_SECONDS = 3600;
    private static final int MOST_MINUTES = 7 * 24 * 60;

    /// So often in a row AWS may not be reached.
    private static final int MOST_IN_VAIN = 4;

    /// What AWS shows a little later is seen after so many seconds.
    private static final int MOST_PAUSE = 15;

    /// Where AWS does not answer, it is asked so much less often at most.
    private static final int SLOWEST = 8;

    @Option(
            names = "--wait-minutes",
            paramLabel = "N",
            defaultValue = "60",
            description =
                    "How long to wait until AWS shows what was done in the console (default:"
                            + " ${DEFAULT-VALUE}).")
    private int minutes;

    @Option(names = "--no-wait", description = "Say what is to be done, and do not wait for it.")
    private boolean noWait;

    @Option(
            names = "--every",
            paramLabel = "SECONDS",
            defaultValue = "15",
            description = "How often AWS is asked meanwhile (default: ${DEFAULT-VALUE}).")
    private int every;

    /// @throws UsageError if the options do not fit
    void check() {
        if (every < 1 || every > MOST_SECONDS || minutes < 0 || minutes > MOST_MINUTES) {
            throw new UsageError(
                    "--every is a number of seconds from 1 to 3600, --wait-minutes one of minutes up"
                            + " to 10080");
        }
    }

    boolean waits() {
        return !noWait && minutes > 0;
    }

    int minutes() {
        return minutes;
    }

    /// Waits.
    ///
    /// @param isThere whether it is so
    /// @param command that goes on waiting
    /// @return what was seen then; empty: the time is over
    /// @throws NoSession if AWS cannot be asked any more
    Optional<Looked> until(
            Console console,
            ThisProcess process,
            Supplier<Looked> look,
            Predicate<Looked> isThere,
            String command) {
        try (var _ =
                process.whenInterrupted(() ->
                        Told.say(
                                console,
                                "no longer waiting, and nothing is lost: "
                                        + command
                                        + " goes on from here"))) {
            return waited(console, look, isThere);
        }
    }

    /// Looks once more after a pause: what belongs together AWS does not always show at the same
    /// time (IAM User Guide, "Changes that I make are not always immediately visible").
    ///
    /// @return what was seen before, if it is not so any more or AWS cannot be asked
    Looked settled(Looked before, Supplier<Looked> look, Predicate<Looked> isThere) {
        LockSupport.parkNanos(Duration.ofSeconds(Math.min(every, MOST_PAUSE)).toNanos());
        try {
            Looked now = look.get();
            return isThere.test(now) ? now : before;
        } catch (NoSession _) {
            return before;
        }
    }

    private Optional<Looked> waited(
            Console console, Supplier<Looked> look, Predicate<Looked> isThere) {
        Instant end = console.clock().instant().plus(Duration.ofMinutes(minutes));
        boolean isTold = false;
        int inVain = 0;
        int slower = 1;
        while (console.clock().instant().isBefore(end)) {
            pause(Duration.ofSeconds((long) every * slower), end, console);
            Looked now;
            try {
                now = look.get();
                inVain = 0;
            } catch (NoSession e) {
                // The network may be back a little later; a session that is over is not.
                inVain++;
                if (e.why() != NoSession.Why.UNREACHABLE || inVain >= MOST_IN_VAIN) {
                    throw e;
                }
                Told.say(console, e.getMessage() + "; still waiting");
                continue;
            }
            if (isThere.test(now)) {
                return Optional.of(now);
            }
            Optional<String> missing = now.missingSummary();
            slower = missing.isPresent() ? Math.min(SLOWEST, slower * 2) : 1;
            if (missing.isPresent() && !isTold) {
                isTold = true;
                Told.say(console, missing.get() + "; still waiting");
            }
        }
        return Optional.empty();
    }

    private static void pause(Duration time, Instant end, Console console) {
        Duration left = Duration.between(console.clock().instant(), end);
        Duration pause = time.compareTo(left) > 0 && left.isPositive() ? left : time;
        LockSupport.parkNanos(pause.toNanos());
    }
}
