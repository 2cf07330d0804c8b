package dev.lockstep.account.credentials;

import java.time.Instant;
import java.util.Optional;

/// An SSH public key of a user (for CodeCommit).
public record SshPublicKey(String id, boolean active, Optional<Instant> uploaded) {}
