package dev.lockstep.operation;

/// What must be known before anything is done could not be read; nothing was done. The message is
/// one line for a person, AWS's own words (hostile text) in it. It is exit status 3.
public final class NotRead extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotRead(String message) {
        super(message);
    }
}
