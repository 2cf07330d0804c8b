package dev.lockstep.lockstepfile;

import java.math.BigInteger;
import java.util.Optional;

/// Whole numbers as YAML 1.2 writes them (10.3.2): `15`, `0o17`, `0xF`; a leading 0 means nothing.
final class Numbers {
    private static final int LONGEST = 32;

    private Numbers() {}

    /// The number, if it is small enough for an int.
    static Optional<Integer> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        BigInteger value =
                text.startsWith("0o")
                        ? new BigInteger(text.substring(2), 8)
                        : text.startsWith("0x")
                                ? new BigInteger(text.substring(2), 16)
                                : new BigInteger(text);
        return value.bitLength() < Integer.SIZE
                ? Optional.of(value.intValueExact())
                : Optional.empty();
    }
}
