package dev.lockstep.account;

import java.time.Instant;
import java.util.Optional;

/// What iam:GetUser says of root, when root itself asks.
public record RootUser(Optional<Instant> passwordLastUsed) {}
