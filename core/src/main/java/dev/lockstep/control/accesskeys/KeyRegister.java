package dev.lockstep.control.accesskeys;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Partly;
import dev.lockstep.account.Read;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.User;
import dev.lockstep.account.UserKey;
import dev.lockstep.account.UserReads;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.Need;
import dev.lockstep.control.Ruling;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The register of business need, as it counts at one time. Without a register no key is covered.
public final class KeyRegister {
    private final boolean declared;
    private final Map<String, Need> currentByUser = new HashMap<>();
    private final Map<String, Need> currentByKey = new HashMap<>();
    private final Map<String, Need> runOut = new HashMap<>();

    /// Ids in the register that are not known to be the key of any user.
    private final Set<String> unplaced = new HashSet<>();

    private KeyRegister(boolean declared) {
        this.declared = declared;
    }

    /// The register of a baseline.
    ///
    /// @param now the instant (UTC) as of which needs count
    public static KeyRegister of(AccountSnapshot snapshot, Baseline baseline, Instant now) {
        var register = new KeyRegister(baseline.needs().isPresent());
        for (Need need : baseline.needs().orElse(List.of())) {
            switch (need.subject()) {
                case Need.Subject.OfUser(String name) ->
                        register.add(register.currentByUser, name, need, now);
                case Need.Subject.OfKey(String id) ->
                        register.add(register.currentByKey, id, need, now);
            }
        }
        register.unplaced.addAll(register.currentByKey.keySet());
        if (!register.unplaced.isEmpty()) {
            for (User user : snapshot.users().found().orElse(List.of())) {
                snapshot.user(user.name())
                        .keys()
                        .found()
                        .ifPresent(keys ->
                                keys.forEach(key -> key.id().ifPresent(register.unplaced::remove)));
            }
        }
        return register;
    }

    private void add(Map<String, Need> current, String subject, Need need, Instant now) {
        if (need.hasRunOut(now)) {
            runOut.putIfAbsent(subject, need);
        } else {
            current.putIfAbsent(subject, need);
        }
    }

    /// Whether there is a register; an empty list is one.
    public boolean isDeclared() {
        return declared;
    }

    /// The need that covers every key of a user.
    public Optional<Need> ofUser(String user) {
        return Optional.ofNullable(currentByUser.get(user));
    }

    /// The need that covers a key.
    public Optional<Need> of(UserReads user, UserKey key) {
        return ofUser(user.name()).or(() -> key.id().map(currentByKey::get));
    }

    /// A need that covered a key once.
    public Optional<Need> lastOf(UserReads user, UserKey key) {
        return key.id().map(runOut::get).or(() -> Optional.ofNullable(runOut.get(user.name())));
    }

    /// Whether a need covers a key. Open where the key's id is not known and the register names ids
    /// of which this could be one.
    public Ruling covers(UserReads user, UserKey key) {
        if (of(user, key).isPresent()) {
            return Ruling.yes();
        }
        if (key.id().isPresent() || unplaced.isEmpty()) {
            return Ruling.no();
        }
        return Ruling.open(
                user.listedKeys() instanceof Read.Missing<?> list && list.isIncomplete()
                        ? list
                        : Read.notAsked(
                                ReadKey.ACCESS_KEYS.of(user.name()),
                                "the register names keys by their ids, and the ids of "
                                        + user.name()
                                        + "'s keys were not collected"));
    }

    /// Whether a need keeps an inactive key from being deleted: one that names the key, or one for
    /// all keys of a user who has no active key that serves it.
    public boolean keeps(UserReads user, UserKey key) {
        boolean named = key.id().filter(currentByKey::containsKey).isPresent();
        return named || (ofUser(user.name()).isPresent() && user.activeKeys().known().isEmpty());
    }

    /// Whether a user has an active key that no need covers.
    public Ruling hasUncoveredKey(UserReads user) {
        if (ofUser(user.name()).isPresent()) {
            return Ruling.no();
        }
        Partly<UserKey> active = user.activeKeys();
        return Ruling.any(
                Stream.concat(
                                active.known().stream().map(key -> covers(user, key).not()),
                                active.further().stream().map(Ruling::open))
                        .toList());
    }
}
