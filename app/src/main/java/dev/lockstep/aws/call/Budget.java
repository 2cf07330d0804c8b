package dev.lockstep.aws.call;

import dev.lockstep.aws.wire.Limits;
import dev.lockstep.aws.wire.NotAnAwsAnswer;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.DoubleSupplier;

/// What one account is asked in all: one number of calls in flight and one rate for every caller,
/// so that whoever is throttled slows everybody down.
///
/// The SDK's own retries know one client only, and are off. Until AWS throttles for the first time
/// the rate doubles with each second in which it is used up. It is halved when AWS throttles, and
/// from then on rises by two calls a second in each second without (slow start, then additive
/// increase and multiplicative decrease, as in TCP).
public final class Budget {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final double RISE = 2;

    /// With so much for each answered call a rate that is used up doubles in a second.
    private static final double DOUBLING = Math.log(2);

    /// Where nobody answers or somebody else does, more tries help little, and people wait.
    private static final int FEW = 3;

    /// A read is made again whatever came in the place of its answer.
    private static final Set<Failure.Kind> READS =
            Set.of(Failure.Kind.THROTTLED, Failure.Kind.LOST, Failure.Kind.UNREACHABLE);

    /// A write is made again where AWS says that it did not carry it out, or never heard of it.
    private static final Set<Failure.Kind> WRITES =
            Set.of(Failure.Kind.THROTTLED, Failure.Kind.BUSY, Failure.Kind.UNREACHABLE);

    /// The clock and the bed.
    public interface Time {
        Time REAL =
                new Time() {
                    @Override
                    public long nanos() {
                        return System.nanoTime();
                    }

                    @Override
                    public void sleep(Duration length) {
                        LockSupport.parkNanos(length.toNanos());
                    }
                };

        long nanos();

        /// Sleeps about that long; it may wake early.
        void sleep(Duration length);
    }

    /// One try of a call.
    @FunctionalInterface
    public interface Attempt<T> {
        T make() throws CallFailed;
    }

    private final Limits limits;
    private final Time time;
    private final DoubleSupplier chance;
    private final Semaphore slots;
    private double rate;

    /// Calls that may be made at once; below zero, that many were promised their turn.
    private double saved;

    private long filled;
    private long resumeAt;
    private long lastCut;
    private long lastAnswer;
    private long restedSince;
    private int asking;
    private boolean isThrottled;
    private boolean isGivenUp;

    /// A budget with the clock of this machine.
    public Budget(Limits limits) {
        this(limits, Time.REAL, () -> ThreadLocalRandom.current().nextDouble());
    }

    /// A budget with a clock and chance of its own.
    ///
    /// @param chance numbers from 0 to 1, for the length of pauses
    Budget(Limits limits, Time time, DoubleSupplier chance) {
        this.limits = limits;
        this.time = time;
        this.chance = chance;
        this.slots = new Semaphore(limits.inFlight(), true);
        this.rate = limits.startRate();
        long now = time.nanos();
        this.saved = limits.burst();
        this.filled = now;
        this.resumeAt = now;
        this.lastCut = now - SECOND;
        this.lastAnswer = now;
        this.restedSince = now;
    }

    /// Makes a call, and tries again where that can help.
    ///
    /// @throws CallFailed with the last failure
    public <T> T spend(String operation, Attempt<T> attempt) throws CallFailed {
        return spend(operation, READS, attempt);
    }

    /// Makes a call that must not be made twice: it is tried again only where it was certainly not
    /// carried out.
    ///
    /// @throws CallFailed with the last failure
    public <T> T spendOnWrite(String operation, Attempt<T> attempt) throws CallFailed {
        return spend(operation, WRITES, attempt);
    }

    private <T> T spend(String operation, Set<Failure.Kind> again, Attempt<T> attempt)
            throws CallFailed {
        begun();
        try {
            return tried(operation, again, attempt);
        } finally {
            ended();
        }
    }

    private <T> T tried(String operation, Set<Failure.Kind> again, Attempt<T> attempt)
            throws CallFailed {
        long start = -1;
        for (int number = 1; ; number++) {
            Failure failure;
            slots.acquireUninterruptibly();
            try {
                if (isGivenUp()) {
                    throw notAsked(operation).thrown();
                }
                waitForTurn();
                start = number == 1 ? time.nanos() : start;
                T value = attempt.make();
                answered();
                return value;
            } catch (CallFailed failed) {
                failure = failed.failure();
            } finally {
                slots.release();
            }
            switch (failure.kind()) {
                case ANSWERED, BUSY -> answered();
                case THROTTLED, LOST, UNREACHABLE -> note(failure);
            }
            if (!again.contains(failure.kind())) {
                throw failure.thrown();
            }
            Duration pause = pauseAfter(number);
            boolean isPatient =
                    time.nanos() - start + pause.toNanos() <= limits.patience().toNanos();
            if (number >= tries(failure) || !isPatient || isGivenUp()) {
                throw failure.thrown();
            }
            sleepUntil(time.nanos() + pause.toNanos());
        }
    }

    /// Calls in a second that are allowed now.
    synchronized double rate() {
        return rate;
    }

    private int tries(Failure failure) {
        boolean isHopeless =
                failure.kind() == Failure.Kind.UNREACHABLE
                        || failure.code().equals(NotAnAwsAnswer.OTHER);
        return isHopeless ? Math.min(FEW, limits.tries()) : limits.tries();
    }

    private static Failure notAsked(String operation) {
        return new Failure(
                operation,
                NotAnAwsAnswer.NO_ANSWER,
                "not asked any more, since AWS had not answered anything for too long",
                Failure.Kind.UNREACHABLE);
    }

    private void waitForTurn() {
        sleepUntil(turn());
        // Others may have been throttled meanwhile; then everybody waits.
        for (Optional<Long> later = paused(); later.isPresent(); later = paused()) {
            sleepUntil(later.get());
        }
    }

    /// Takes one of the calls that are saved up, or of those to come.
    private synchronized long turn() {
        long now = time.nanos();
        saved = Math.min(burst(), saved + seconds(now - filled) * rate);
        filled = now;
        saved--;
        return saved >= 0 ? now : now + (long) (-saved / rate * SECOND);
    }

    /// Whoever was throttled once has found the bottom of AWS's bucket, and asks no more at once
    /// than in a second.
    private double burst() {
        return isThrottled ? Math.min(limits.burst(), rate) : limits.burst();
    }

    private synchronized Optional<Long> paused() {
        return resumeAt > time.nanos() ? Optional.of(resumeAt) : Optional.empty();
    }

    private void sleepUntil(long then) {
        for (long left = then - time.nanos(); left > 0; left = then - time.nanos()) {
            time.sleep(Duration.ofNanos(left));
        }
    }

    /// While nobody asks, nobody can answer: people think about a question for minutes.
    private synchronized void begun() {
        if (asking == 0) {
            lastAnswer += time.nanos() - restedSince;
        }
        asking++;
    }

    private synchronized void ended() {
        asking--;
        restedSince = time.nanos();
    }

    private synchronized void answered() {
        lastAnswer = time.nanos();
        double more = isThrottled ? RISE / rate : DOUBLING;
        rate = Math.max(rate, Math.min(limits.topRate(), rate + more));
    }

    private synchronized void note(Failure failure) {
        long now = time.nanos();
        if (now - lastAnswer > limits.patience().toNanos()) {
            isGivenUp = true;
        }
        // Calls that were in flight together are throttled together; that is one sign, not many.
        if (failure.kind() == Failure.Kind.THROTTLED
                && now - lastCut >= limits.firstPause().toNanos()) {
            rate = Math.max(limits.lowRate(), rate / 2);
            isThrottled = true;
            lastCut = now;
            resumeAt = Math.max(resumeAt, now + limits.firstPause().toNanos());
            saved = Math.min(saved, -(seconds(resumeAt - now) * rate));
            filled = now;
        }
    }

    private synchronized boolean isGivenUp() {
        return isGivenUp;
    }

    /// Half of it is fixed and half is chance, so that those who failed together do not come back
    /// together.
    private Duration pauseAfter(int number) {
        double doubled = limits.firstPause().toNanos() * Math.pow(2, number - 1);
        double longest = Math.min((double) limits.longestPause().toNanos(), doubled);
        return Duration.ofNanos((long) (longest * (0.5 + chance.getAsDouble() / 2)));
    }

    private static double seconds(long nanos) {
        return (double) nanos / SECOND;
    }
}
