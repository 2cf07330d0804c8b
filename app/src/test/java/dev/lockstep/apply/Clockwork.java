package dev.lockstep.apply;

import java.time.Duration;
import java.time.Instant;

/// A clock that goes on by what is waited, and waits no time.
final class Clockwork implements Pace {
    private Instant now;

    Clockwork(Instant now) {
        this.now = now;
    }

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public synchronized void pause(Duration time) {
        now = now.plus(time);
    }

    synchronized void jump(Duration by) {
        now = now.plus(by);
    }
}
