package dev.lockstep.aws.session;

import dev.lockstep.input.BadInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import software.amazon.awssdk.profiles.Profile;

/// The certificates to trust by AWS_CA_BUNDLE or `ca_bundle`, in the place of those of the JVM: a
/// company's proxy that opens TLS has its own.
final class CaBundle {
    private static final long MOST_BYTES = 16L * 1024 * 1024;

    private CaBundle() {}

    /// What reads the certificates, if any are named: it takes a while, and is needed for TLS only.
    /// It throws [BadInput] if the file holds no certificates in PEM.
    static Optional<Supplier<SSLSocketFactory>> of(
            AwsVariables variables, Optional<Profile> profile) {
        return variables
                .path(AwsVariables.CA_BUNDLE)
                .or(() -> profile.flatMap(one -> one.property("ca_bundle")).map(variables::resolve))
                .map(file -> () -> trusting(file));
    }

    private static SSLSocketFactory trusting(Path file) {
        byte[] pem = dev.lockstep.input.InputText.readBytes(file, file.toString(), MOST_BYTES);
        try {
            Collection<? extends Certificate> certificates =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(new ByteArrayInputStream(pem));
            if (certificates.isEmpty()) {
                throw noCertificates(file);
            }
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate certificate : certificates) {
                store.setCertificateEntry("ca" + number++, certificate);
            }
            TrustManagerFactory trust =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException | IOException e) {
            throw noCertificates(file);
        }
    }

    private static BadInput noCertificates(Path file) {
        return BadInput.in(file.toString(), "no certificates are here; expected some in PEM");
    }
}
