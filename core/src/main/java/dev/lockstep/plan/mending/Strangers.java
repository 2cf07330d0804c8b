package dev.lockstep.plan.mending;

import dev.lockstep.account.UserKey;
import dev.lockstep.account.UserReads;
import dev.lockstep.account.credentials.ServiceCredential;
import dev.lockstep.account.credentials.SigningCertificate;
import dev.lockstep.account.credentials.SshPublicKey;
import dev.lockstep.change.Change;
import dev.lockstep.change.KeyChange;
import dev.lockstep.change.UserChange.DeleteUser;
import dev.lockstep.control.Finding;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Takes users out for whom nobody answers, step by step: console access first, then the keys, and
/// the user itself only in a plan that is made some weeks later.
final class Strangers {
    private static final Step STEP = Step.USERS;

    private final Situation situation;
    private final KeyMendings keys;
    private final Passwords passwords;

    Strangers(Situation situation, KeyMendings keys, Passwords passwords) {
        this.situation = situation;
        this.keys = keys;
        this.passwords = passwords;
    }

    /// The next step of taking a stranger out.
    Mending takeOut(Finding finding) {
        return takeOut(situation.user(finding.subject().name()));
    }

    private Mending takeOut(UserReads user) {
        if (isSharedAndUsed(situation, user)) {
            return shared(user);
        }
        var changes = new ArrayList<Change>();
        var tasks = new ArrayList<Task>();
        if (user.hasPassword().found().orElse(true)) {
            add(passwords.remove(user), changes, tasks);
        }
        for (UserKey key : user.activeKeys().known()) {
            add(key(user, key), changes, tasks);
        }
        if (hasOtherCredentials(user)) {
            tasks.add(
                    Task.of(
                            STEP,
                            "Nobody answers for these users, and they have SSH public keys,"
                                    + " service-specific credentials or signing certificates that"
                                    + " work. No API tells when those were last used: ask, and make"
                                    + " them inactive in the console under IAM, Users, the user,"
                                    + " Security credentials.",
                            user.name()));
        }
        return changes.isEmpty() && tasks.isEmpty()
                ? lastStep(user)
                : new Mending(changes, List.of(), tasks);
    }

    private Mending key(UserReads user, UserKey key) {
        return situation.register().covers(user, key).isYes()
                ? Mending.byHand(
                        Task.of(
                                STEP,
                                "The register of lockstep.yaml says that keys of these users are needed,"
                                        + " and nobody answers for the users. Name them under services,"
                                        + " with their owner; or take the need out of the register.",
                                user.name()))
                : keys.retire(user, key);
    }

    private static void add(Mending one, List<Change> changes, List<Task> tasks) {
        changes.addAll(one.changes());
        tasks.addAll(one.tasks());
    }

    /// A user without any credential that works.
    Mending idle(Finding finding) {
        String name = finding.subject().name();
        if (situation.isStranger(name)) {
            return takeOut(situation.user(name));
        }
        if (situation.roster().isBreakGlass(name)) {
            return Mending.byHand(
                    Task.of(
                            STEP,
                            "These break-glass users have no credential that works, so they are of no"
                                    + " use in an emergency. Give them one, or delete them and take"
                                    + " them out of lockstep.yaml; a plan never touches them.",
                            name));
        }
        return Mending.byHand(
                Task.of(
                        STEP,
                        "These users have no credential that works. Ask whoever answers for them"
                                + " whether they are still needed. If not, take them out of lockstep.yaml"
                                + " and delete them in the console under IAM, Users. A user that is made"
                                + " again under the same name counts as another one.",
                        name));
    }

    /// A login that several people share.
    Mending split(Finding finding) {
        UserReads user = situation.user(finding.subject().name());
        List<String> claims =
                situation.roster().people(user.name()).stream().map(one -> one.id()).toList();
        if (claims.size() > 1) {
            return Mending.byHand(
                    Task.of(
                                    STEP,
                                    ("lockstep.yaml gives the user %s to %s. If one entry is a mistake, correct"
                                                    + " it; else give each of them a user of their own there, and"
                                                    + " plan again.")
                                            .formatted(user.name(), String.join(", ", claims)))
                            .by("lockstep people split USER"));
        }
        Optional<Change> removing = passwords.removing(user);
        return removing.map(Mending::by).orElseGet(() -> shared(user));
    }

    private Mending shared(UserReads user) {
        return Mending.byHand(
                Task.of(
                                STEP,
                                ("These logins are nobody's own, and somebody works with them. Find out who"
                                                + " signs in, and what uses their keys; give each person a user of"
                                                + " their own, with MFA, and each program a service of its own in"
                                                + " lockstep.yaml. A plan takes the shared login out once it has not"
                                                + " been used for %d days; not earlier, so that nobody is locked"
                                                + " out.")
                                        .formatted(situation.baseline().limits().keyUsedDays()),
                                user.name())
                        .by("lockstep people split USER"));
    }

    /// Whether a login that is nobody's own is in use: then somebody would be locked out who has no
    /// user of their own yet. Not knowing counts as use.
    static boolean isSharedAndUsed(Situation situation, UserReads user) {
        int days = situation.baseline().limits().keyUsedDays();
        return situation.fails("shared-login", user.name())
                && (!user.passwordLastUsed().isKnown()
                        || user.passwordLastUsed()
                                .found()
                                .flatMap(date -> date)
                                .filter(date -> situation.isWithin(date, days))
                                .isPresent());
    }

    private static boolean hasOtherCredentials(UserReads user) {
        return user.serviceCredentials().found().orElse(List.of()).stream()
                        .anyMatch(ServiceCredential::isActive)
                || user.sshPublicKeys().found().orElse(List.of()).stream()
                        .anyMatch(SshPublicKey::active)
                || user.knownCertificates().known().stream().anyMatch(SigningCertificate::active);
    }

    private Mending lastStep(UserReads user) {
        int waiting = situation.baseline().accessKeys().waitingDays();
        return switch (Removal.of(situation.request(), user.name())) {
            case Removal.Ready(var before) ->
                    Mending.by(new DeleteUser(Subject.user(user), user.name(), before));
            case Removal.Waits(var until) ->
                    Mending.byHand(
                            Task.of(
                                    STEP,
                                    ("Nobody answers for these users, and nobody can get in with them"
                                                    + " any more. There is nothing to do yet: a plan that is"
                                                    + " made after %s deletes them, unless lockstep.yaml"
                                                    + " names them by then.")
                                            .formatted(KeyChange.day(until)),
                                    user.name()));
            case Removal.Undated _ ->
                    Mending.byHand(
                            Task.of(
                                    STEP,
                                    ("Nobody answers for these users, and nobody can get in with them"
                                                    + " any more; but AWS does not tell since when, so no"
                                                    + " plan deletes them. If nobody has missed them for %d"
                                                    + " days, delete them in the console under IAM, Users; if"
                                                    + " somebody needs them, name them in lockstep.yaml.")
                                            .formatted(waiting),
                                    user.name()));
            case Removal.Unknown(var what) ->
                    Mending.byHand(
                            Task.of(
                                    STEP,
                                    "Nobody answers for these users. Before they are deleted it must be"
                                            + " known all that hangs on them, and it is not ("
                                            + what
                                            + "). Plan again with --deep, by somebody who may read"
                                            + " it.",
                                    user.name()));
            case Removal.Quarantined _ ->
                    Mending.byHand(
                            Task.of(
                                    STEP,
                                    "AWS found a key of these users in public. No plan deletes them"
                                            + " before AWS's case is closed and AWS's quarantine policy is"
                                            + " gone.",
                                    user.name()));
        };
    }
}
