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
        Optional<Instant> usual = usualForm(trimmed);
        if (usual.isPresent()) {
            return usual.get();
        }
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

    /// The form in which AWS itself writes nearly every date, `2026-01-02T03:04:05` and then `Z` or
    /// `+00:00`. A large report holds tens of thousands of them, and the general parser is slow.
    private static Optional<Instant> usualForm(String text) {
        int length = text.length();
        boolean utc =
                (length == 20 && text.endsWith("Z")) || (length == 25 && text.endsWith("+00:00"));
        if (!utc || !hasUsualMarks(text)) {
            return Optional.empty();
        }
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 7);
        int day = digits(text, 8, 10);
        int hour = digits(text, 11, 13);
        int minute = digits(text, 14, 16);
        int second = digits(text, 17, 19);
        // One negative number makes the union of all bits negative.
        if ((year | month | day | hour | minute | second) < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    LocalDateTime.of(year, month, day, hour, minute, second)
                            .toInstant(ZoneOffset.UTC));
        } catch (DateTimeException noSuchTime) {
            return Optional.empty(); // the general parser says what is wrong
        }
    }

    private static boolean hasUsualMarks(String text) {
        return text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':';
    }

    /// The number that ASCII digits give; negative if something else stands there.
    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
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
        return !startsWithDigit(cell)
                && NO_DATE.contains(cell.strip().toLowerCase(java.util.Locale.ROOT));
    }

    private static boolean startsWithDigit(String cell) {
        return !cell.isEmpty() && cell.charAt(0) >= '0' && cell.charAt(0) <= '9';
    }

    /// Whole days from one instant to another: elapsed time divided by 24 hours, rounded down.
    public static long daysBetween(Instant from, Instant to) {
        return Math.floorDiv(Duration.between(from, to).toSeconds(), 86_400L);
    }

    /// A number of days in words: `1 day`, `45 days`.
    public static String inWords(long days) {
        return days + (days == 1 ? " day" : " days");
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
