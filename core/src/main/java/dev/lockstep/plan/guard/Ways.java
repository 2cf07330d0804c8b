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
    /// @param name for people, such as `the password` or `the key AKIA…`
    /// @param inUse whether somebody used it lately, or may have
    record Way(String name, boolean isPassword, boolean inUse, Timed time) {
        boolean isBefore() {
            return time.granters().isEmpty();
        }

        boolean isOpen(BitSet moment) {
            return time.granters().areAllIn(moment) && !time.takers().isAnyIn(moment);
        }
    }

    /// All ways that a user has at some moment. What is not known counts as there.
    List<Way> of(String user) {
        Optional<UserReads> reads = situation.user(user);
        var all = new ArrayList<Way>();
        boolean password =
                reads.isPresent() && reads.get().hasPassword().found().orElse(mayHave(user));
        for (Timed time : times(new Slot(Kind.PASSWORD, user, ""), password)) {
            all.add(
                    new Way(
                            "the password",
                            true,
                            !time.granters().isEmpty() || reads.map(this::isInUse).orElse(true),
                            time));
        }
        var known = new ArrayList<String>();
        for (UserKey key : reads.flatMap(one -> one.keys().found()).orElse(List.of())) {
            known.add(key.name());
            for (Timed time : times(new Slot(Kind.KEY, user, key.name()), key.active())) {
                all.add(
                        new Way(
                                "the key " + key.name(),
                                false,
                                !time.granters().isEmpty() || isInUse(key),
                                time));
            }
        }
        for (Slot slot : situation.slots().writtenOf(Kind.KEY, user)) {
            if (!known.contains(slot.name())) {
                for (Timed time : times(slot, true)) {
                    all.add(new Way("the key " + slot.name(), false, true, time));
                }
            }
        }
        return all;
    }

    private boolean mayHave(String user) {
        return !situation.slots().written(new Slot(Kind.PASSWORD, user, "")).isEmpty();
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

    private boolean isLate(Optional<Instant> date, int days) {
        return date.map(one -> !one.isBefore(situation.now().minus(Duration.ofDays(days))))
                .orElse(true);
    }
}
