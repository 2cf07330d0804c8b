package dev.lockstep.redact;

import dev.lockstep.secret.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Names to pseudonyms: with one key the same name always has the same one, and who lacks the key
/// cannot find a name by trying names (HMAC with SHA-256, RFC 2104).
///
/// Two names that differ only in case get pseudonyms that differ only in case, since IAM's names
/// are unique without case. No two names ever share one within a run: should two fall together, the
/// second that comes up gets another, which is the one case where a pseudonym hangs on more than
/// its name.
public final class Pseudonyms {
    /// No vowels, so that no pseudonym is a word.
    private static final String LETTERS = "bcdfghjklmnpqrstvwxz";

    private static final String DIGITS = "0123456789";

    /// As in AWS's unique ids.
    private static final String ID_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private static final int LENGTH = 10;

    private final Mac mac;
    private final Map<String, String> given = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();

    /// @param key random; whoever has it can find names by trying them
    public Pseudonyms(Secret key) {
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(
                    new SecretKeySpec(
                            key.reveal().getBytes(StandardCharsets.UTF_8), mac.getAlgorithm()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC with SHA-256", e);
        }
    }

    /// A short text by which two uses of one key can be seen to be such.
    public String fingerprint() {
        return text("fingerprint", "", LETTERS, LENGTH);
    }

    /// A pseudonym such as `user-kqzhwbtpxm`; of nothing: nothing.
    ///
    /// @param kind stands in front, and parts the names of one kind from those of another
    String word(String kind, String name) {
        if (name.isEmpty()) {
            return name;
        }
        return once(
                kind,
                name,
                round -> {
                    String folded = folded(name);
                    String plain = letters(kind, folded, 0, LETTERS, LENGTH);
                    boolean isPlain = name.equals(folded) && round == 0;
                    return kind + "-" + (isPlain ? plain : inCase(plain, kind, name, round));
                });
    }

    /// A pseudonym such as `user4820617735`, for a name that is nobody's own.
    String numbered(String kind, String name) {
        return once(
                kind,
                name,
                round -> {
                    String folded = folded(name);
                    boolean isPlain = name.equals(folded) && round == 0;
                    return (isPlain ? kind : inCase(kind, kind, name, round))
                            + letters("number of " + kind, folded, 0, DIGITS, LENGTH);
                });
    }

    private static String folded(String name) {
        return name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    /// Digits, of which the first is no zero.
    String digits(String kind, String name, int length) {
        return once(
                kind,
                name,
                round -> {
                    String all = letters(kind, name, round, DIGITS, length);
                    return all.charAt(0) == '0' ? "1" + all.substring(1) : all;
                });
    }

    /// An id as AWS makes them, such as `AIDA…`.
    ///
    /// @param prefix its first letters, which tell its kind
    /// @param length of what follows
    String id(String prefix, String name, int length) {
        return prefix + text("id of " + prefix, name, ID_LETTERS, length);
    }

    /// Small letters alone.
    String small(String kind, String name, int length) {
        return text(kind, name, LETTERS, length);
    }

    /// Bytes of a kind and a name.
    byte[] bytes(String kind, String name) {
        return digest(kind, name, 0);
    }

    private String text(String kind, String name, String alphabet, int length) {
        return once(kind, name, round -> letters(kind, name, round, alphabet, length));
    }

    private interface Making {
        /// @param round how many of them are taken by other names
        String make(int round);
    }

    private String once(String kind, String name, Making making) {
        String known = given.get(kind + '\0' + name);
        if (known != null) {
            return known;
        }
        for (int round = 0; ; round++) {
            String made = making.make(round);
            if (names.putIfAbsent(kind + '\0' + made, name) == null) {
                given.put(kind + '\0' + name, made);
                return made;
            }
        }
    }

    /// Some letters in upper case, at least one.
    private String inCase(String plain, String kind, String name, int round) {
        int bits = ByteBuffer.wrap(digest("case of " + kind, name, round)).getInt();
        var text = new StringBuilder(plain);
        boolean any = false;
        for (int i = 0; i < text.length(); i++) {
            if ((bits >> i & 1) == 1) {
                text.setCharAt(i, Character.toUpperCase(text.charAt(i)));
                any = true;
            }
        }
        return any ? text.toString() : plain.toUpperCase(Locale.ROOT);
    }

    /// Letters of the digest: a byte for each, of 256 values; that some letters are a little
    /// likelier than others tells nothing of the name.
    private String letters(String kind, String name, int round, String alphabet, int length) {
        byte[] bytes = digest(kind, name, round);
        var text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(Byte.toUnsignedInt(bytes[i]) % alphabet.length()));
        }
        return text.toString();
    }

    private byte[] digest(String kind, String name, int round) {
        return mac.doFinal((kind + '\0' + round + '\0' + name).getBytes(StandardCharsets.UTF_8));
    }
}
