package dev.lockstep.evidence;

import dev.lockstep.input.BadInput;
import dev.lockstep.statefolder.PrivateFile;
import dev.lockstep.statefolder.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;

/// The Ed25519 key (RFC 8032) with which evidence is signed on this machine, made on first use. It
/// stands in the state folder in a file that only its owner can read.
public final class SigningKey {
    private static final String FOLDER = "keys";
    private static final String FILE = "evidence-ed25519.pem";
    private static final String PRIVATE = "PRIVATE KEY";

    private final PrivateKey secret;
    private final PublicKeyText open;

    private SigningKey(PrivateKey secret, PublicKeyText open) {
        this.secret = secret;
        this.open = open;
    }

    /// The key of a state folder.
    ///
    /// @throws BadInput if what stands there is no such key
    /// @throws dev.lockstep.statefolder.UnsafeFolder if the folder is not fit
    /// @throws IOException if it cannot be read or written
    public static SigningKey of(StateFolder state) throws IOException {
        Path file = state.make(FOLDER).resolve(FILE);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            PrivateFile.write(file, made());
        }
        String text =
                PrivateFile.read(file)
                        .orElseThrow(
                                () -> BadInput.in(file.toString(), "this is no key of lockstep"));
        return parse(file.toString(), text);
    }

    private static String made() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return Pem.text(PRIVATE, pair.getPrivate().getEncoded())
                    + Pem.text(Pem.PUBLIC, pair.getPublic().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every JDK has it (JEP 339)
        }
    }

    private static SigningKey parse(String name, String text) {
        try {
            PrivateKey secret =
                    KeyFactory.getInstance("Ed25519")
                            .generatePrivate(
                                    new PKCS8EncodedKeySpec(Pem.bytes(name, PRIVATE, text)));
            var key = new SigningKey(secret, PublicKeyText.parse(name, text));
            if (!key.open.verifies(new byte[] {1}, key.sign(new byte[] {1}))) {
                throw BadInput.in(name, "the two halves of this key do not belong together");
            }
            return key;
        } catch (GeneralSecurityException e) {
            throw BadInput.in(name, "this is no Ed25519 key of lockstep; move it away");
        }
    }

    /// The half that everybody may know.
    public PublicKeyText open() {
        return open;
    }

    /// Signs bytes: 64 bytes.
    public byte[] sign(byte[] bytes) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(secret);
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // the key is of that kind
        }
    }
}
