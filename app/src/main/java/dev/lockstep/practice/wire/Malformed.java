package dev.lockstep.practice.wire;

/// A request that is not what its model says: text where a number belongs, a list where text does.
final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1;

    Malformed(String sentence) {
        super(sentence, null, false, false);
    }
}
