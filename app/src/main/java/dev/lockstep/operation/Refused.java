package dev.lockstep.operation;

/// What was asked for is refused, and nothing was done. The message is one line for a person. It is
/// exit status 4.
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Refused(String message) {
        super(message);
    }
}
