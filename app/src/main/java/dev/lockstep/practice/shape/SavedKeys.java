package dev.lockstep.practice.shape;

import dev.lockstep.account.UserKey;
import dev.lockstep.account.UserKey.ReportSlot;
import dev.lockstep.account.credentials.AccessKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Access keys as saved answers tell them: with their ids, or only as slots of the report.
final class SavedKeys {
    private final String owner;
    private final Instant taken;
    private final FreshSecrets secrets;

    SavedKeys(String owner, Instant taken, FreshSecrets secrets) {
        this.owner = owner;
        this.taken = taken;
        this.secrets = secrets;
    }

    /// The keys as AWS would keep them.
    List<AccessKey> of(List<UserKey> keys) {
        Set<Integer> given = new HashSet<>();
        var made = new ArrayList<AccessKey>();
        for (UserKey key : keys) {
            // Where two slots cannot be told apart, each key takes another one.
            Optional<ReportSlot> slot =
                    key.slots().found().stream()
                            .flatMap(List::stream)
                            .filter(one -> !given.contains(one.number()))
                            .findFirst();
            slot.ifPresent(one -> given.add(one.number()));
            made.add(made(key, slot));
        }
        return made;
    }

    /// The key that a slot of the report shows.
    AccessKey of(ReportSlot slot) {
        Instant created = slot.lastRotated().orElse(taken);
        return new AccessKey(
                madeUp(owner + "#" + slot.number()),
                slot.active(),
                Optional.of(created),
                Optional.of(slot.lastUsed().found().orElse(NEVER)));
    }

    /// A key of which nothing is known but that it is there.
    AccessKey unseen() {
        return new AccessKey(madeUp(owner + "#1"), true, Optional.of(taken), Optional.of(NEVER));
    }

    private AccessKey made(UserKey key, Optional<ReportSlot> slot) {
        Optional<Instant> rotated = slot.flatMap(ReportSlot::lastRotated);
        Optional<Instant> created = key.created().found().or(() -> rotated);
        return new AccessKey(
                key.id().map(id -> secrets.key(id, owner)).orElseGet(() -> madeUp(key.name())),
                key.active(),
                created.or(() -> Optional.of(taken)),
                Optional.of(key.lastUsed().found().orElse(NEVER)),
                rotated.filter(date -> !created.equals(Optional.of(date))));
    }

    private String madeUp(String name) {
        return secrets.key(Derived.keyId(name), owner);
    }

    private static final AccessKey.LastUsed NEVER =
            new AccessKey.LastUsed(Optional.empty(), Optional.empty(), Optional.empty());
}
