package dev.lockstep.operation;

import dev.lockstep.control.Audit;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// What an account is judged against.
///
/// @param baseline the lockstep.yaml; without one, the built-in baseline
/// @param allowOutside whether it may name files outside its repository
/// @param now the instant (UTC) as of which is judged; without one, when the answers were taken,
///   else when the credential report was generated, else the clock
/// @param account the only account that is meant, beside the baseline's own
public record Goal(
        Optional<Path> baseline,
        boolean allowOutside,
        Optional<Instant> now,
        Audit.Selection selection,
        Optional<String> account) {}
