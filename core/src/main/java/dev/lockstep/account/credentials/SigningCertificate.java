package dev.lockstep.account.credentials;

import java.time.Instant;
import java.util.Optional;

/// An X.509 signing certificate of a user.
public record SigningCertificate(String id, boolean active, Optional<Instant> uploaded) {}
