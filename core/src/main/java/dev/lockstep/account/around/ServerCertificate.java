package dev.lockstep.account.around;

import java.time.Instant;
import java.util.Optional;

/// A TLS certificate that is kept in IAM.
///
/// @param expires end of its validity (UTC)
public record ServerCertificate(String name, Optional<String> arn, Optional<Instant> expires) {}
