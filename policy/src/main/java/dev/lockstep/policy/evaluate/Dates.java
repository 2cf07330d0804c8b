package dev.lockstep.policy.evaluate;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/// Dates as conditions compare them.
///
/// Rule source: IAM User Guide, "Date condition operators": the forms of ISO 8601 that the W3C
/// names (`2026`, `2026-07`, `2026-07-16`, and with a time of day and an offset), or seconds since
/// 1970. Four digits are a year.
public final class Dates {
    private static final int LONGEST_EPOCH = 12;

    private Dates() {}

    /// Reads a date; empty for what is none.
    public static Optional<Instant> parse(String text) {
        // Most texts that are no date do not begin like one; to fail on them would take long.
        if (text.isEmpty() || text.charAt(0) < '0' || text.charAt(0) > '9') {
            return Optional.empty();
        }
        try {
            if (isWhole(text)) {
                return text.length() == 4
                        ? Optional.of(start(Integer.parseInt(text), 1, 1))
                        : text.length() <= LONGEST_EPOCH
                                ? Optional.of(Instant.ofEpochSecond(Long.parseLong(text)))
                                : Optional.empty();
            }
            return switch (text.length()) {
                case 7 ->
                        Optional.of(start(number(text, 0, 4), number(text, 5, 7), 1))
                                .filter(_ -> text.charAt(4) == '-');
                case 10 ->
                        Optional.of(LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));
                default -> withTime(text);
            };
        } catch (DateTimeException | NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> withTime(String text) {
        if (text.length() < 17 || text.charAt(10) != 'T') {
            return Optional.empty();
        }
        if (text.endsWith("Z") && text.length() == 20) {
            return Optional.of(
                            LocalDate.of(
                                            number(text, 0, 4),
                                            number(text, 5, 7),
                                            number(text, 8, 10))
                                    .atTime(
                                            LocalTime.of(
                                                    number(text, 11, 13),
                                                    number(text, 14, 16),
                                                    number(text, 17, 19)))
                                    .toInstant(ZoneOffset.UTC))
                    .filter(_ ->
                            text.charAt(4) == '-'
                                    && text.charAt(7) == '-'
                                    && text.charAt(13) == ':'
                                    && text.charAt(16) == ':');
        }
        return Optional.of(OffsetDateTime.parse(text).toInstant());
    }

    private static Instant start(int year, int month, int day) {
        return LocalDate.of(year, month, day).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    private static boolean isWhole(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
