package dev.lockstep.report.html;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Times as people read them: exact, and how long before the judgement.
///
/// @param judgedAt the instant (UTC) to which ages are counted
/// @param zone for display
record Moments(Instant judgedAt, ZoneId zone) {
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    /// Such as `2026-11-26 09:30:00 UTC`.
    String exact(Instant when) {
        return SECONDS.format(when.atZone(zone))
                + (zone.equals(ZoneOffset.UTC) ? " UTC" : " " + zone.getId());
    }

    /// Such as `4 minutes before`, seen from the judgement; whole units, rounded down.
    String age(Instant when) {
        Duration age = Duration.between(when, judgedAt);
        String side = age.isNegative() ? " after" : " before";
        Duration length = age.abs();
        if (length.toDays() >= 2) {
            return units(length.toDays(), "day") + side;
        }
        if (length.toHours() >= 2) {
            return units(length.toHours(), "hour") + side;
        }
        if (length.toMinutes() >= 1) {
            return units(length.toMinutes(), "minute") + side;
        }
        return "the same minute";
    }

    /// Exact for machines, in words for people.
    void write(Html html, Instant when) throws IOException {
        html.raw("<time datetime=\"").text(when.toString()).raw("\">").text(exact(when));
        html.raw("</time>");
    }

    private static String units(long count, String unit) {
        return Html.counted(count) + " " + unit + (count == 1 ? "" : "s");
    }
}
