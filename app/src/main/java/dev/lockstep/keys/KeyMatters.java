package dev.lockstep.keys;

import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.Need;
import dev.lockstep.control.AwsCommand;
import dev.lockstep.keys.KeyLife.Quarantine;
import dev.lockstep.keys.Matter.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What is to be done about a key, and when. What is due the controls of step 7 say; what will be
/// due follows from their limits.
final class KeyMatters {
    /// A use so shortly after a key was made inactive may have been on its way (IAM User Guide,
    /// "Changes that I make are not always immediately visible").
    private static final Duration ON_ITS_WAY = Duration.ofMinutes(15);

    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final StepSeven step;
    private final Baseline baseline;
    private final LocalDate today;

    KeyMatters(StepSeven step, Baseline baseline, Instant now) {
        this.step = step;
        this.baseline = baseline;
        this.today = KeyLives.day(now);
    }

    /// In order; see [Matter#sorted].
    List<Matter> of(KeyLife key) {
        var all = new ArrayList<Matter>();
        if (key.quarantine() == Quarantine.YES) {
            all.add(quarantined(key));
        }
        if (key.standing().isActive()) {
            old(key).ifPresent(all::add);
            unused(key).ifPresent(all::add);
            documented(key).ifPresent(all::add);
            aged(key).ifPresent(all::add);
            handOver(key).ifPresent(all::add);
        } else {
            removal(key).ifPresent(all::add);
            attempt(key).ifPresent(all::add);
        }
        unknown(key).ifPresent(all::add);
        return Matter.sorted(key.breakGlass() ? looked(all) : all, today);
    }

    private Matter quarantined(KeyLife key) {
        return new Matter(
                Kind.QUARANTINED,
                Optional.of(today),
                key.standing().isActive()
                        ? "make it inactive now: AWS found a key of "
                                + key.owner()
                                + " in public; then see what it did"
                        : "do not delete it before AWS's case is closed: AWS found a key of "
                                + key.owner()
                                + " in public",
                Optional.of("lockstep explain key-quarantined"));
    }

    /// The older of two keys can go when the newer is used and nothing has used the older for the
    /// days that a new key may stay without use.
    private Optional<Matter> old(KeyLife key) {
        if (!(key.rotation() instanceof Rotation.Older older) || !older.isHandedOver()) {
            return Optional.empty();
        }
        return switch (key.use()) {
            case LastUse.NotKnown _ -> Optional.empty();
            case LastUse.Never _ ->
                    Optional.of(
                            new Matter(
                                    Kind.RETIRE_OLD,
                                    Optional.of(today),
                                    "retire it: never used, and %s has taken its place"
                                            .formatted(older.young()),
                                    rotate(key)));
            case LastUse.Used used -> Optional.of(retired(key, older, used.at()));
            case LastUse.Silent silent -> Optional.of(retired(key, older, silent.since()));
        };
    }

    private Matter retired(KeyLife key, Rotation.Older older, Instant used) {
        int quiet = baseline.accessKeys().graceDays();
        LocalDate from = KeyLives.day(used.plus(Duration.ofDays(quiet)));
        return new Matter(
                Kind.RETIRE_OLD,
                Optional.of(from),
                "retire it after %d quiet days: %s takes its place, and it was last used on %s"
                        .formatted(quiet, older.young(), KeyLives.day(used)),
                rotate(key));
    }

    private Optional<Matter> unused(KeyLife key) {
        int limit = baseline.users().unusedDays();
        boolean fails = step.fails("key-unused", key) || step.fails("key-never-used", key);
        Optional<LocalDate> from =
                key.use() instanceof LastUse.NotKnown
                        ? Optional.empty()
                        : key.use()
                                .date()
                                .or(key::born)
                                .map(date -> KeyLives.day(date.plus(Duration.ofDays(limit + 1L))));
        if (fails) {
            return Optional.of(
                    new Matter(
                            Kind.UNUSED,
                            Optional.of(from.filter(day -> day.isBefore(today)).orElse(today)),
                            (key.documented() instanceof Documented.Needed needed
                                            ? "ask %s whether it is still needed: "
                                                    .formatted(needed.need().owner())
                                            : "retire it: ")
                                    + used(key),
                            key.documented() instanceof Documented.Needed
                                    ? Optional.empty()
                                    : retire(key)));
        }
        boolean isYoung =
                key.use() instanceof LastUse.Never
                        && !key.bornAtLatest()
                        && !(key.rotation() instanceof Rotation.Newer)
                        && step.acceptedUntil("key-unused", key).isEmpty();
        return isYoung
                ? from.filter(day -> day.isAfter(today))
                        .map(day ->
                                new Matter(
                                        Kind.UNUSED,
                                        Optional.of(day),
                                        "retire it then, unless something uses it: never used so far",
                                        retire(key)))
                : Optional.empty();
    }

    private static String used(KeyLife key) {
        return key.use()
                .date()
                .map(date -> "unused since " + KeyLives.day(date))
                .orElse("never used");
    }

    private Optional<Matter> documented(KeyLife key) {
        return switch (key.documented()) {
            case Documented.Needed(Need need, boolean endsSoon) ->
                    endsSoon
                            ? Optional.of(
                                    new Matter(
                                            Kind.NEED_ENDS,
                                            Optional.of(need.until()),
                                            "ask %s whether its need goes on: it ends on %s"
                                                    .formatted(need.owner(), need.until()),
                                            document(key)))
                            : Optional.empty();
            case Documented.RunOut(Need need) ->
                    Optional.of(
                            new Matter(
                                    Kind.NEED_OVER,
                                    Optional.of(need.until().plusDays(1)),
                                    "document it anew or retire it: its need ended on %s (%s)"
                                            .formatted(need.until(), need.owner()),
                                    document(key)));
            case Documented.Nowhere _ -> Optional.of(undocumented(key, Optional.of(today)));
            case Documented.NoRegister _ ->
                    Optional.of(
                            undocumented(
                                    key,
                                    step.failsForOwner("person-without-key", key)
                                            ? Optional.of(today)
                                            : Optional.empty()));
            case Documented.NotKnown _ -> Optional.empty();
        };
    }

    private Matter undocumented(KeyLife key, Optional<LocalDate> on) {
        Optional<LocalDate> accepted =
                step.acceptedUntil("key-documented", key).map(until -> until.plusDays(1));
        return new Matter(
                Kind.UNDOCUMENTED,
                accepted.or(() -> on),
                step.failsForOwner("person-without-key", key)
                        ? "retire it or document it: %s is a person, and no need covers it"
                                .formatted(key.owner())
                        : "document it or retire it: nobody wrote down what it is for",
                document(key));
    }

    private Optional<Matter> aged(KeyLife key) {
        // Where no run made the newer key, nobody has said that it replaces this one.
        boolean isBeingReplaced =
                key.rotation() instanceof Rotation.Older older
                        && older.sign() == Rotation.Sign.JOURNAL;
        if (isBeingReplaced || key.born().isEmpty()) {
            return Optional.empty();
        }
        int limit = baseline.accessKeys().maxAgeDays();
        LocalDate from = KeyLives.day(key.born().get().plus(Duration.ofDays(limit + 1L)));
        LocalDate on =
                step.acceptedUntil("key-age", key)
                        .map(until -> until.plusDays(1))
                        .filter(day -> day.isAfter(from))
                        .orElse(from);
        // The report's date is the latest possible one: it shows that a key is old, never that it
        // is young.
        return key.bornAtLatest() && on.isAfter(today)
                ? Optional.empty()
                : Optional.of(
                        new Matter(
                                Kind.ROTATE,
                                Optional.of(on),
                                "rotate it: made %s %s; at most %d days are wanted"
                                        .formatted(
                                                key.bornAtLatest() ? "before" : "on",
                                                KeyLives.day(key.born().get()),
                                                limit),
                                rotate(key)));
    }

    private Optional<Matter> handOver(KeyLife key) {
        return key.rotation() instanceof Rotation.Newer newer && key.use() instanceof LastUse.Never
                ? Optional.of(
                        new Matter(
                                Kind.HAND_OVER,
                                Optional.of(key.born().map(KeyLives::day).orElse(today)),
                                "hand it over: nothing uses it yet; once it is used, %s can go"
                                        .formatted(newer.old()),
                                Optional.empty()))
                : Optional.empty();
    }

    private Optional<Matter> removal(KeyLife key) {
        return switch (key.removal()) {
            case Removal.None _, Removal.NotKnown _ -> Optional.empty();
            case Removal.Held _ ->
                    key.documented() instanceof Documented.Needed(Need need, boolean _)
                                    && key.quarantine() != Quarantine.YES
                            ? Optional.of(
                                    new Matter(
                                            Kind.NEEDED_INACTIVE,
                                            Optional.of(today),
                                            "ask %s: lockstep.yaml says that it is needed, and it is inactive"
                                                    .formatted(need.owner()),
                                            Optional.empty()))
                            : Optional.empty();
            case Removal.Waiting(Instant since, Instant until) ->
                    Optional.of(
                            new Matter(
                                    Kind.DELETE,
                                    Optional.of(KeyLives.day(until)),
                                    "delete it from %s on, if nobody misses it: inactive since %s"
                                            .formatted(MINUTES.format(until), KeyLives.day(since)),
                                    retire(key)));
            case Removal.Due(Instant since, Instant from) ->
                    Optional.of(
                            new Matter(
                                    Kind.DELETE,
                                    Optional.of(KeyLives.day(from)),
                                    "delete it%s: inactive since %s, and nobody missed it"
                                            .formatted(
                                                    KeyLives.day(from).equals(today)
                                                            ? " from "
                                                                    + MINUTES.format(from)
                                                                    + " on"
                                                            : "",
                                                    KeyLives.day(since)),
                                    retire(key)));
        };
    }

    /// AWS gives the time of a use itself, however late it tells of it.
    private Optional<Matter> attempt(KeyLife key) {
        if (key.removal() instanceof Removal.Due) {
            return Optional.empty();
        }
        Optional<Instant> since = key.standing().since().date();
        return key.use()
                .date()
                .filter(use -> since.filter(at -> use.isAfter(at.plus(ON_ITS_WAY))).isPresent())
                .map(use ->
                        new Matter(
                                Kind.ATTEMPT,
                                Optional.of(KeyLives.day(use)),
                                "find out what tried to use it on %s: inactive since %s"
                                        .formatted(
                                                KeyLives.day(use),
                                                KeyLives.day(since.orElseThrow())),
                                key.id().map(KeyMatters::events)));
    }

    private static String events(String id) {
        return AwsCommand.of("cloudtrail", "lookup-events")
                .option("--lookup-attributes", "AttributeKey=AccessKeyId,AttributeValue=" + id)
                .text();
    }

    private static Optional<Matter> unknown(KeyLife key) {
        var what = new ArrayList<String>();
        if (key.id().isEmpty()) {
            what.add("its id is not known");
        }
        if (key.use() instanceof LastUse.NotKnown) {
            what.add("when it was last used is not known");
        }
        if (key.removal() instanceof Removal.NotKnown(String why) && !what.contains(why)) {
            what.add(why);
        }
        if (key.rotation() instanceof Rotation.NotKnown(String why)) {
            what.add(why);
        }
        return what.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Matter(
                                Kind.FIND_OUT,
                                Optional.empty(),
                                String.join("; ", what),
                                Optional.empty()));
    }

    /// No command touches a break-glass user.
    private static List<Matter> looked(List<Matter> matters) {
        return matters.stream()
                .map(one ->
                        new Matter(
                                one.kind(),
                                one.on(),
                                one.text() + " (a break-glass user: look at it yourself)",
                                Optional.empty()))
                .toList();
    }

    private static Optional<String> retire(KeyLife key) {
        return command("retire", key.id());
    }

    private static Optional<String> rotate(KeyLife key) {
        return command("rotate", Optional.of(key.owner()));
    }

    private static Optional<String> document(KeyLife key) {
        return command("document", key.id());
    }

    /// A command on somebody or something; a name that begins with a dash is no option.
    private static Optional<String> command(String what, Optional<String> subject) {
        return subject.map(name ->
                "lockstep keys "
                        + what
                        + (name.startsWith("-") ? " -- " : " ")
                        + AwsCommand.quoted(name));
    }
}
