package dev.lockstep.people;

import com.eatthepath.otp.HmacOneTimePasswordGenerator;
import dev.lockstep.secret.Secret;
import java.io.ByteArrayOutputStream;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.crypto.spec.SecretKeySpec;

/// The seed of a virtual MFA device: the key that an authenticator app makes its codes from. Codes
/// are those of RFC 6238 with steps of 30 seconds, SHA-1 and 6 digits, as AWS wants them
/// (iam:CreateVirtualMFADevice, `Base32StringSeed`).
///
/// @param base32 RFC 4648, section 6, with or without padding; case does not matter
public record Seed(Secret base32) {
    /// How long a code stands, in seconds.
    public static final long STEP_SECONDS = 30;

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private static final int GROUP = 4;

    /// The name beside the code in an app is no longer than this, so that the QR code of a seed of
    /// AWS (64 letters) fits a terminal of 80 by 24.
    private static final int LONGEST_LABEL = 36;

    /// @throws IllegalArgumentException if this is no text in base32; its message does not show it
    public Seed {
        bytes(base32);
    }

    /// The number of the step that an instant falls in.
    public static long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), STEP_SECONDS);
    }

    /// The code that the device shows at an instant.
    public Secret code(Instant at) {
        return code(step(at));
    }

    /// The code that the device shows in a step.
    Secret code(long step) {
        return codes(step, step).getFirst();
    }

    /// The codes that the device shows from one step to another, in order.
    List<Secret> codes(long first, long last) {
        var codes = new ArrayList<Secret>();
        var generator = new HmacOneTimePasswordGenerator();
        var key = new SecretKeySpec(bytes(base32), "HmacSHA1");
        try {
            for (long step = first; step <= last; step++) {
                codes.add(
                        new Secret(
                                generator.generateOneTimePasswordString(key, step, Locale.ROOT)));
            }
        } catch (InvalidKeyException _) {
            throw new IllegalStateException("HMAC takes every key");
        }
        return codes;
    }

    /// What the QR code says: `otpauth://totp/DEVICE@ACCOUNT?secret=SEED`, as AWS's own does. A
    /// name that is too long is cut: it only tells a person which account the code is for.
    ///
    /// @param account its alias or id
    public Secret uri(String device, String account) {
        String whole = device + "@" + account;
        String label =
                whole.length() <= LONGEST_LABEL
                        ? whole
                        : device.substring(0, Math.min(device.length(), LONGEST_LABEL));
        return new Secret("otpauth://totp/" + encoded(label) + "?secret=" + plain());
    }

    /// The seed in groups of four, as people type it.
    public Secret grouped() {
        String text = plain();
        return new Secret(
                IntStream.iterate(0, at -> at < text.length(), at -> at + GROUP)
                        .mapToObj(at -> text.substring(at, Math.min(text.length(), at + GROUP)))
                        .collect(Collectors.joining(" ")));
    }

    private String plain() {
        return plain(base32);
    }

    private static String plain(Secret base32) {
        return base32.reveal().toUpperCase(Locale.ROOT).replace("=", "");
    }

    /// What may stand in a user's name, and means something else in an address, is escaped.
    private static String encoded(String label) {
        var out = new StringBuilder();
        for (int at = 0; at < label.length(); at++) {
            char one = label.charAt(at);
            boolean isPlain =
                    (one >= 'a' && one <= 'z')
                            || (one >= 'A' && one <= 'Z')
                            || (one >= '0' && one <= '9')
                            || "-._@".indexOf(one) >= 0;
            if (isPlain) {
                out.append(one);
            } else if (one < 0x80) {
                out.append("%%%02X".formatted((int) one));
            }
        }
        return out.toString();
    }

    private static byte[] bytes(Secret base32) {
        var bytes = new ByteArrayOutputStream();
        int bits = 0;
        int held = 0;
        for (char one : plain(base32).toCharArray()) {
            int value = ALPHABET.indexOf(one);
            if (value < 0) {
                throw new IllegalArgumentException("not a text in base32");
            }
            held = (held << 5) | value;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.write((held >> bits) & 0xff);
            }
        }
        if (bytes.size() == 0) {
            throw new IllegalArgumentException("an empty seed");
        }
        return bytes.toByteArray();
    }
}
