package dev.lockstep.operation.run;

import dev.lockstep.apply.Pace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;

/// The clock of an account, and waiting as everybody waits.
///
/// @param clock UTC; a practice account has its own
record RealPace(InstantSource clock) implements Pace {
    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void pause(Duration time) {
        if (!Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(time.toNanos());
        }
    }
}
