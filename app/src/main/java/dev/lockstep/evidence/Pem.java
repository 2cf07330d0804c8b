package dev.lockstep.evidence;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.lockstep.input.BadInput;
import java.util.Base64;

/// Keys as text (RFC 7468).
final class Pem {
    static final String PUBLIC = "PUBLIC KEY";

    private static final int LINE = 64;

    private Pem() {}

    static String text(String label, byte[] der) {
        return "-----BEGIN "
                + label
                + "-----\n"
                + Base64.getMimeEncoder(LINE, "\n".getBytes(US_ASCII)).encodeToString(der)
                + "\n-----END "
                + label
                + "-----\n";
    }

    /// The bytes of the part with this label.
    ///
    /// @throws BadInput if there is none
    static byte[] bytes(String name, String label, String text) {
        String begin = "-----BEGIN " + label + "-----";
        int start = text.indexOf(begin);
        int end = text.indexOf("-----END " + label + "-----", Math.max(start, 0));
        if (start < 0 || end < 0) {
            throw BadInput.in(name, "expected a key in PEM (-----BEGIN " + label + "-----)");
        }
        try {
            return Base64.getDecoder()
                    .decode(text.substring(start + begin.length(), end).replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw BadInput.in(name, "expected base64 between the lines of a key in PEM");
        }
    }
}
