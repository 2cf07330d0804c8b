package dev.lockstep.practice.operation.credential;

import dev.lockstep.practice.operation.AwsError;
import dev.lockstep.secret.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;

/// The private key of a server certificate, in PEM without a password: PKCS#8, or what OpenSSL
/// wrote before it for RSA (PKCS#1) and for elliptic curves (SEC 1).
final class PrivateKeyText {
    private static final String WHOLE = "PRIVATE KEY";
    private static final List<String> BARE = List.of("RSA PRIVATE KEY", "EC PRIVATE KEY");

    private PrivateKeyText() {}

    /// Refuses a key that is not the certificate's. It is not kept.
    static void check(Secret text, X509Certificate certificate) {
        PublicKey publicKey = certificate.getPublicKey();
        String algorithm = publicKey.getAlgorithm();
        PrivateKey key;
        try {
            key =
                    KeyFactory.getInstance(algorithm)
                            .generatePrivate(
                                    new PKCS8EncodedKeySpec(bytes(text.reveal(), publicKey)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // A good key of another kind does not match; anything else is no key.
            if (isOtherKind(text.reveal(), algorithm)) {
                throw mismatch();
            }
            throw Refusals.malformedCertificate("Unable to parse key; the body is encrypted.");
        }
        if (!belong(key, publicKey, algorithm)) {
            throw mismatch();
        }
    }

    private static boolean belong(PrivateKey key, PublicKey publicKey, String algorithm) {
        byte[] sample = "sample".getBytes(StandardCharsets.US_ASCII);
        try {
            Signature signature = Signature.getInstance(scheme(algorithm));
            signature.initSign(key);
            signature.update(sample);
            byte[] signed = signature.sign();
            signature.initVerify(publicKey);
            signature.update(sample);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static String scheme(String algorithm) {
        return algorithm.equals("EC") ? "SHA256withECDSA" : "SHA256with" + algorithm;
    }

    private static boolean isOtherKind(String text, String algorithm) {
        for (String other : List.of("RSA", "EC")) {
            if (!other.equals(algorithm) && Pem.has(other + " " + WHOLE, text)) {
                return true;
            }
            try {
                if (Pem.has(WHOLE, text)) {
                    KeyFactory.getInstance(other)
                            .generatePrivate(new PKCS8EncodedKeySpec(Pem.bytes(WHOLE, text)));
                    return !other.equals(algorithm);
                }
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                // Not of this kind: the next one may be.
            }
        }
        return false;
    }

    /// The key in PKCS#8. A bare one lacks the name of its algorithm, which the certificate has.
    private static byte[] bytes(String text, PublicKey publicKey) {
        for (String label : BARE) {
            if (Pem.has(label, text)) {
                return wrapped(Pem.bytes(label, text), algorithm(publicKey.getEncoded()));
            }
        }
        return Pem.bytes(WHOLE, text);
    }

    /// PrivateKeyInfo of RFC 5208: version 0, the algorithm, the key as octets.
    private static byte[] wrapped(byte[] key, byte[] algorithm) {
        byte[] octets = tagged(0x04, key);
        byte[] version = {0x02, 0x01, 0x00};
        return tagged(
                0x30,
                ByteBuffer.allocate(version.length + algorithm.length + octets.length)
                        .put(version)
                        .put(algorithm)
                        .put(octets)
                        .array());
    }

    /// The algorithm of a SubjectPublicKeyInfo: the first member of its sequence.
    private static byte[] algorithm(byte[] info) {
        ByteBuffer in = ByteBuffer.wrap(info);
        in.get();
        length(in);
        int from = in.position();
        in.get();
        int size = length(in);
        byte[] algorithm = new byte[in.position() - from + size];
        in.position(from).get(algorithm);
        return algorithm;
    }

    private static int length(ByteBuffer in) {
        int first = in.get() & 0xff;
        if (first < 0x80) {
            return first;
        }
        int length = 0;
        for (int i = 0; i < (first & 0x7f); i++) {
            length = (length << 8) | (in.get() & 0xff);
        }
        return length;
    }

    private static byte[] tagged(int tag, byte[] content) {
        return ByteBuffer.allocate(5 + content.length)
                .put((byte) tag)
                .put((byte) 0x83)
                .put((byte) (content.length >> 16))
                .put((byte) (content.length >> 8))
                .put((byte) content.length)
                .put(content)
                .array();
    }

    private static AwsError mismatch() {
        return new AwsError(
                400,
                "KeyPairMismatch",
                "The public key certificate and the private key do not match.");
    }
}
