package dev.lockstep.keys;

import dev.lockstep.keys.KeyDeed.What;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the runs of this machine did to access keys. Runs of other machines, and what people did by
/// other means, are not in it.
public final class KeyDeeds {
    /// Nothing is known of any run.
    public static final KeyDeeds NONE = of(List.of());

    private final Map<String, List<KeyDeed>> byKey = new HashMap<>();
    private final Map<String, Instant> takenOut = new HashMap<>();
    private final Map<String, Instant> seenActive = new HashMap<>();

    private KeyDeeds() {}

    /// Puts them in order.
    public static KeyDeeds of(List<KeyDeed> deeds) {
        return of(deeds, Map.of());
    }

    /// Puts them in order.
    ///
    /// @param takenOut when runs last took any credential of a user away (UTC), by user name
    public static KeyDeeds of(List<KeyDeed> deeds, Map<String, Instant> takenOut) {
        var all = new KeyDeeds();
        all.takenOut.putAll(takenOut);
        deeds.stream()
                .sorted(Comparator.comparing(KeyDeed::at).thenComparing(KeyDeed::run))
                .forEach(deed -> {
                    all.byKey.computeIfAbsent(deed.key(), _ -> new ArrayList<>()).add(deed);
                    if (deed.what() == What.MADE_INACTIVE || deed.what() == What.DELETED) {
                        all.takenOut.merge(
                                deed.owner(),
                                deed.at(),
                                (one, other) -> one.isAfter(other) ? one : other);
                    }
                });
        return all;
    }

    /// The same, with what a look of this machine saw since.
    public KeyDeeds with(LastLook look) {
        var all = new KeyDeeds();
        all.byKey.putAll(byKey);
        all.takenOut.putAll(takenOut);
        look.keys().stream()
                .filter(key -> key.active() && look.knew(key.owner()))
                .forEach(key -> all.seenActive.put(key.id(), look.at()));
        return all;
    }

    /// When a look saw a key active (UTC), if the last one did.
    Optional<Instant> seenActive(String key) {
        return Optional.ofNullable(seenActive.get(key));
    }

    /// The last that was done to a key.
    public Optional<KeyDeed> last(String key) {
        List<KeyDeed> deeds = byKey.getOrDefault(key, List.of());
        return deeds.isEmpty() ? Optional.empty() : Optional.of(deeds.getLast());
    }

    /// The last of a kind that was done to a key.
    public Optional<KeyDeed> last(String key, What what) {
        return byKey.getOrDefault(key, List.of()).stream()
                .filter(deed -> deed.what() == what)
                .reduce((_, later) -> later);
    }

    /// When a credential of a user was last taken away (UTC), if a run did that.
    Optional<Instant> takenOut(String user) {
        return Optional.ofNullable(takenOut.get(user));
    }
}
