package dev.lockstep.plan.guard;

import dev.lockstep.account.Read;
import dev.lockstep.account.UserKey;
import dev.lockstep.account.UserReads;
import dev.lockstep.account.credentials.AccessKey.LastUsed;
import dev.lockstep.plan.guard.Holdings.Timed;
import dev.lockstep.plan.guard.Slot.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// The ways into an account that a user has: a console password, active access keys.
final class Ways {
    private final Situation situation;

    Ways(Situation situation) {
        this.situation = situation;
    }

    /// A way in, as it comes and goes in the course of a plan.
    ///
    /// @param known whether it is known to be there; else it may be
    /// @param inUse whether somebody used it lately, or may have
    record Way(boolean isPassword, boolean known, boolean inUse, Timed time) {
        boolean isBefore() {
            return time.granters().isEmpty();
        }

        boolean isOpen(BitSet moment) {
            return time.granters().areAllIn(moment) && !time.takers().isAnyIn(moment);
        }
    }

    /// All ways that a user has, or may have, at some moment.
    List<Way> of(String user) {
        Optional<UserReads> reads = situation.user(user);
        var all = new ArrayList<Way>();
        Optional<Boolean> password =
                reads.isEmpty() ? Optional.of(false) : reads.get().hasPassword().found();
        for (Timed time : times(new Slot(Kind.PASSWORD, user, ""), password.orElse(true))) {
            boolean isNew = !time.granters().isEmpty();
            all.add(
                    new Way(
                            true,
                            isNew || password.isPresent(),
                            isNew || reads.map(this::isInUse).orElse(true),
                            time));
        }
        Optional<List<UserKey>> keys =
                reads.isEmpty() ? Optional.of(List.of()) : reads.get().keys().found();
        var names = new ArrayList<String>();
        for (UserKey key : keys.orElse(List.of())) {
            names.add(key.name());
            for (Timed time : times(new Slot(Kind.KEY, user, key.name()), key.active())) {
                boolean isNew = !time.granters().isEmpty();
                all.add(new Way(false, true, isNew || isInUse(key), time));
            }
        }
        if (keys.isEmpty()) {
            all.add(new Way(false, false, true, new Timed("", WriteSet.NONE, WriteSet.NONE)));
        }
        for (Slot slot : situation.slots().writtenOf(Kind.KEY, user)) {
            if (!names.contains(slot.name())) {
                times(slot, true).forEach(time -> all.add(new Way(false, false, true, time)));
            }
        }
        return all;
    }

    private List<Timed> times(Slot slot, boolean before) {
        return situation
                .holdings()
                .values(slot, before ? Optional.of(Slots.THERE) : Optional.empty());
    }

    private boolean isInUse(UserReads user) {
        return switch (user.passwordLastUsed()) {
            case Read.Known<Optional<Instant>>(var used, var _) ->
                    isLate(
                            used.or(() -> user.passwordChanged().found()),
                            situation.baseline().users().unusedDays());
            case Read.Missing<Optional<Instant>> _ -> true;
        };
    }

    private boolean isInUse(UserKey key) {
        return switch (key.lastUsed()) {
            case Read.Known<LastUsed>(var used, var _) ->
                    isLate(
                            used.date().or(() -> key.created().found()),
                            situation.baseline().users().unusedDays());
            case Read.Missing<LastUsed> _ -> true;
        };
    }

    /// Whether a key was used within the days that make it a working one. A last use that is not
    /// known counts as one.
    boolean isWorking(UserKey key) {
        return switch (key.lastUsed()) {
            case Read.Known<LastUsed>(var used, var _) ->
                    used.date().isPresent()
                            && isLate(used.date(), situation.baseline().limits().keyUsedDays());
            case Read.Missing<LastUsed> _ -> true;
        };
    }

    /// Whether a password was used within the days that make a key a working one; likewise.
    boolean isWorking(UserReads user) {
        return switch (user.passwordLastUsed()) {
            case Read.Known<Optional<Instant>>(var used, var _) ->
                    used.isPresent() && isLate(used, situation.baseline().limits().keyUsedDays());
            case Read.Missing<Optional<Instant>> _ -> true;
        };
    }

    private boolean isLate(Optional<Instant> date, int days) {
        return date.map(one -> !one.isBefore(situation.now().minus(Duration.ofDays(days))))
                .orElse(true);
    }
}
