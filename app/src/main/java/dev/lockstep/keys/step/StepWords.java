package dev.lockstep.keys.step;

import dev.lockstep.account.AwsDate;
import dev.lockstep.keys.KeyLife;
import dev.lockstep.keys.KeyLives;
import dev.lockstep.keys.LastUse;
import dev.lockstep.keys.Standing.Since;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/// Keys in sentences. Names in them are hostile text.
public final class StepWords {
    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private StepWords() {}

    /// One key, whole.
    public static String key(KeyLife key, Instant now) {
        return "%s is %s; it was made %s, and %s."
                .formatted(
                        name(key),
                        key.standing().isActive() ? "active" : "inactive" + since(key),
                        key.born()
                                .map(born ->
                                        "%s %s (%s ago)"
                                                .formatted(
                                                        key.bornAtLatest() ? "by" : "on",
                                                        KeyLives.day(born),
                                                        AwsDate.inWords(
                                                                Math.max(
                                                                        0,
                                                                        AwsDate.daysBetween(
                                                                                born, now)))))
                                .orElse("nobody knows when"),
                        use(key.use()));
    }

    /// A key by name; one of root's whose id is not known by its slot.
    private static String name(KeyLife key) {
        if (!key.isRoots()) {
            return key.name() + " of " + key.owner();
        }
        return key.id()
                .map(id -> id + " of root")
                .orElseGet(() ->
                        "Root's key "
                                + key.name().substring(key.name().lastIndexOf('#') + 1)
                                + " of the credential report");
    }

    private static String since(KeyLife key) {
        return switch (key.standing().since()) {
            case Since.ByJournal(var deed) ->
                    " since %s (made so by run %s%s)"
                            .formatted(
                                    moment(deed.at()),
                                    deed.run(),
                                    deed.caller().map(who -> " of " + who).orElse(""));
            case Since.ByReport(Instant at) ->
                    " since %s at the latest (by the credential report)".formatted(moment(at));
            case Since.NotKnown _ -> "";
        };
    }

    static String use(LastUse use) {
        return switch (use) {
            case LastUse.Never _ -> "was never used";
            case LastUse.Used(Instant at, var service, var region) -> use(at, service, region);
            case LastUse.Silent(Instant since, var service, var region) ->
                    use(since, service, region);
            case LastUse.NotKnown(String why) -> "when it was last used is not known: " + why;
        };
    }

    private static String use(Instant at, Optional<String> service, Optional<String> region) {
        return "was last used on "
                + KeyLives.day(at)
                + service.map(name -> " for " + name).orElse("")
                + region.map(name -> " in " + name).orElse("");
    }

    static String moment(Instant at) {
        return MINUTES.format(at);
    }
}
