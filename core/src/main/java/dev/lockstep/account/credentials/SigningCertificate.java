package dev.lockstep.account.credentials;

import java.time.Instant;
import java.util.Optional;

/// An X.509 signing certificate of a user.
///
/// @param body the certificate in PEM, where it was read
public record SigningCertificate(
        String id, boolean active, Optional<Instant> uploaded, Optional<String> body) {

    public SigningCertificate(String id, boolean active, Optional<Instant> uploaded) {
        this(id, active, uploaded, Optional.empty());
    }
}
