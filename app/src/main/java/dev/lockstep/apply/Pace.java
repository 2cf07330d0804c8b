package dev.lockstep.apply;

import java.time.Duration;
import java.time.Instant;

/// The clock of a run, and how it waits.
public interface Pace {
    /// UTC. It may jump.
    Instant now();

    /// Waits; not at all if the thread is interrupted.
    void pause(Duration time);
}
