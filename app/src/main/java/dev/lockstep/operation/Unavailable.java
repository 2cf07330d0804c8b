package dev.lockstep.operation;

/// Something that this machine should have is missing, such as a free port. The message is one line
/// for a person. It is exit status 69.
public final class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Unavailable(String message) {
        super(message);
    }
}
