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
        AccessKey.LastUsed used = slot.lastUsed().found().orElse(NEVER);
        Instant created = madeBefore(slot.lastRotated().orElse(taken), used);
        return new AccessKey(
                madeUp(owner + "#" + slot.number()),
                slot.active(),
                Optional.of(created),
                Optional.of(used),
                slot.lastRotated().filter(date -> !date.equals(created)));
    }

    /// When a key was made of which the report alone tells: its date may be that of a later change
    /// (IAM User Guide, "access_key_1_last_rotated"), and no key was used before it was made.
    private static Instant madeBefore(Instant rotated, AccessKey.LastUsed used) {
        return used.date().filter(date -> date.isBefore(rotated)).orElse(rotated);
    }

    /// A key of which nothing is known but that it is there.
    AccessKey unseen() {
        return new AccessKey(madeUp(owner + "#1"), true, Optional.of(taken), Optional.of(NEVER));
    }

    private AccessKey made(UserKey key, Optional<ReportSlot> slot) {
        Optional<Instant> rotated = slot.flatMap(ReportSlot::lastRotated);
        AccessKey.LastUsed used = key.lastUsed().found().orElse(NEVER);
        Optional<Instant> created =
                key.created().found().or(() -> rotated.map(date -> madeBefore(date, used)));
        return new AccessKey(
                key.id().map(id -> secrets.key(id, owner)).orElseGet(() -> madeUp(key.name())),
                key.active(),
                created.or(() -> Optional.of(taken)),
                Optional.of(used),
                changed(key, slot)
                        .or(() -> rotated)
                        .filter(date -> !created.equals(Optional.of(date))));
    }

    /// A key that is not as the report shows it was changed since.
    private Optional<Instant> changed(UserKey key, Optional<ReportSlot> slot) {
        return slot.filter(one -> one.active() != key.active()).map(_ -> taken);
    }

    private String madeUp(String name) {
        return secrets.key(Derived.keyId(name), owner);
    }

    private static final AccessKey.LastUsed NEVER =
            new AccessKey.LastUsed(Optional.empty(), Optional.empty(), Optional.empty());
}
