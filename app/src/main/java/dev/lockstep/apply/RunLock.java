package dev.lockstep.apply;

import java.util.Optional;

/// Held by the one process that may carry out a run of an account on this machine.
public final class RunLock implements AutoCloseable {
    /// What became of who held it before, as one plain sentence, if it did not let go of it.
    public Optional<String> takenOver() {
        return Optional.empty();
    }

    @Override
    public void close() {}
}
