package dev.lockstep.evidence;

import dev.lockstep.input.BadInput;
import dev.lockstep.record.run.Sha256;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;

/// A public Ed25519 key.
public final class PublicKeyText {
    private final PublicKey key;

    private PublicKeyText(PublicKey key) {
        this.key = key;
    }

    /// A key in PEM.
    ///
    /// @param name what messages call the text
    /// @throws BadInput if it is none
    public static PublicKeyText parse(String name, String text) {
        try {
            return new PublicKeyText(
                    KeyFactory.getInstance("Ed25519")
                            .generatePublic(
                                    new X509EncodedKeySpec(Pem.bytes(name, Pem.PUBLIC, text))));
        } catch (GeneralSecurityException e) {
            throw BadInput.in(name, "expected a public Ed25519 key in PEM");
        }
    }

    /// The key in PEM, as openssl reads it.
    public String pem() {
        return Pem.text(Pem.PUBLIC, key.getEncoded());
    }

    /// SHA-256 of the key in DER, in hexadecimal, as `openssl pkey -pubin -outform DER | sha256sum`
    /// prints it.
    public String fingerprint() {
        return "SHA256:" + Sha256.of(key.getEncoded());
    }

    /// Whether this key has signed these bytes.
    public boolean verifies(byte[] bytes, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(bytes);
            return verifier.verify(signature);
        } catch (InvalidKeyException e) {
            return false; // these bytes are no point of the curve: nobody signs with them
        } catch (SignatureException e) {
            return false; // not the form of a signature
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // the key is of that kind
        }
    }
}
