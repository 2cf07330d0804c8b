package dev.lockstep.account.around;

import java.time.Instant;
import java.util.Optional;

/// A TLS certificate that is kept in IAM.
///
/// @param expires end of its validity (UTC)
/// @param id such as `ASCA…`
/// @param uploaded when it came into IAM (UTC)
public record ServerCertificate(
        String name,
        Optional<String> arn,
        Optional<Instant> expires,
        Optional<String> id,
        Optional<Instant> uploaded) {

    public ServerCertificate(String name, Optional<String> arn, Optional<Instant> expires) {
        this(name, arn, expires, Optional.empty(), Optional.empty());
    }
}
