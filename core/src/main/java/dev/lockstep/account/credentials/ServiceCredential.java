package dev.lockstep.account.credentials;

import java.time.Instant;
import java.util.Optional;

/// A service-specific credential (CodeCommit over HTTPS, Keyspaces, API keys for Bedrock …).
///
/// @param status `Active`, `Inactive` or `Expired`, as AWS writes it
/// @param expires when it ends (UTC); absent where the service knows no end
public record ServiceCredential(
        String id,
        String user,
        String service,
        String status,
        Optional<Instant> created,
        Optional<Instant> expires) {
    public boolean isActive() {
        return status.equalsIgnoreCase("Active");
    }
}
