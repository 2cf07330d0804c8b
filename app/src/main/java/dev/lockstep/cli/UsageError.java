package dev.lockstep.cli;

/// The command line was not understood. The message is one line for a person. It is exit status 64.
public final class UsageError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UsageError(String message) {
        super(message);
    }
}
