package dev.lockstep.practice.state;

import java.time.Duration;
import java.time.Instant;

/// The one credential report that AWS keeps of an account.
///
/// @param generated when it was made (UTC)
/// @param csv as AWS gives it
public record StoredReport(Instant generated, String csv) {
    /// AWS makes a new one at most every four hours (IAM User Guide, "Getting credential reports").
    public static final Duration LIFE = Duration.ofHours(4);

    public boolean isFresh(Instant now) {
        return now.isBefore(generated.plus(LIFE));
    }
}
