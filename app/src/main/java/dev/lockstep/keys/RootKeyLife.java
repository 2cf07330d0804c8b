package dev.lockstep.keys;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Read;
import dev.lockstep.account.Root;
import dev.lockstep.account.UserKey;
import dev.lockstep.account.UserKey.ReportSlot;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.keys.KeyLife.Quarantine;
import dev.lockstep.keys.Matter.Kind;
import dev.lockstep.keys.Standing.Since;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Root's keys, as far as they can be known: their ids only root itself can list; else the
/// credential report shows them, and the account summary says whether there are any.
record RootKeyLife(AccountSnapshot snapshot, Baseline baseline, KeyDeeds deeds, Instant now) {
    private static final String NO_DATE =
            "the credential report shows root's keys, and nobody but root can list them";

    /// AWS documents the report's date as that of the creation or last rotation alone.
    private static final String NO_CHANGE =
            "the credential report's date may be that of the key's creation";

    void add(List<KeyLife> keys, List<String> notices) {
        if (snapshot.root().ownKeys().isKnown()) {
            var life = new UserKeyLife(snapshot, baseline, deeds, now);
            List<UserKey> own = snapshot.root().keys().found().orElseThrow();
            own.forEach(key -> keys.add(life.ofRoot(key, due())));
            return;
        }
        List<ReportSlot> slots = snapshot.root().reportedKeys().found().orElse(List.of());
        slots.forEach(slot -> keys.add(reported(slot)));
        Read<Integer> present = snapshot.root().summary("AccountAccessKeysPresent");
        if (slots.isEmpty()) {
            switch (present) {
                case Read.Known<Integer>(Integer count, var _) -> {
                    if (count > 0) {
                        notices.add(
                                "Root has an access key, says the account summary; which, only root"
                                        + " can list: lockstep root keys.");
                    }
                }
                case Read.Missing<Integer> _ ->
                        notices.add(
                                "Whether root has access keys is not known; the account summary or"
                                        + " the credential report would tell.");
            }
        }
    }

    private KeyLife reported(ReportSlot slot) {
        Since since =
                slot.lastRotated()
                        .<Since>map(Since.ByReport::new)
                        .orElseGet(() -> new Since.NotKnown(NO_DATE));
        return new KeyLife(
                Root.NAME,
                Root.NAME + "#" + slot.number(),
                Optional.empty(),
                slot.lastRotated(),
                true,
                slot.active()
                        ? new Standing.Active(since)
                        : new Standing.Inactive(new Since.NotKnown(NO_CHANGE)),
                new Documented.Nowhere(),
                UserKeyLife.use(slot.lastUsed(), baseline.users().unusedDays(), now),
                new Rotation.None(),
                slot.active()
                        ? new Removal.None()
                        : new Removal.Held("only root itself can delete its keys"),
                Quarantine.NOT_KNOWN,
                false,
                due());
    }

    private List<Matter> due() {
        return List.of(
                new Matter(
                        Kind.ROOT,
                        Optional.of(KeyLives.day(now)),
                        "take it away, as root: see what it does, make it inactive, then delete it;"
                                + " root should have no key",
                        Optional.of("lockstep root keys")));
    }
}
