package dev.lockstep.account;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import java.util.Set;

/// Dates as AWS, the AWS CLI and people write them.
public final class AwsDate {
    private static final Set<String> NO_DATE = Set.of("", "n/a", "no_information", "not_supported");

    private AwsDate() {}

    /// The instant that a text stands for: `2026-01-02T03:04:05Z`, with an offset, with fractions,
    /// or with a space in the place of the T. Without any offset it is UTC.
    ///
    /// @throws DateTimeException if it is not a date
    public static Instant parse(String text) {
        String trimmed = text.strip();
        String iso =
                trimmed.length() > 10 && trimmed.charAt(10) == ' '
                        ? trimmed.substring(0, 10) + 'T' + trimmed.substring(11)
                        : trimmed;
        TemporalAccessor parsed =
                DateTimeFormatter.ISO_DATE_TIME.parseBest(
                        withColonInOffset(iso), Instant::from, LocalDateTime::from);
        return parsed instanceof LocalDateTime local
                ? local.toInstant(ZoneOffset.UTC)
                : Instant.from(parsed);
    }

    /// The date of a cell of the credential report; `N/A`, `no_information`, `not_supported` and
    /// nothing are never dates.
    ///
    /// @throws DateTimeException if it is neither
    public static Optional<Instant> inReport(String cell) {
        return isNoDate(cell) ? Optional.empty() : Optional.of(parse(cell));
    }

    /// Whether a cell of the credential report says that there is nothing.
    public static boolean isNoDate(String cell) {
        return NO_DATE.contains(cell.strip().toLowerCase(java.util.Locale.ROOT));
    }

    /// Whole days from one instant to another: elapsed time divided by 24 hours, rounded down.
    public static long daysBetween(Instant from, Instant to) {
        return Math.floorDiv(Duration.between(from, to).toSeconds(), 86_400L);
    }

    private static String withColonInOffset(String iso) {
        int length = iso.length();
        boolean bare =
                length > 19
                        && (iso.charAt(length - 5) == '+' || iso.charAt(length - 5) == '-')
                        && iso.substring(length - 4).chars().allMatch(Character::isDigit);
        return bare ? iso.substring(0, length - 2) + ':' + iso.substring(length - 2) : iso;
    }
}
