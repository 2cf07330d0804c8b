package dev.lockstep.report.exchange;

import dev.lockstep.record.AuditRecord;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Times in the range that the formats can write: years of four digits, to the millisecond.
final class WritableTime {
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    private WritableTime() {}

    static Instant of(Instant when) {
        Instant within = when.isBefore(FIRST) ? FIRST : when.isAfter(LAST) ? LAST : when;
        return within.truncatedTo(ChronoUnit.MILLIS);
    }

    /// When it was judged.
    static Instant judged(AuditRecord audit) {
        return of(audit.judgedAt());
    }

    /// When the account was as it was found; when it was judged, if nobody wrote that down.
    static Instant seen(AuditRecord audit) {
        return of(audit.takenAt().orElse(audit.judgedAt()));
    }
}
