package dev.lockstep.apply;

/// A run may not begin or go on, and nothing was done. The message is one line for a person, and
/// says what to do.
public final class RunRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RunRefused(String message) {
        super(message);
    }
}
