package dev.lockstep.policy;

/// Leaves the reading of a text at the first place that is wrong. It never leaves this package: the
/// reader turns it into [Malformed]. It carries no stack trace, since it says nothing about the
/// code.
final class Unexpected extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Place place;

    Unexpected(Place place, String expected) {
        super(expected, null, false, false);
        this.place = place;
    }

    Malformed in(String text) {
        return new Malformed(text, place, String.valueOf(getMessage()));
    }
}
