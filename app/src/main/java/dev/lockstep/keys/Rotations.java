package dev.lockstep.keys;

import dev.lockstep.account.AwsDate;
import dev.lockstep.account.UserKey;
import dev.lockstep.account.UserReads;
import dev.lockstep.account.credentials.AccessKey.LastUsed;
import dev.lockstep.keys.KeyDeed.What;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Finds whether one of a user's two active keys is about to take the place of the other.
///
/// @param graceDays how long a new key may stay without use
record Rotations(KeyDeeds deeds, int graceDays, Instant now) {

    Rotation of(UserReads user, UserKey key) {
        List<UserKey> active = user.activeKeys().known();
        if (!key.active() || active.size() != 2) {
            return new Rotation.None();
        }
        UserKey other =
                active.getFirst().name().equals(key.name()) ? active.getLast() : active.getFirst();
        Optional<Boolean> newer = isNewer(key, other);
        if (newer.isEmpty()) {
            return new Rotation.NotKnown("which of the two active keys is the newer is not known");
        }
        UserKey young = newer.get() ? key : other;
        UserKey old = newer.get() ? other : key;
        return sign(young, old)
                .<Rotation>map(sign ->
                        newer.get()
                                ? new Rotation.Newer(old.name(), sign)
                                : new Rotation.Older(young.name(), sign, date(young).isPresent()))
                .orElseGet(Rotation.None::new);
    }

    /// Whether a key was made after the other: by their dates, else by the journal.
    private Optional<Boolean> isNewer(UserKey key, UserKey other) {
        Optional<Instant> mine = key.created().found();
        Optional<Instant> theirs = other.created().found();
        if (mine.isPresent() && theirs.isPresent() && !mine.equals(theirs)) {
            return Optional.of(mine.get().isAfter(theirs.get()));
        }
        boolean isMine = isMade(key);
        return isMine == isMade(other) ? Optional.empty() : Optional.of(isMine);
    }

    private boolean isMade(UserKey key) {
        return key.id().flatMap(id -> deeds.last(id, What.MADE)).isPresent();
    }

    private Optional<Rotation.Sign> sign(UserKey young, UserKey old) {
        if (isMade(young)) {
            return Optional.of(Rotation.Sign.JOURNAL);
        }
        if (hasMovedOn(young, old)) {
            return Optional.of(Rotation.Sign.USE);
        }
        return young.created()
                .found()
                .filter(made -> AwsDate.daysBetween(made, now) <= graceDays)
                .map(_ -> Rotation.Sign.AGE);
    }

    /// Whether the young key is used and the old one has fallen silent: since the young one is
    /// there, or for as long as a key may be without use. Of two keys that are both in use one was
    /// always used later.
    private boolean hasMovedOn(UserKey young, UserKey old) {
        Optional<Instant> youngUse = date(young);
        if (youngUse.isEmpty() || old.lastUsed().found().isEmpty()) {
            return false;
        }
        Optional<Instant> oldUse = date(old);
        if (oldUse.isEmpty()) {
            return true;
        }
        Instant last = oldUse.get();
        boolean isSilent =
                young.created().found().filter(last::isBefore).isPresent()
                        || !last.plus(Duration.ofDays(graceDays)).isAfter(now);
        return last.isBefore(youngUse.get()) && isSilent;
    }

    private static Optional<Instant> date(UserKey key) {
        return key.lastUsed().found().flatMap(LastUsed::date);
    }
}
