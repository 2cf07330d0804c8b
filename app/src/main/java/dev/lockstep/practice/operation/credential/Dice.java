package dev.lockstep.practice.operation.credential;

import dev.lockstep.secret.Secret;
import java.security.SecureRandom;

/// What AWS draws at random.
final class Dice {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final String BASE64 =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private Dice() {}

    static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /// A text of letters, digits, `+` and `/`, such as a secret access key.
    static Secret secret(int length) {
        return new Secret(text(length, BASE64));
    }

    /// An id that has no prefix, such as that of a signing certificate.
    static String id(int length) {
        return text(length, CAPITALS);
    }

    private static String text(int length, String alphabet) {
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(RANDOM.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
