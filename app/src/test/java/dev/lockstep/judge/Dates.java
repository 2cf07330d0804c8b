package dev.lockstep.judge;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/// Dates as AWS prints them, and ages in whole days.
final class Dates {
    private Dates() {}

    static Optional<Instant> date(String text) {
        if (text.isEmpty() || !Character.isDigit(text.charAt(0))) {
            return Optional.empty();
        }
        return Optional.of(OffsetDateTime.parse(text.replace(' ', 'T')).toInstant());
    }

    static long age(Instant then, Instant now) {
        return Math.floorDiv(Duration.between(then, now).toSeconds(), 86_400L);
    }

    static boolean older(Instant then, Instant now, int days) {
        return age(then, now) > days;
    }
}
