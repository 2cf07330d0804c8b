package dev.lockstep.practice.operation.credential;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A certificate that signs itself and its key, made by the JDK's keytool for this run only.
///
/// @param body the certificate in PEM
/// @param key the private key in PKCS#8, in PEM
/// @param publicKey the public key in PEM
/// @param bareKey the private key as OpenSSL wrote it formerly (PKCS#1 or SEC 1), in PEM
record TestCertificate(String body, String key, String publicKey, String bareKey) {
    private static final String PASSWORD = "changeit";

    static TestCertificate of(Path folder, String algorithm, String... options) {
        Path store = folder.resolve(algorithm + options.length + ".p12");
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "one",
                                "-keyalg",
                                algorithm,
                                "-dname",
                                "CN=lockstep.test",
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                store.toString(),
                                "-storepass",
                                PASSWORD));
        command.addAll(
                algorithm.equals("EC")
                        ? List.of("-groupname", "secp256r1")
                        : List.of("-keysize", "2048"));
        command.addAll(Arrays.asList(options));
        try {
            Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(keytool.getInputStream().readAllBytes());
            if (keytool.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
            return read(store, algorithm);
        } catch (IOException | InterruptedException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TestCertificate read(Path store, String algorithm)
            throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        byte[] key = keys.getKey("one", PASSWORD.toCharArray()).getEncoded();
        return new TestCertificate(
                Pem.of("CERTIFICATE", keys.getCertificate("one").getEncoded()),
                Pem.of("PRIVATE KEY", key),
                Pem.of("PUBLIC KEY", keys.getCertificate("one").getPublicKey().getEncoded()),
                Pem.of(algorithm + " PRIVATE KEY", bare(key)));
    }

    /// What stands in the octets of a PKCS#8 key: its last member.
    private static byte[] bare(byte[] pkcs8) {
        int at = skipHead(pkcs8, 0);
        at = end(pkcs8, at);
        at = end(pkcs8, at);
        return Arrays.copyOfRange(pkcs8, skipHead(pkcs8, at), end(pkcs8, at));
    }

    private static int end(byte[] der, int at) {
        int first = der[at + 1] & 0xff;
        int length = first;
        if (first >= 0x80) {
            length = 0;
            for (int i = 0; i < (first & 0x7f); i++) {
                length = (length << 8) | (der[at + 2 + i] & 0xff);
            }
        }
        return skipHead(der, at) + length;
    }

    private static int skipHead(byte[] der, int at) {
        int first = der[at + 1] & 0xff;
        return at + 2 + (first < 0x80 ? 0 : first & 0x7f);
    }
}
