package dev.lockstep.operation.access;

/// A question that names something which is not there. The message is one line for a person, with
/// the nearest name. It is exit status 64.
public final class Mistaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Mistaken(String message) {
        super(message);
    }
}
