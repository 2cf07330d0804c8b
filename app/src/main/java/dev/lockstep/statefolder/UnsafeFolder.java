package dev.lockstep.statefolder;

/// The state folder, or something in it, is not fit to keep secrets in, and nothing was read from
/// it or written to it. The message is one line for a person, and says what to do.
public final class UnsafeFolder extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnsafeFolder(String message) {
        super(message);
    }
}
