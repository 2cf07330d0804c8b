package dev.lockstep.practice.operation.credential;

import dev.lockstep.practice.operation.AwsError;
import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/// An RSA public key as `ssh-rsa …` (RFC 4253, section 6.6) or in PEM; IAM takes no other
/// (iam:UploadSSHPublicKey).
final class SshKeyText {
    private static final String TYPE = "ssh-rsa";
    private static final int LEAST_BITS = 2048;

    private final RSAPublicKey key;

    private SshKeyText(RSAPublicKey key) {
        this.key = key;
    }

    /// Reads a key as it is uploaded.
    ///
    /// @throws AwsError if it is none that IAM takes
    static SshKeyText read(String body) {
        try {
            SshKeyText read = new SshKeyText(body.contains("-----BEGIN") ? pem(body) : ssh(body));
            if (read.key.getModulus().bitLength() < LEAST_BITS) {
                throw invalid();
            }
            return read;
        } catch (GeneralSecurityException
                | IllegalArgumentException
                | BufferUnderflowException
                | ClassCastException e) {
            throw invalid();
        }
    }

    /// The MD5 sum of the key, as `36:1d:…`.
    String fingerprint() {
        try {
            return HexFormat.ofDelimiter(":")
                    .formatHex(MessageDigest.getInstance("MD5").digest(blob()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java has MD5", e);
        }
    }

    String ssh() {
        return TYPE + " " + Base64.getEncoder().encodeToString(blob());
    }

    String pem() {
        return Pem.of("PUBLIC KEY", key.getEncoded());
    }

    private byte[] blob() {
        byte[] type = TYPE.getBytes(StandardCharsets.US_ASCII);
        byte[] exponent = key.getPublicExponent().toByteArray();
        byte[] modulus = key.getModulus().toByteArray();
        ByteBuffer blob = ByteBuffer.allocate(12 + type.length + exponent.length + modulus.length);
        for (byte[] part : new byte[][] {type, exponent, modulus}) {
            blob.putInt(part.length).put(part);
        }
        return blob.array();
    }

    private static RSAPublicKey pem(String body) throws GeneralSecurityException {
        return (RSAPublicKey)
                KeyFactory.getInstance("RSA")
                        .generatePublic(new X509EncodedKeySpec(Pem.bytes("PUBLIC KEY", body)));
    }

    private static RSAPublicKey ssh(String body) throws GeneralSecurityException {
        String[] words = body.strip().split("\\s+", 3);
        if (words.length < 2 || !words[0].equals(TYPE)) {
            throw invalid();
        }
        ByteBuffer blob = ByteBuffer.wrap(Base64.getDecoder().decode(words[1]));
        if (!new String(part(blob), StandardCharsets.US_ASCII).equals(TYPE)) {
            throw invalid();
        }
        BigInteger exponent = new BigInteger(part(blob));
        BigInteger modulus = new BigInteger(part(blob));
        return (RSAPublicKey)
                KeyFactory.getInstance("RSA")
                        .generatePublic(new RSAPublicKeySpec(modulus, exponent));
    }

    private static byte[] part(ByteBuffer blob) {
        int length = blob.getInt();
        if (length < 0 || length > blob.remaining()) {
            throw invalid();
        }
        byte[] part = new byte[length];
        blob.get(part);
        return part;
    }

    private static AwsError invalid() {
        return new AwsError(
                400, "InvalidPublicKey", "The public key is malformed or otherwise invalid.");
    }
}
