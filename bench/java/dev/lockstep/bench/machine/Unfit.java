package dev.lockstep.bench.machine;

/// A comparison cannot be made; the message says what is missing or went otherwise than it should.
public final class Unfit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Unfit(String message) {
        super(message);
    }
}
