package dev.lockstep.account.credentials;

import java.time.Instant;
import java.util.Optional;

/// A service-specific credential (CodeCommit over HTTPS, Keyspaces, API keys for Bedrock …).
///
/// @param status `Active`, `Inactive` or `Expired`, as AWS writes it
/// @param expires when it ends (UTC); absent where the service knows no end
/// @param serviceUserName the name to sign in with, such as `alice-at-123456789012`; AWS calls it
///   an alias where the credential is an API key
public record ServiceCredential(
        String id,
        String user,
        String service,
        String status,
        Optional<Instant> created,
        Optional<Instant> expires,
        Optional<String> serviceUserName) {
    public ServiceCredential(
            String id,
            String user,
            String service,
            String status,
            Optional<Instant> created,
            Optional<Instant> expires) {
        this(id, user, service, status, created, expires, Optional.empty());
    }

    public boolean isActive() {
        return status.equalsIgnoreCase("Active");
    }
}
