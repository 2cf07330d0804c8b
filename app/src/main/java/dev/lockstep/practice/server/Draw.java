package dev.lockstep.practice.server;

import java.util.Random;

/// Whatever a practice account draws: the same from the same seed.
final class Draw {
    private static final String SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final Random faults;
    private final Random ids;

    Draw(long seed) {
        // Apart, so that the ids do not hang on which faults are asked for.
        this.faults = new Random(seed);
        this.ids = new Random(seed ^ 0x1D5L);
    }

    /// Whether what happens with this share of all calls happens now.
    boolean happens(double share) {
        return share > 0 && faults.nextDouble() < share;
    }

    boolean coin() {
        return faults.nextBoolean();
    }

    /// An id of AWS's form: its prefix and as many letters and digits as AWS has there, 16 for
    /// access keys, 17 for everything else (IAM User Guide, "IAM identifiers").
    String id(String prefix) {
        int length = prefix.equals("AKIA") || prefix.equals("ASIA") ? 16 : 17;
        var text = new StringBuilder(prefix);
        for (int i = 0; i < length; i++) {
            text.append(SIGNS.charAt(ids.nextInt(SIGNS.length())));
        }
        return text.toString();
    }

    /// The id of a request, in the form of a UUID.
    String requestId() {
        return new java.util.UUID(ids.nextLong(), ids.nextLong()).toString();
    }
}
