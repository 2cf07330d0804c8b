package dev.lockstep.plan.guard;

import dev.lockstep.account.Read;
import dev.lockstep.account.Root;
import dev.lockstep.account.UserKey;
import dev.lockstep.account.UserReads;
import dev.lockstep.account.credentials.AccessKey.LastUsed;
import dev.lockstep.change.Reversal;
import dev.lockstep.effect.AccessKeyEffect;
import dev.lockstep.effect.PasswordEffect;
import dev.lockstep.effect.UserEffect;
import dev.lockstep.plan.PlannedChange;
import dev.lockstep.plan.guard.Losses.Loss;
import dev.lockstep.policy.reach.ActionSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Which changes stop a key that was used lately, or take rights from its user at some moment, and
/// what a person types to confirm that. Where a run is taken back that made a key, that is asked
/// for if the key was ever used.
///
/// A key whose last use is not known counts as used.
final class WorkingKeys {
    private final Situation situation;
    private final Ways ways;

    /// By the id of a change: the names to be typed, by user.
    private final Map<String, SortedMap<String, SortedSet<String>>> named = new HashMap<>();

    /// By the id of a change: users that it deletes, or whose password it takes away though it was
    /// used lately.
    private final Map<String, SortedSet<String>> deleted = new HashMap<>();

    WorkingKeys(Situation situation) {
        this.situation = situation;
        this.ways = new Ways(situation);
        for (Write write : situation.course().writes()) {
            switch (write.effect()) {
                case AccessKeyEffect.UpdateAccessKey one when !one.active() ->
                        stops(write, one.owner(), one.id(), false);
                case AccessKeyEffect.DeleteAccessKey one ->
                        stops(write, one.owner(), one.id(), true);
                case UserEffect.DeleteUser one -> takesOut(write, one.user());
                case PasswordEffect.DeleteLoginProfile one when isPasswordWorking(one.user()) ->
                        takesOut(write, one.user());
                default -> {}
            }
        }
        for (String user : situation.account().users().keySet()) {
            loses(user);
        }
    }

    private void takesOut(Write write, String user) {
        deleted.computeIfAbsent(write.change().id(), _ -> new TreeSet<>()).add(user);
    }

    /// Whether a password that is there was used lately, or may have been.
    private boolean isPasswordWorking(String name) {
        return situation
                .user(name)
                .filter(user -> user.hasPassword().found().orElse(true) && ways.isWorking(user))
                .isPresent();
    }

    private void stops(Write write, String owner, String id, boolean deletes) {
        Optional<Read<List<UserKey>>> keys =
                owner.equals(Root.NAME)
                        ? Optional.of(situation.snapshot().root().keys())
                        : situation.user(owner).map(UserReads::keys);
        if (keys.isEmpty()) {
            return;
        }
        Optional<UserKey> key =
                keys.get().found().orElse(List.of()).stream()
                        .filter(one -> one.name().equals(id))
                        .findFirst();
        boolean forGood = deletes && write.change().change() instanceof Reversal;
        boolean stopsIt =
                key.map(one ->
                                forGood
                                        ? !isNeverUsed(one)
                                        : (one.active() || deletes) && ways.isWorking(one))
                        .orElse(true);
        if (stopsIt) {
            name(write.change(), owner, id);
        }
    }

    /// Whether AWS says live that a key was never used: somebody may rely on any other, however
    /// long ago that was, and nothing brings it back.
    private static boolean isNeverUsed(UserKey key) {
        return key.lastUsed() instanceof Read.Known<LastUsed>(var used, var source)
                && source.settledBy().isEmpty()
                && used.date().isEmpty();
    }

    private void loses(String name) {
        Optional<List<String>> keys = working(situation.snapshot().user(name));
        if (keys.isPresent()) {
            for (Loss loss : situation.losses().ofUser(name)) {
                PlannedChange change = situation.course().write(loss.write()).change();
                // What a run gave may be taken back; but not for a moment only.
                ActionSet lost =
                        change.change() instanceof Reversal ? loss.passing() : loss.actions();
                if (!lost.isEmpty()) {
                    if (keys.get().isEmpty()) {
                        name(change, name, name);
                    }
                    keys.get().forEach(key -> name(change, name, key));
                }
            }
        }
    }

    /// The user's active keys that were used lately; empty: it has none. No names: its keys are not
    /// known.
    private Optional<List<String>> working(UserReads user) {
        return switch (user.keys()) {
            case Read.Known<List<UserKey>>(var keys, var _) -> {
                List<String> names =
                        keys.stream()
                                .filter(key -> key.active() && ways.isWorking(key))
                                .map(UserKey::name)
                                .toList();
                yield names.isEmpty() ? Optional.empty() : Optional.of(names);
            }
            case Read.Missing<List<UserKey>> _ -> Optional.of(List.of());
        };
    }

    private void name(PlannedChange change, String user, String typed) {
        named.computeIfAbsent(change.id(), _ -> new TreeMap<>())
                .computeIfAbsent(user, _ -> new TreeSet<>())
                .add(typed);
    }

    /// What confirms a change: the id of a key, or the name of a user where it deletes the user,
    /// takes its password away or stops several of its keys; empty: nothing needs to be confirmed,
    /// or nothing that can be typed names all that it stops.
    Optional<String> confirms(PlannedChange change) {
        SortedMap<String, SortedSet<String>> keys = keysOf(change);
        SortedSet<String> users = deletedBy(change);
        var everybody = new TreeSet<>(keys.keySet());
        everybody.addAll(users);
        if (everybody.size() != 1) {
            return Optional.empty();
        }
        SortedSet<String> typed = keys.getOrDefault(everybody.first(), new TreeSet<>());
        return Optional.of(
                users.isEmpty() && typed.size() == 1 ? typed.first() : everybody.first());
    }

    private SortedMap<String, SortedSet<String>> keysOf(PlannedChange change) {
        return named.getOrDefault(change.id(), new TreeMap<>());
    }

    private SortedSet<String> deletedBy(PlannedChange change) {
        return change.change() instanceof Reversal
                ? new TreeSet<>()
                : deleted.getOrDefault(change.id(), new TreeSet<>());
    }

    /// Whether the plan stops only what its changes have to be confirmed for.
    Outcome ask(List<PlannedChange> changes) {
        var stopped = new ArrayList<String>();
        var confirmed = new TreeSet<String>();
        for (PlannedChange change : changes) {
            SortedMap<String, SortedSet<String>> keys = keysOf(change);
            if (!keys.isEmpty()) {
                Optional<String> needed = confirms(change);
                if (needed.isPresent() && change.confirm().equals(needed)) {
                    confirmed.add(change.id() + " (" + needed.get() + ")");
                } else {
                    keys.forEach((user, names) ->
                            stopped.add(
                                    "%s of %s by %s"
                                            .formatted(Outcome.some(names), user, change.id())));
                }
            }
        }
        int days = situation.baseline().limits().keyUsedDays();
        if (!stopped.isEmpty()) {
            return Outcome.refuses(
                    "Keys that were used in the last %d days, or may have been, would stop or lose"
                                    .formatted(days)
                            + " rights, and no single confirmation names them: "
                            + Outcome.some(stopped)
                            + ". Give their users the same rights by a declared group first, or"
                            + " change each user apart; --allow working-key-kept lets it through.");
        }
        return Outcome.holds(
                confirmed.isEmpty()
                        ? "No key that was used in the last %d days stops or loses a right."
                                .formatted(days)
                        : "Only what a person confirms by typing a name stops keys that were used"
                                + " in the last %d days: ".formatted(days)
                                + Outcome.some(confirmed)
                                + ".");
    }
}
