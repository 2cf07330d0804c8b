package dev.lockstep.account.credentials;

import java.time.Instant;
import java.util.Optional;

/// An MFA device that is enabled for somebody, as iam:ListMFADevices gives it.
///
/// @param serial an ARN, or a number for hardware tokens
public record MfaDevice(String serial, Optional<Instant> enabled) {

    /// The kind, told by the serial: AWS has no field for it.
    public Kind kind() {
        if (!serial.startsWith("arn:")) {
            return Kind.HARDWARE_TOTP;
        }
        String[] parts = serial.split(":", 6);
        String resource = parts.length == 6 ? parts[5] : "";
        if (resource.startsWith("u2f/")) {
            return Kind.FIDO;
        }
        return resource.startsWith("sms-mfa/") ? Kind.SMS : Kind.VIRTUAL;
    }

    /// Kinds of MFA device.
    public enum Kind {
        VIRTUAL("virtual"),
        FIDO("FIDO key or passkey"),
        SMS("SMS"),
        HARDWARE_TOTP("hardware token");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
