package dev.lockstep.baseline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// Days of a calendar in UTC.
public final class Days {
    private Days() {}

    /// Whether a day, which itself still counts, has passed.
    public static boolean isOver(LocalDate lastDay, Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC).isAfter(lastDay);
    }
}
