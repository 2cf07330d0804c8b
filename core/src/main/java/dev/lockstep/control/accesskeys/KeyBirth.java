package dev.lockstep.control.accesskeys;

import dev.lockstep.account.AwsDate;
import dev.lockstep.account.Read;
import dev.lockstep.account.UserKey;
import dev.lockstep.account.UserKey.ReportSlot;
import dev.lockstep.account.UserReads;
import dev.lockstep.control.Evidence;
import dev.lockstep.control.Ruling;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// When a key was made, as far as that is known: by its CreateDate; without it, last_rotated of the
/// credential report stands in, which is never earlier.
///
/// @param date the date (UTC) to tell a person
/// @param standsIn whether it is last_rotated
public record KeyBirth(UserReads user, UserKey key, Optional<Instant> date, boolean standsIn) {

    /// The birth of a key of a user.
    public static KeyBirth of(UserReads user, UserKey key) {
        Optional<Instant> created = key.created().found();
        return created.isPresent()
                ? new KeyBirth(user, key, created, false)
                : new KeyBirth(
                        user,
                        key,
                        dates(key).stream().max(Instant::compareTo),
                        !dates(key).isEmpty());
    }

    /// Whether the key is older than so many days. A young user has no older key. last_rotated can
    /// show that a key is old, since the key was made before; never that it is young.
    public Ruling isOlderThan(int days, Instant now) {
        Ruling standsIn = isOlderByLastRotated(days, now);
        return switch (key.created()) {
            case Read.Known<Instant> _ -> standsIn;
            case Read.Missing<Instant> missing ->
                    standsIn.isNo() && !isSurelyWithin(days, now) ? Ruling.open(missing) : standsIn;
        };
    }

    /// The same, where last_rotated may stand in for CreateDate; slots that cannot be told apart
    /// count if they decide alike.
    public Ruling isOlderByLastRotated(int days, Instant now) {
        return switch (key.created()) {
            case Read.Known<Instant>(var created, var _) -> isOlder(created, days, now);
            case Read.Missing<Instant> missing -> {
                if (isSurelyWithin(days, now)) {
                    yield Ruling.no();
                }
                yield Agreement.of(
                        dates(key).stream().map(date -> isOlder(date, days, now)).toList(),
                        missing);
            }
        };
    }

    /// Whether the key is known to be at most so many days old, without any stand-in.
    public boolean isSurelyWithin(int days, Instant now) {
        return key.created()
                .found()
                .or(() -> user.created().found())
                .filter(earliest -> AwsDate.daysBetween(earliest, now) <= days)
                .isPresent();
    }

    /// The age in days, to tell a person.
    public long days(Instant now) {
        return date.map(from -> AwsDate.daysBetween(from, now)).orElse(0L);
    }

    Evidence addTo(Evidence evidence) {
        Evidence with = evidence.with("CreateDate", key.created());
        return standsIn
                ? with.with("last_rotated", key.slots().map(_ -> date))
                        .note(
                                "CreateDate is not known; last_rotated of the credential report"
                                        + " stands in. It is the date of the last change of"
                                        + " status, so the key may be older.")
                : with;
    }

    private static Ruling isOlder(Instant date, int days, Instant now) {
        return Ruling.of(AwsDate.daysBetween(date, now) > days);
    }

    /// The dates of the slots that may show the key; none if one of them has none.
    private static List<Instant> dates(UserKey key) {
        List<ReportSlot> slots =
                key.perhapsUnseen() ? List.of() : key.slots().found().orElse(List.of());
        return slots.stream().allMatch(slot -> slot.lastRotated().isPresent())
                ? slots.stream().flatMap(slot -> slot.lastRotated().stream()).toList()
                : List.of();
    }
}
