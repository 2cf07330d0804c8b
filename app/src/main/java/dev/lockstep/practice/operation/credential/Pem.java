package dev.lockstep.practice.operation.credential;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;

/// Texts of RFC 7468: base64 between a line that begins and a line that ends.
final class Pem {
    private Pem() {}

    static String of(String label, byte[] bytes) {
        return "-----BEGIN "
                + label
                + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes)
                + "\n-----END "
                + label
                + "-----";
    }

    static boolean has(String label, String text) {
        return text.contains("-----BEGIN " + label + "-----");
    }

    /// The bytes of the first text of that label.
    ///
    /// @throws IllegalArgumentException if there is none, or it is no base64; its message does not
    ///   show the text
    static byte[] bytes(String label, String text) {
        String begin = "-----BEGIN " + label + "-----";
        int from = text.indexOf(begin);
        int to = text.indexOf("-----END " + label + "-----");
        if (from < 0 || to < from + begin.length()) {
            throw new IllegalArgumentException("no " + label);
        }
        return Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to));
    }

    /// The one certificate of a text.
    ///
    /// @throws dev.lockstep.practice.operation.AwsError if it is none
    static X509Certificate certificate(String text) {
        try {
            byte[] bytes = bytes("CERTIFICATE", text);
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(bytes));
        } catch (CertificateException | IllegalArgumentException e) {
            throw Refusals.malformedCertificate(
                    "Unable to parse certificate. Please ensure the certificate is in PEM format.");
        }
    }
}
