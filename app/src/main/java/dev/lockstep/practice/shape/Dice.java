package dev.lockstep.practice.shape;

import dev.lockstep.secret.Secret;
import java.util.List;
import java.util.SplittableRandom;

/// Chance that falls the same way each time for the same seed.
final class Dice {
    private static final String IDS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final String SECRETS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final String PASSWORDS =
            "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";

    private final SplittableRandom random;

    Dice(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /// A number from 0 up to, and without, a bound.
    int below(int bound) {
        return random.nextInt(bound);
    }

    /// A number between two, both included.
    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    boolean chance(double share) {
        return random.nextDouble() < share;
    }

    <T> T oneOf(List<T> all) {
        return all.get(below(all.size()));
    }

    /// An id of 21 characters, such as `AIDA…`.
    String id(String prefix) {
        return text(prefix, 21, IDS);
    }

    /// An id of 20 characters, as access keys have.
    String keyId() {
        return text("AKIA", 20, IDS);
    }

    Secret secretKey() {
        return new Secret(text("", 40, SECRETS));
    }

    /// A seed in base 32, as CreateVirtualMFADevice gives it.
    Secret mfaSeed() {
        return new Secret(text("", 64, IDS));
    }

    /// A password that meets every policy.
    Secret password() {
        return new Secret(text("Aa2-", 24, PASSWORDS));
    }

    /// An account id of 12 digits.
    String accountId() {
        return Long.toString(random.nextLong(100_000_000_000L, 1_000_000_000_000L));
    }

    private String text(String start, int length, String letters) {
        var text = new StringBuilder(start);
        while (text.length() < length) {
            text.append(letters.charAt(below(letters.length())));
        }
        return text.toString();
    }
}
