package dev.lockstep.practice.state;

import java.time.Duration;
import java.time.Instant;

/// The one credential report that AWS keeps of an account.
///
/// @param generated when it was made (UTC)
/// @param csv as AWS gives it
/// @param asked whether its maker was told that it is complete; before, it can be had only after a
///   while
public record StoredReport(Instant generated, String csv, boolean asked) {
    /// AWS makes a new one at most every four hours (IAM User Guide, "Getting credential reports").
    public static final Duration LIFE = Duration.ofHours(4);

    /// A report that can be had.
    public StoredReport(Instant generated, String csv) {
        this(generated, csv, true);
    }

    /// A report that has just been begun.
    public static StoredReport begun(Instant now, String csv) {
        return new StoredReport(now, csv, false);
    }

    public boolean isFresh(Instant now) {
        return now.isBefore(generated.plus(LIFE));
    }

    /// Whether it can be had: once its maker has asked again, or a second later.
    public boolean isComplete(Instant now) {
        return asked || now.isAfter(generated);
    }
}
