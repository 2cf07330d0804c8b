package dev.lockstep.keys.step;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Read;
import dev.lockstep.account.UserKey;
import dev.lockstep.account.UserReads;
import dev.lockstep.account.credentials.AccessKey.LastUsed;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.Need;
import dev.lockstep.baseline.Person;
import dev.lockstep.change.KeyChange;
import dev.lockstep.control.Subject;
import dev.lockstep.keys.Documented;
import dev.lockstep.keys.KeyDeed.What;
import dev.lockstep.keys.KeyDeeds;
import dev.lockstep.keys.KeyLife;
import dev.lockstep.keys.KeyLife.Quarantine;
import dev.lockstep.keys.KeyLives;
import dev.lockstep.keys.LastUse;
import dev.lockstep.keys.Rotation;
import dev.lockstep.keys.step.KeyStep.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The way of a user from one key to another: a second key is made and handed over, the old one
/// watched until it is silent, made inactive, and deleted after a waiting time. Where the user
/// stands on it is found anew each time.
public final class Rotating {
    private final AccountSnapshot snapshot;
    private final Baseline baseline;
    private final KeyDeeds deeds;
    private final List<Making> makings;
    private final Instant now;

    /// @param deeds what runs of this machine did
    /// @param makings calls of runs whose key nobody was handed the secret of
    /// @param now as of when (UTC)
    public Rotating(
            AccountSnapshot snapshot,
            Baseline baseline,
            KeyDeeds deeds,
            List<Making> makings,
            Instant now) {
        this.snapshot = snapshot;
        this.baseline = baseline;
        this.deeds = deeds;
        this.makings = List.copyOf(makings);
        this.now = now;
    }

    /// The next step of a user.
    ///
    /// @param isLost whether a person says that the secret of the new key did not arrive
    public KeyStep of(String name, boolean isLost) {
        UserReads user = snapshot.user(name);
        if (baseline.roster().isBreakGlass(name)) {
            return stands(
                    State.HELD,
                    name,
                    "%s is a break-glass user, which is never touched here. Rotate its keys in the console, and put the new one where it is kept for an emergency."
                            .formatted(name));
        }
        boolean federated =
                !baseline.roster().people(name).isEmpty()
                        && baseline.roster().people(name).stream().allMatch(Person::federated);
        if (federated) {
            return stands(
                    State.HELD,
                    name,
                    "%s signs in another way (sign-in: federated in lockstep.yaml), so no new key is made for this user. lockstep keys retire takes the old ones away."
                            .formatted(name));
        }
        if (user.keys() instanceof Read.Missing<List<UserKey>> missing) {
            return stands(
                    State.NOT_KNOWN,
                    name,
                    "Which keys %s has is not known: %s.".formatted(name, missing.because()));
        }
        List<UserKey> keys = user.keys().found().orElse(List.of());
        if (keys.stream().anyMatch(key -> key.id().isEmpty())) {
            return stands(
                    State.NOT_KNOWN,
                    name,
                    "The ids of the keys of %s are not known; iam:ListAccessKeys tells them."
                            .formatted(name));
        }
        List<KeyLife> lives =
                KeyLives.of(snapshot, baseline, deeds, now).keys().stream()
                        .filter(key -> key.owner().equals(name))
                        .toList();
        var told = new ArrayList<String>();
        lives.forEach(key -> told.add(StepWords.key(key, now)));
        if (lives.stream().anyMatch(key -> key.quarantine() == Quarantine.YES)) {
            return KeyStep.stands(
                    State.HELD,
                    name,
                    Optional.empty(),
                    told,
                    "AWS found a key of this user in public. Make that key inactive first (lockstep"
                            + " keys retire), see what it did, and answer AWS's case.");
        }
        List<Lost> lost = lost(user, keys);
        if (!lost.isEmpty()) {
            return lost(user, lost, told);
        }
        return step(user, keys, lives, told, isLost);
    }

    private KeyStep step(
            UserReads user,
            List<UserKey> keys,
            List<KeyLife> lives,
            List<String> told,
            boolean isLost) {
        List<KeyLife> active = lives.stream().filter(one -> one.standing().isActive()).toList();
        List<KeyLife> inactive = lives.stream().filter(one -> !one.standing().isActive()).toList();
        if (active.isEmpty()) {
            return KeyStep.stands(
                    State.HELD,
                    user.name(),
                    Optional.empty(),
                    told,
                    "%s has no active key, so there is none to rotate.".formatted(user.name()));
        }
        if (!inactive.isEmpty()) {
            told.add(
                    "%s has two keys, as many as AWS allows; the inactive one has to go before another can be made."
                            .formatted(user.name()));
            KeyLife old = inactive.getFirst();
            return new Retiring(baseline, now).of(user, one(keys, old), old).with(told);
        }
        return active.size() == 1
                ? make(user, active.getFirst(), told)
                : two(user, keys, active, told, isLost);
    }

    private KeyStep make(UserReads user, KeyLife old, List<String> told) {
        if (old.documented() instanceof Documented.Needed(Need need, boolean _)
                && need.subject() instanceof Need.Subject.OfKey) {
            told.add(
                    "The register names this key by its id, so the new key has to be documented too"
                            + " (lockstep keys document), once it is made.");
        }
        return KeyStep.due(
                State.ONE_KEY,
                user.name(),
                old.id(),
                told,
                "A second key can be made now. The old one keeps working until the new one is used"
                        + " everywhere.",
                new KeyChange.MakeKey(Subject.user(user), user.name(), old.id()),
                Optional.empty());
    }

    private KeyStep two(
            UserReads user,
            List<UserKey> keys,
            List<KeyLife> active,
            List<String> told,
            boolean isLost) {
        Optional<KeyLife> young =
                active.stream().filter(one -> one.rotation() instanceof Rotation.Newer).findFirst();
        Optional<KeyLife> old =
                active.stream().filter(one -> one.rotation() instanceof Rotation.Older).findFirst();
        if (young.isEmpty() || old.isEmpty()) {
            boolean unknown =
                    active.stream().anyMatch(one -> one.rotation() instanceof Rotation.NotKnown);
            return KeyStep.stands(
                    unknown ? State.NOT_KNOWN : State.TWO_KEYS,
                    user.name(),
                    Optional.empty(),
                    told,
                    "Both keys are active, as many as AWS allows, and nothing shows that one is to replace the other. Find out which of them is needed less, move what uses it to the other, and retire it: lockstep keys retire %s."
                            .formatted(lessUsed(active).orElse("KEY")));
        }
        told.add(
                "%s is to take the place of %s: %s."
                        .formatted(young.get().name(), old.get().name(), known(young.get())));
        return under(user, keys, young.get(), old.get(), told, isLost);
    }

    /// The key that was used longer ago; none where a use is not known.
    private static Optional<String> lessUsed(List<KeyLife> keys) {
        return keys.stream().anyMatch(one -> one.use() instanceof LastUse.NotKnown)
                ? Optional.empty()
                : keys.stream()
                        .min(
                                Comparator.comparing(
                                        (KeyLife one) -> one.use().date().orElse(Instant.MIN)))
                        .map(KeyLife::name);
    }

    /// What shows that a key is the new one.
    private String known(KeyLife young) {
        if (!(young.rotation() instanceof Rotation.Newer newer)) {
            throw new IllegalArgumentException(young.name() + " takes the place of no other key");
        }
        return switch (newer.sign()) {
            case JOURNAL ->
                    young.id()
                            .flatMap(id -> deeds.last(id, What.MADE))
                            .map(deed -> "run " + deed.run() + " made it")
                            .orElse("a run made it");
            case USE ->
                    "it is the younger one and in use, and the old one has fallen silent; no run of"
                            + " this machine made it";
            case AGE -> "it is the younger one; no run of this machine made it";
        };
    }

    private static boolean isByJournal(KeyLife young) {
        return young.rotation() instanceof Rotation.Newer newer
                && newer.sign() == Rotation.Sign.JOURNAL;
    }

    /// The new key is deleted whose secret did not arrive, as a person says.
    private KeyStep lostByWord(
            UserReads user, List<UserKey> keys, KeyLife young, List<String> told) {
        UserKey key = one(keys, young);
        if (!isNeverUsed(key)) {
            return KeyStep.stands(
                    State.NOT_KNOWN,
                    user.name(),
                    young.id(),
                    told,
                    "No key is deleted of which AWS does not say live that it was never used;"
                            + " iam:GetAccessKeyLastUsed tells it.");
        }
        if (young.documented() instanceof Documented.Needed(Need need, boolean _)
                && need.subject() instanceof Need.Subject.OfKey) {
            told.add(
                    "The register names %s by its id: %s (%s answers for it)."
                            .formatted(young.name(), need.purpose(), need.owner()));
        }
        return KeyStep.due(
                State.LOST,
                user.name(),
                young.id(),
                told,
                "AWS says now that the new key was never used. Nothing brings back a deleted key, so"
                        + " its id has to be typed; then another one is made.",
                new KeyChange.DeleteUnusedKey(
                        Subject.accessKey(user, key), user.name(), young.id().orElseThrow()),
                young.id());
    }

    /// A rotation that is under way.
    private KeyStep under(
            UserReads user,
            List<UserKey> keys,
            KeyLife young,
            KeyLife old,
            List<String> told,
            boolean isLost) {
        if (young.use() instanceof LastUse.NotKnown || old.use() instanceof LastUse.NotKnown) {
            return KeyStep.stands(
                    State.NOT_KNOWN,
                    user.name(),
                    old.id(),
                    told,
                    "When they were last used is not known; iam:GetAccessKeyLastUsed tells it.");
        }
        if (young.use().date().isEmpty()) {
            if (isLost) {
                return lostByWord(user, keys, young, told);
            }
            return KeyStep.stands(
                    State.HANDED_OVER,
                    user.name(),
                    old.id(),
                    told,
                    "Put the new key where the old one is used, and run this again: AWS shows a first"
                            + " use within some minutes. If its secret did not arrive, --lost deletes"
                            + " the new key and makes another.");
        }
        if (isLost) {
            told.add(
                    "The new key was used, so its secret did arrive somewhere: it is not taken for"
                            + " lost.");
        }
        int days = baseline.accessKeys().graceDays();
        Optional<Instant> silent = old.use().date().map(used -> used.plus(Duration.ofDays(days)));
        if (silent.filter(now::isBefore).isPresent()) {
            return KeyStep.waits(
                    State.BOTH_USED,
                    user.name(),
                    old.name(),
                    told,
                    silent.get(),
                    "The new key is used. The old one is made inactive when nothing has used it for %d days: on %s, if it stays silent. Run this again then."
                            .formatted(days, StepWords.moment(silent.get())));
        }
        boolean isNamed =
                old.documented() instanceof Documented.Needed(Need need, boolean _)
                        && need.subject() instanceof Need.Subject.OfKey;
        boolean isSucceeded = young.documented() instanceof Documented.Needed;
        if (isNamed && !isSucceeded) {
            return KeyStep.stands(
                    State.NEEDED,
                    user.name(),
                    old.id(),
                    told,
                    "The new key is used, and the old one has been silent. The register names the old"
                            + " key by its id, so write down first what the new one is for: lockstep"
                            + " keys document "
                            + young.name()
                            + ". Then run this again.");
        }
        if (isNamed) {
            told.add(
                    "The register names the old key by its id; lockstep keys retire %s --end-need takes that out once the key is inactive."
                            .formatted(old.name()));
        }
        KeyStep step = new Retiring(baseline, now).replaced(user, one(keys, old), old, isSucceeded);
        return new KeyStep(
                step.state() == State.ACTIVE ? State.OLD_SILENT : step.state(),
                step.owner(),
                step.key(),
                told,
                step.on(),
                old.use()
                                .date()
                                .map(_ ->
                                        "The new key is used, and the old one has been silent for %d days. "
                                                .formatted(days))
                                .orElse("The new key is used, and the old one never was. ")
                        + step.next()
                        + (isByJournal(young) || step.change().isEmpty()
                                ? ""
                                : " No run of this machine made the new key, so the id of the old"
                                        + " one has to be typed."),
                step.change(),
                isByJournal(young) || step.change().isEmpty() ? step.typed() : old.id());
    }

    private static UserKey one(List<UserKey> keys, KeyLife life) {
        return keys.stream()
                .filter(key -> key.name().equals(life.name()))
                .findFirst()
                .orElseThrow();
    }

    /// Deletes a key of a user that this machine has just made and nobody was handed, if AWS says
    /// live that it was never used.
    ///
    /// @param id of AWS's own answer
    public KeyStep unused(String name, String id) {
        UserReads user = snapshot.user(name);
        Optional<UserKey> key =
                user.keys().found().orElse(List.of()).stream()
                        .filter(one -> one.id().filter(id::equals).isPresent())
                        .findFirst();
        if (key.isEmpty()) {
            return stands(State.NOT_KNOWN, name, id + " is not among the keys that AWS shows now.");
        }
        if (!isNeverUsed(key.get())) {
            return stands(State.NOT_KNOWN, name, "AWS does not say that it was never used.");
        }
        return KeyStep.due(
                State.LOST,
                name,
                Optional.of(id),
                List.of(),
                "It is deleted.",
                new KeyChange.DeleteUnusedKey(Subject.accessKey(user, key.get()), name, id),
                Optional.of(id));
    }

    /// Whether AWS says live that a key was never used; the credential report may be hours old.
    private static boolean isNeverUsed(UserKey key) {
        return isLive(key)
                && key.lastUsed().found().map(LastUsed::date).filter(Optional::isEmpty).isPresent();
    }

    private static boolean isLive(UserKey key) {
        return key.lastUsed() instanceof Read.Known<LastUsed>(var _, var source)
                && source.settledBy().isEmpty();
    }

    private record Lost(UserKey key, Making by) {}

    /// The keys that runs may have made without anybody being handed the secret: not there before,
    /// made at that time, by nobody whose journal tells of it, and never used.
    private List<Lost> lost(UserReads user, List<UserKey> keys) {
        var all = new ArrayList<Lost>();
        for (UserKey key : keys) {
            String id = key.id().orElseThrow();
            if (isNeverUsed(key) && deeds.last(id, What.MADE).isEmpty()) {
                makings.stream()
                        .filter(making -> making.owner().equals(user.name()))
                        .filter(making ->
                                key.created()
                                        .found()
                                        .filter(made -> making.mayHaveMade(id, made))
                                        .isPresent())
                        .findFirst()
                        .ifPresent(making -> all.add(new Lost(key, making)));
            }
        }
        return all;
    }

    private KeyStep lost(UserReads user, List<Lost> all, List<String> told) {
        Lost lost = all.getFirst();
        String id = lost.key().id().orElseThrow();
        told.add(
                "Run %s was about to make a key for %s and did not come to hear of it."
                        .formatted(lost.by().run(), user.name()));
        if (all.size() > 1) {
            String ids =
                    all.stream()
                            .map(one -> one.key().id().orElseThrow())
                            .collect(Collectors.joining(" and "));
            return KeyStep.stands(
                    State.HELD,
                    user.name(),
                    Optional.empty(),
                    told,
                    "Each of %s may be that key, so neither is deleted. Find out who made which (CreateAccessKey in CloudTrail), then retire the one that nobody has: lockstep keys retire ID."
                            .formatted(ids));
        }
        told.add(
                "%s was made at that time%s, no run of this machine tells of it otherwise, and AWS says now that it was never used. So it is probably that key; but somebody else may have made it then. Its secret may have been seen."
                        .formatted(
                                id,
                                lost.by().before().isPresent() ? " and was not there before" : ""));
        return KeyStep.due(
                State.LOST,
                user.name(),
                Optional.of(id),
                told,
                "It is deleted first, once its id is typed; then another one is made.",
                new KeyChange.DeleteUnusedKey(Subject.accessKey(user, lost.key()), user.name(), id),
                Optional.of(id));
    }

    private static KeyStep stands(State state, String user, String next) {
        return KeyStep.stands(state, user, Optional.empty(), List.of(), next);
    }
}
