package dev.lockstep.plan.mending;

import dev.lockstep.account.ReadKey;
import dev.lockstep.account.UserKey;
import dev.lockstep.account.UserReads;
import dev.lockstep.account.credentials.AccessKey.LastUsed;
import dev.lockstep.change.Change;
import dev.lockstep.change.KeyChange.DeactivateKey;
import dev.lockstep.change.KeyChange.DeleteKey;
import dev.lockstep.control.Finding;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.control.accesskeys.KeyQuarantined;
import dev.lockstep.control.accesskeys.KeyWaiting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What mends findings about access keys. A plan acts on a key by its exact id and by its last use
/// as AWS tells it live; a key that may be needed is left to a person.
final class KeyMendings {
    private static final Step STEP = Step.ACCESS_KEYS;

    private static final String BREAK_GLASS =
            "A plan never touches a break-glass user. Look at its keys yourself: if nothing needs"
                    + " them in an emergency, make them inactive in the console under IAM, Users,"
                    + " the user, Security credentials.";

    private static final String NO_ID =
            "The credential report does not name these keys, so no plan touches them. Plan again"
                    + " with --deep, by somebody who may use iam:ListAccessKeys and"
                    + " iam:GetAccessKeyLastUsed.";

    private static final String NO_USE =
            "When these keys were last used is not known live, so no plan makes them inactive. Plan"
                    + " again with --deep, by somebody who may use iam:GetAccessKeyLastUsed.";

    private static final String DOCUMENTED =
            "The register of lockstep.yaml says that these keys are needed, and they are not used."
                    + " Ask the owner of the need. If it is over, take it out of the register: the"
                    + " next plan makes the key inactive.";

    private static final String LAST_WAY_IN =
            "These keys are the last way in of somebody, or some program, that lockstep.yaml names, so"
                    + " no plan takes them. Give a person a console password first, with MFA. If"
                    + " nobody works with the user any more, take it out of lockstep.yaml and plan"
                    + " again.";

    private final Situation situation;

    KeyMendings(Situation situation) {
        this.situation = situation;
    }

    /// Makes unneeded keys inactive.
    Mending retire(Finding finding) {
        if (finding.subject().kind() == Subject.Kind.ACCESS_KEY) {
            UserReads user = situation.user(finding.subject().owner().orElseThrow());
            return key(user, finding.subject().name())
                    .map(key -> retire(user, key))
                    .orElseGet(() -> Mending.byHand(Task.of(STEP, NO_ID, user.name())));
        }
        UserReads user = situation.user(finding.subject().name());
        return finding.control().id().equals("key-single") ? oneOfTwo(user) : uncovered(user);
    }

    /// Makes one key inactive, unless a person has to look first.
    Mending retire(UserReads user, UserKey key) {
        if (situation.roster().isBreakGlass(user.name())) {
            return Mending.byHand(Task.of(STEP, BREAK_GLASS, user.name()));
        }
        if (key.id().isEmpty()) {
            return Mending.byHand(Task.of(STEP, NO_ID, key.name()));
        }
        if (!Situation.isLive(key.lastUsed())) {
            return Mending.byHand(Task.of(STEP, NO_USE, words(user, key)));
        }
        if (situation.register().covers(user, key).isYes()) {
            return Mending.byHand(Task.of(STEP, DOCUMENTED, words(user, key)));
        }
        if (isLastWayIn(user, key)) {
            return Mending.byHand(Task.of(STEP, LAST_WAY_IN, words(user, key)));
        }
        return Mending.by(
                new DeactivateKey(
                        Subject.accessKey(user, key), user.name(), key.id().get(), lastUse(key)));
    }

    /// What makes a key inactive in this plan, if anything does.
    Optional<Change> retiring(UserReads user, UserKey key) {
        boolean wanted =
                situation.isToBeMended("key-unused", key.name())
                        || situation.isToBeMended("key-never-used", key.name())
                        || (situation.isToBeMended("person-without-key", user.name())
                                && !situation.register().covers(user, key).isYes())
                        || (situation.isToBeMended("key-single", user.name())
                                && lessUsed(user).filter(key::equals).isPresent())
                        || (situation.isToBeMended("user-on-roster", user.name())
                                && !Strangers.isSharedAndUsed(situation, user));
        return wanted && key.active()
                ? retire(user, key).changes().stream().findFirst()
                : Optional.empty();
    }

    /// Deletes an inactive key, long after it was made inactive.
    Mending delete(Finding finding) {
        UserReads user = situation.user(finding.subject().owner().orElseThrow());
        Optional<UserKey> found = key(user, finding.subject().name());
        if (found.isEmpty() || found.get().id().isEmpty()) {
            return Mending.byHand(Task.of(STEP, NO_ID, finding.subject().name()));
        }
        UserKey key = found.get();
        if (situation.roster().isBreakGlass(user.name())) {
            return Mending.byHand(Task.of(STEP, BREAK_GLASS, user.name()));
        }
        if (isQuarantined(user)) {
            return Mending.byHand(
                    Task.of(
                            STEP,
                            "AWS found a key of these users in public. Do not delete their keys"
                                    + " before AWS's case is closed: what the key did is looked up"
                                    + " by its id.",
                            user.name()));
        }
        if (situation.register().keeps(user, key)) {
            return Mending.byHand(
                    Task.of(
                            STEP,
                            "The register of lockstep.yaml says that these keys are needed, and"
                                    + " they are inactive. Ask the owner of the need. If it is over,"
                                    + " take it out of the register: the next plan deletes the key.",
                            words(user, key)));
        }
        int waiting = situation.baseline().accessKeys().waitingDays();
        KeyWaiting waits = KeyWaiting.of(key, inactiveSince(key), takenOut(user), waiting);
        if (!(waits instanceof KeyWaiting.Until over) || !over.isOver(situation.now())) {
            return Mending.byHand(
                    Task.of(
                            STEP,
                            ("These keys are inactive, but AWS does not tell that they have been so,"
                                            + " and unused, for %d days. A plan deletes them when the"
                                            + " credential report shows it; until then there is nothing"
                                            + " to do. A deleted key cannot be brought back.")
                                    .formatted(waiting),
                            words(user, key)));
        }
        return Mending.by(
                new DeleteKey(
                        Subject.accessKey(user, key), user.name(), key.id().get(), over.since()));
    }

    /// Leaves rotating to a person: the new secret has to reach whatever uses the key.
    Mending rotate(Finding finding) {
        return unlessRetired(
                finding,
                "Rotate these keys: make a second key for the user, give it to whatever uses the old"
                        + " one, and watch until the last use of the old one stands still. Then make"
                        + " the old one inactive, and delete it after some quiet days. AWS allows two"
                        + " keys for a user: where there are two, the one that is needed less goes"
                        + " first.",
                "lockstep keys rotate USER");
    }

    /// Leaves it to a person to say what a key is for: nothing that works is stopped for want of a
    /// line in the register.
    Mending document(Finding finding) {
        return unlessRetired(
                finding,
                "Ask whoever answers for these keys what they are for. If a key is needed, write"
                        + " purpose, owner and until under needs: in lockstep.yaml. If it is not,"
                        + " make it inactive.",
                "lockstep keys document KEY");
    }

    Mending replaceOthers(Finding finding) {
        return Mending.byHand(
                Task.of(
                        STEP,
                        "Ask whoever answers for these users whether their SSH public keys,"
                                + " service-specific credentials and signing certificates are still"
                                + " needed: no API tells when they were last used. Where they are, make"
                                + " new ones and switch over first. Then make the old ones inactive, and"
                                + " delete them some days later. `lockstep audit --only"
                                + " other-credentials` lists them.",
                        finding.subject().name()));
    }

    private Mending unlessRetired(Finding finding, String otherwise, String command) {
        UserReads user = situation.user(finding.subject().owner().orElseThrow());
        Optional<UserKey> key = key(user, finding.subject().name());
        return key.flatMap(one -> retiring(user, one))
                .map(Mending::by)
                .orElseGet(() ->
                        Mending.byHand(
                                Task.of(
                                                STEP,
                                                otherwise,
                                                key.map(one -> words(user, one))
                                                        .orElse(finding.subject().name()))
                                        .by(command)));
    }

    /// The key that is used less, if that is sure; the other one then stays.
    private Mending oneOfTwo(UserReads user) {
        return lessUsed(user)
                .map(key -> retire(user, key))
                .orElseGet(() ->
                        Mending.byHand(
                                Task.of(
                                        STEP,
                                        "These users have two active keys, and it is not sure that one"
                                                + " of them is not needed: both were used, a new one is"
                                                + " perhaps part of a rotation, or their use is not"
                                                + " known. Find out what uses which, move everything to"
                                                + " one key, and make the other one inactive.",
                                        user.name())));
    }

    /// Of two active keys the one that was never used, or not for so long that it counts as unused.
    /// A key that is so new that somebody may be rotating is no such key; nor is one that was used
    /// lately.
    private Optional<UserKey> lessUsed(UserReads user) {
        int unused = situation.baseline().users().unusedDays();
        int grace = situation.baseline().accessKeys().graceDays();
        List<UserKey> active = user.activeKeys().known();
        if (active.stream().anyMatch(key -> !Situation.isLive(key.lastUsed()))) {
            return Optional.empty();
        }
        return active.stream()
                .filter(key ->
                        key.created()
                                .found()
                                .filter(made -> !situation.isWithin(made, grace))
                                .isPresent())
                .filter(key ->
                        lastUse(key).filter(use -> situation.isWithin(use, unused)).isEmpty())
                .filter(key -> !situation.register().covers(user, key).isYes())
                .min(
                        Comparator.comparing((UserKey key) -> lastUse(key).orElse(Instant.MIN))
                                .thenComparing(key -> key.created().found().orElse(Instant.MIN))
                                .thenComparing(UserKey::name));
    }

    private Mending uncovered(UserReads user) {
        var changes = new ArrayList<Change>();
        var tasks = new ArrayList<Task>();
        for (UserKey key : user.activeKeys().known()) {
            if (!situation.register().covers(user, key).isYes()) {
                Mending one = retire(user, key);
                changes.addAll(one.changes());
                tasks.addAll(one.tasks());
            }
        }
        return new Mending(changes, List.of(), tasks);
    }

    /// Whether somebody who works with this user could not get in any more: there is no password
    /// that stays, and this is the one of the active keys that was used last.
    private boolean isLastWayIn(UserReads user, UserKey key) {
        if (!situation.needsWayIn(user.name())) {
            return false;
        }
        boolean passwordStays =
                user.hasPassword().found().orElse(false)
                        && new Passwords(situation).removing(user).isEmpty();
        return !passwordStays
                && user.activeKeys().known().stream()
                        .max(
                                Comparator.comparing(
                                                (UserKey one) -> lastUse(one).orElse(Instant.MIN))
                                        .thenComparing(
                                                one -> one.created().found().orElse(Instant.MIN))
                                        .thenComparing(UserKey::name))
                        .filter(key::equals)
                        .isPresent();
    }

    /// A key of a user by its name in findings.
    private static Optional<UserKey> key(UserReads user, String name) {
        List<UserKey> all = new ArrayList<>(user.activeKeys().known());
        all.addAll(user.inactiveKeys().known());
        return all.stream().filter(key -> key.name().equals(name)).findFirst();
    }

    /// The latest time (UTC) at which an inactive key can have been made inactive, if the report
    /// tells one. A slot that it still shows active was made inactive after it.
    static Optional<Instant> inactiveSince(UserKey key) {
        return KeyWaiting.reportedSince(key);
    }

    /// When a run of this machine last took a credential of the user away (UTC): for a while nobody
    /// can know whether it is missed.
    private Optional<Instant> takenOut(UserReads user) {
        return Optional.ofNullable(situation.request().takenOut().get(user.name()));
    }

    static Optional<Instant> lastUse(UserKey key) {
        return key.lastUsed().found().flatMap(LastUsed::date);
    }

    static boolean isQuarantined(UserReads user) {
        return KeyQuarantined.policies(user).found().filter(all -> !all.isEmpty()).isPresent();
    }

    /// Whether AWS listed a user's keys itself: the report names none and may be old.
    static boolean areListed(Situation situation, UserReads user) {
        return situation.snapshot().answers().get(ReadKey.ACCESS_KEYS.of(user.name())).isKnown();
    }

    private static String words(UserReads user, UserKey key) {
        return key.id().map(id -> user.name() + "'s key " + id).orElse(key.name());
    }
}
