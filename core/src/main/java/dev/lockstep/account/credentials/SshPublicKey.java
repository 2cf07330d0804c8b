package dev.lockstep.account.credentials;

import java.time.Instant;
import java.util.Optional;

/// An SSH public key of a user (for CodeCommit).
///
/// @param body the key as it was uploaded, where it was read
public record SshPublicKey(
        String id, boolean active, Optional<Instant> uploaded, Optional<String> body) {

    public SshPublicKey(String id, boolean active, Optional<Instant> uploaded) {
        this(id, active, uploaded, Optional.empty());
    }
}
