package dev.lockstep.practice.shape;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Ids and secrets that are made of names, the same each time.
final class Derived {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Derived() {}

    /// An id of 21 characters, such as `AIDA…`.
    static String id(String prefix, String of) {
        return prefix + text(21 - prefix.length(), prefix + of);
    }

    /// An id of 20 characters, as access keys have.
    static String keyId(String of) {
        return "AKIA" + text(16, "AKIA" + of);
    }

    /// Letters and digits of base 32.
    static String text(int length, String of) {
        var text = new StringBuilder();
        for (int block = 0; text.length() < length; block++) {
            for (byte one : hash(block + ":" + of)) {
                text.append(LETTERS.charAt(one & 31));
            }
        }
        return text.substring(0, length);
    }

    /// Decimal digits.
    static String digits(int length, String of) {
        var text = new StringBuilder();
        for (byte one : hash("digits:" + of)) {
            text.append((one & 0xff) % 10);
        }
        return text.substring(0, length);
    }

    private static byte[] hash(String of) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(of.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
