package dev.lockstep.keys;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Read;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.Root;
import dev.lockstep.account.UserKey.ReportSlot;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.account.credentials.AccessKey.LastUsed;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.keys.KeyLife.Quarantine;
import dev.lockstep.keys.Matter.Kind;
import dev.lockstep.keys.Standing.Since;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Root's keys, as far as they can be known: their ids only root itself can list; else the
/// credential report shows them, and the account summary says whether there are any.
record RootKeyLife(AccountSnapshot snapshot, Baseline baseline, Instant now) {
    private static final String NO_DATE =
            "the credential report shows root's keys, and nobody but root can list them";

    void add(List<KeyLife> keys, List<String> notices) {
        Read<List<AccessKey>> own = snapshot.root().ownKeys();
        if (own.isKnown()) {
            own.found().orElseThrow().forEach(key -> keys.add(listed(key)));
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
                                        + " can list: lockstep explain root-access-keys.");
                    }
                }
                case Read.Missing<Integer> _ ->
                        notices.add(
                                "Whether root has access keys is not known; the account summary or"
                                        + " the credential report would tell.");
            }
        }
    }

    private KeyLife listed(AccessKey key) {
        Read<LastUsed> use =
                key.lastUsed()
                        .<Read<LastUsed>>map(used ->
                                Read.known(
                                        used,
                                        dev.lockstep.account.Source.of(
                                                "access-keys", Optional.empty())))
                        .orElseGet(() ->
                                Read.notAsked(
                                        ReadKey.ACCESS_KEY_LAST_USED.of(Root.NAME),
                                        "the last use of the key was not collected"));
        return life(
                key.id(),
                Optional.of(key.id()),
                key.created(),
                false,
                key.active(),
                new Since.NotKnown("no call of AWS tells it of root"),
                use);
    }

    private KeyLife reported(ReportSlot slot) {
        return life(
                Root.NAME + "#" + slot.number(),
                Optional.empty(),
                slot.lastRotated(),
                true,
                slot.active(),
                slot.lastRotated()
                        .<Since>map(Since.ByReport::new)
                        .orElseGet(() -> new Since.NotKnown(NO_DATE)),
                slot.lastUsed());
    }

    private KeyLife life(
            String name,
            Optional<String> id,
            Optional<Instant> born,
            boolean atLatest,
            boolean active,
            Since since,
            Read<LastUsed> use) {
        return new KeyLife(
                Root.NAME,
                name,
                id,
                born,
                atLatest,
                active ? new Standing.Active(since) : new Standing.Inactive(since),
                new Documented.Nowhere(),
                UserKeyLife.use(use, baseline.users().unusedDays(), now),
                new Rotation.None(),
                active
                        ? new Removal.None()
                        : new Removal.Held("only root itself can delete its keys"),
                Quarantine.NOT_KNOWN,
                false,
                List.of(
                        new Matter(
                                Kind.ROOT,
                                Optional.of(KeyLives.day(now)),
                                "take it away, signed in as root: see what it does, make it inactive,"
                                        + " then delete it; root should have no key",
                                Optional.of("lockstep explain root-access-keys"))));
    }
}
