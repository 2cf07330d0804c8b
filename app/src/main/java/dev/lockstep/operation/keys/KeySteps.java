package dev.lockstep.operation.keys;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.CallerIdentity;
import dev.lockstep.account.Read;
import dev.lockstep.account.User;
import dev.lockstep.account.UserKey;
import dev.lockstep.account.UserReads;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.Need;
import dev.lockstep.change.Change;
import dev.lockstep.change.KeyChange;
import dev.lockstep.control.Audit;
import dev.lockstep.control.Subject;
import dev.lockstep.keys.Documented;
import dev.lockstep.keys.KeyDeed;
import dev.lockstep.keys.KeyDeeds;
import dev.lockstep.keys.KeyLife;
import dev.lockstep.keys.KeyLives;
import dev.lockstep.keys.NeedTag;
import dev.lockstep.keys.step.KeyStep;
import dev.lockstep.keys.step.Making;
import dev.lockstep.keys.step.Retiring;
import dev.lockstep.keys.step.Rotating;
import dev.lockstep.operation.LiveAccount;
import dev.lockstep.operation.NotRead;
import dev.lockstep.operation.Refused;
import dev.lockstep.operation.handover.Leftover;
import dev.lockstep.operation.run.AskedChanges;
import dev.lockstep.operation.run.KeyJournal;
import dev.lockstep.operation.run.Ready;
import dev.lockstep.plan.ByHand;
import dev.lockstep.record.keys.About;
import dev.lockstep.record.run.RunHead;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds the next step of a key that is retired or replaced, and makes it ready. The account is
/// held meanwhile: nobody else on this machine changes it.
public final class KeySteps {
    private final AskedChanges asked;
    private final String version;

    /// @param accounts how accounts are read
    /// @param version Lockstep's own
    /// @param actions what reading a whole account takes
    public KeySteps(LiveAccount accounts, String version, Collection<String> actions) {
        this.asked = new AskedChanges(accounts, version, actions);
        this.version = version;
    }

    /// An account that is held, with what its journals tell of keys.
    public static final class Held implements AutoCloseable {
        private final KeySteps steps;
        private final AskedChanges.Held held;
        private final KeyDeeds deeds;
        private final List<Making> makings;

        private Held(KeySteps steps, AskedChanges.Held held, KeyJournal journal) {
            this.steps = steps;
            this.held = held;
            this.deeds =
                    LookFile.seen(
                            journal.deeds(), held.place().runs(), held.place().where().account());
            this.makings = journal.makings();
        }

        private Held(KeySteps steps, AskedChanges.Held held, KeyDeeds deeds, List<Making> makings) {
            this.steps = steps;
            this.held = held;
            this.deeds = deeds;
            this.makings = makings;
        }

        /// The same, judged by what lockstep.yaml will want. Closing either lets go of the account.
        public Held wanting(Baseline baseline) {
            return new Held(steps, held.wanting(baseline), deeds, makings);
        }

        /// What is wanted.
        public Baseline baseline() {
            return audit().baseline();
        }

        /// How many days a key waits between being made inactive and being deleted.
        public int waitingDays() {
            return baseline().accessKeys().waitingDays();
        }

        /// As of when it is judged (UTC), by AWS's clock: that of this machine may be wrong.
        public Instant now() {
            return ahead().map(audit().judgedAt()::plus).orElse(audit().judgedAt());
        }

        private Optional<Duration> ahead() {
            return held.place().account().ahead();
        }

        private Audit audit() {
            return held.audit();
        }

        private AccountSnapshot snapshot() {
            return audit().snapshot();
        }

        /// Whose keys these are.
        public About about() {
            RunHead.Where where = held.place().where();
            return new About(
                    steps.version,
                    Optional.of(where.account()),
                    where.partition(),
                    snapshot().callerIdentity().found().map(CallerIdentity::arn),
                    where.endpoint(),
                    where.practice());
        }

        private KeyLife life(String id) {
            KeyLives lives = KeyLives.of(snapshot(), baseline(), deeds, now());
            return lives.keys().stream()
                    .filter(key -> key.id().filter(id::equals).isPresent())
                    .findFirst()
                    .orElseThrow(() ->
                            new Refused(
                                    lives.unread().isEmpty()
                                            ? "account %s has no access key %s; nothing was done"
                                                    .formatted(held.place().where().account(), id)
                                            : "there is no access key %s among those that could be read; nothing was done. Not read: %s"
                                                    .formatted(
                                                            id, lives.unread().getFirst().why())));
        }

        /// The next step of a key that nobody needs.
        ///
        /// @throws Refused if there is no such key, or it is root's
        public KeyStep retire(String id) {
            KeyLife life = life(id);
            if (life.isRoots()) {
                throw new Refused(
                        id
                                + " is a key of root, which only root can touch; nothing was done."
                                + " lockstep root keys leads there");
            }
            UserReads user = snapshot().user(life.owner());
            UserKey key =
                    user.keys().found().orElse(List.of()).stream()
                            .filter(one -> one.name().equals(life.name()))
                            .findFirst()
                            .orElseThrow();
            return new Retiring(baseline(), now()).of(user, key, life).byOneClock(ahead());
        }

        /// Whether root itself asks, so that it can change its keys.
        public boolean isRoot() {
            return snapshot().callerIdentity().found().filter(CallerIdentity::isRoot).isPresent();
        }

        /// The id of the long-lived key that signs what is asked; empty: a session does.
        public Optional<String> signingKey() {
            return held.place().account().collector().signingKey();
        }

        /// Where root's keys stand, by its own list.
        ///
        /// @throws NotRead if AWS did not list them
        public List<KeyLife> rootKeys() {
            if (snapshot().root().ownKeys() instanceof Read.Missing<?> missing) {
                throw new NotRead(
                        missing.because()
                                + "; so nobody knows which keys root has; nothing was done");
            }
            return KeyLives.of(snapshot(), baseline(), deeds, now()).keys().stream()
                    .filter(KeyLife::isRoots)
                    .toList();
        }

        /// The next step of a key of root's.
        public KeyStep retireRoots(KeyLife life) {
            UserKey key =
                    snapshot().root().keys().found().orElse(List.of()).stream()
                            .filter(one -> one.name().equals(life.name()))
                            .findFirst()
                            .orElseThrow();
            return new Retiring(baseline(), now()).ofRoot(key, life).byOneClock(ahead());
        }

        /// The need that the register tells of a key.
        public Optional<Need> need(String id) {
            return life(id).documented() instanceof Documented.Needed(Need need, boolean _)
                    ? Optional.of(need)
                    : Optional.empty();
        }

        /// Whose key it is, and the names of all keys of that user.
        Map.Entry<String, List<String>> keysBeside(String id) {
            String owner = life(id).owner();
            return Map.entry(
                    owner,
                    KeyLives.of(snapshot(), baseline(), deeds, now()).keys().stream()
                            .filter(key -> key.owner().equals(owner))
                            .map(KeyLife::name)
                            .toList());
        }

        /// Takes away the tag of the user that tells a need, if there is such a tag and it tells
        /// that one; another need of the user's keys is told in its place.
        ///
        /// @param need it has ended
        Optional<KeyChange> untag(String user, Need need) {
            Optional<String> tag = baseline().accessKeys().tag();
            Optional<String> value =
                    tag.flatMap(key ->
                            Optional.ofNullable(snapshot().account().users().get(user))
                                    .map(one -> one.tags().get(key)));
            if (value.filter(NeedTag.of(need)::equals).isEmpty()) {
                return Optional.empty();
            }
            Subject subject = Subject.user(snapshot().user(user));
            Optional<Need> other =
                    KeyLives.of(snapshot(), baseline(), deeds, now()).keys().stream()
                            .filter(key -> key.owner().equals(user))
                            .flatMap(key ->
                                    key.documented() instanceof Documented.Needed(var one, var _)
                                            ? Stream.of(one)
                                            : Stream.empty())
                            .filter(one -> !one.subject().equals(need.subject()))
                            .findFirst();
            return Optional.of(
                    other.<KeyChange>map(one ->
                                    new KeyChange.TagNeed(
                                            subject, user, tag.orElseThrow(), NeedTag.of(one)))
                            .orElseGet(() ->
                                    new KeyChange.UntagNeed(subject, user, tag.orElseThrow())));
        }

        /// The next step of a user whose key is replaced.
        ///
        /// @param isLost whether a person says that the secret of the new key did not arrive
        /// @throws Refused if there is no such user
        public KeyStep rotate(String user, boolean isLost) {
            List<User> users = snapshot().users().found().orElse(List.of());
            if (users.stream().noneMatch(one -> one.name().equals(user))) {
                throw new Refused(
                        "account %s has no user %s, as far as it could be read; nothing was done"
                                .formatted(held.place().where().account(), user));
            }
            return new Rotating(snapshot(), baseline(), deeds, makings, now())
                    .of(user, isLost)
                    .byOneClock(ahead());
        }

        /// The deletion of a key that was just made and handed to nobody.
        ///
        /// @param key its id, by AWS's own answer
        public KeyStep unused(String user, String key) {
            return new Rotating(snapshot(), baseline(), deeds, makings, now()).unused(user, key);
        }

        /// What runs of this machine may have left in the file of a user's new key.
        ///
        /// @param going the key that is about to be deleted, if one is
        public Leftover keyLeft(String user, Optional<String> going) {
            return new Leftover.OfKey(
                    held.place().where().account(),
                    user,
                    id ->
                            going.filter(id::equals).isPresent()
                                    || deeds.last(id, KeyDeed.What.DELETED).isPresent());
        }

        /// Makes a change ready. Closing that lets go of the account too.
        ///
        /// @throws Refused if it cannot be planned
        public Ready ready(Change change) {
            return ready(List.of(change));
        }

        /// Makes changes ready. Closing that lets go of the account too.
        ///
        /// @throws Refused if they cannot be planned
        public Ready ready(List<Change> changes) {
            Ready ready = steps.asked.ready(held, changes);
            refuseEmpty(ready);
            return ready;
        }

        @Override
        public void close() {
            held.close();
        }
    }

    /// Refuses what cannot be planned, since something about it is not known.
    ///
    /// @throws Refused if nothing of it is planned
    public static void refuseEmpty(Ready ready) {
        if (ready.made().plan().changes().isEmpty()) {
            throw new Refused(
                    "nothing was done: "
                            + ready.made().plan().byHand().stream()
                                    .map(ByHand::text)
                                    .findFirst()
                                    .orElse("this cannot be planned"));
        }
    }

    /// Holds the account and reads it, with the keys of everybody who may have some.
    ///
    /// @throws Refused if it is another account, or there is no place to write down what is done
    /// @throws dev.lockstep.apply.RunRefused if another run of the account is under way
    public Held hold(AskedChanges.Request request, LiveAccount.Watch watch) {
        AskedChanges.Held held = asked.held(request, watch);
        boolean isMade = false;
        try {
            AskedChanges.Held all =
                    asked.more(
                            held,
                            new KeyReads(true, false).ofUsers(held.audit().snapshot(), Instant.MAX),
                            watch);
            var made = new Held(this, all, KeyJournal.of(all.place().runs()));
            isMade = true;
            return made;
        } finally {
            if (!isMade) {
                held.close();
            }
        }
    }
}
