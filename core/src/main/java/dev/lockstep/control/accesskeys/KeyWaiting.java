package dev.lockstep.control.accesskeys;

import dev.lockstep.account.Read;
import dev.lockstep.account.UserKey;
import dev.lockstep.account.UserKey.ReportSlot;
import dev.lockstep.account.credentials.AccessKey.LastUsed;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// How long an inactive key has to wait before it may be deleted: so many days without any use
/// after it was made inactive, and after a credential of its user was last taken away, since what
/// is missed may be missed because of either.
public sealed interface KeyWaiting {

    /// It waits until then.
    ///
    /// @param since when it was made inactive, at the latest (UTC)
    /// @param until from when on it may be deleted (UTC)
    record Until(Instant since, Instant until) implements KeyWaiting {
        /// Whether the waiting time is over.
        public boolean isOver(Instant now) {
            return !now.isBefore(until);
        }
    }

    /// AWS does not tell what the waiting time is counted from.
    record NotKnown(String why) implements KeyWaiting {}

    /// The waiting time of an inactive key.
    ///
    /// @param since when it was made inactive, at the latest (UTC), as far as that is known
    /// @param takenOut when a credential of its user was last taken away (UTC), if that is known
    /// @param days how long it waits, each of 24 hours
    static KeyWaiting of(
            UserKey key, Optional<Instant> since, Optional<Instant> takenOut, int days) {
        if (since.isEmpty()) {
            return new NotKnown("since when it is inactive is not known");
        }
        if (!(key.lastUsed() instanceof Read.Known<LastUsed>(var use, var source))
                || !source.settledBy().isEmpty()) {
            return new NotKnown("when it was last used is not known live");
        }
        Instant last =
                Stream.of(since, use.date(), takenOut)
                        .flatMap(Optional::stream)
                        .max(Comparator.naturalOrder())
                        .orElseThrow();
        return new Until(since.get(), last.plus(Duration.ofDays(days)));
    }

    /// The latest time (UTC) at which an inactive key can have been made inactive, if the report
    /// tells one. A slot that it still shows active was made inactive after it.
    static Optional<Instant> reportedSince(UserKey key) {
        List<ReportSlot> slots = key.slots().found().orElse(List.of());
        boolean told =
                !slots.isEmpty()
                        && !key.perhapsUnseen()
                        && slots.stream()
                                .allMatch(slot -> !slot.active() && slot.lastRotated().isPresent())
                        && !wasMadeThen(key, slots);
        return told
                ? slots.stream()
                        .flatMap(slot -> slot.lastRotated().stream())
                        .max(Comparator.naturalOrder())
                : Optional.empty();
    }

    /// A date that is the key's creation tells nothing of when it was made inactive: AWS does not
    /// document that the column moves with the status.
    private static boolean wasMadeThen(UserKey key, List<ReportSlot> slots) {
        return key.created()
                .found()
                .map(made -> made.truncatedTo(ChronoUnit.SECONDS))
                .filter(made ->
                        slots.stream()
                                .flatMap(slot -> slot.lastRotated().stream())
                                .anyMatch(
                                        date -> date.truncatedTo(ChronoUnit.SECONDS).equals(made)))
                .isPresent();
    }
}
