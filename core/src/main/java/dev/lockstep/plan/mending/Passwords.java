package dev.lockstep.plan.mending;

import dev.lockstep.account.UserReads;
import dev.lockstep.change.Change;
import dev.lockstep.change.PasswordChange.RemovePassword;
import dev.lockstep.control.Finding;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.control.verified.PasswordMend;
import java.util.Optional;

/// What mends findings about console passwords. Nobody knows a password that was removed, so one
/// goes only where nobody is locked out by it.
final class Passwords {
    private static final Task CHANGE_IT =
            Task.of(
                            Step.VERIFIED,
                            "These people choose a new password: in the console under Security"
                                    + " credentials, or at the next sign-in, where the command has AWS ask"
                                    + " for it. The present password opens that sign-in. Whoever has lost"
                                    + " it gets another first password: lockstep people password USER.")
                    .by("lockstep people password --at-next-sign-in USER");

    private static final Task REPLACE_IT =
            Task.of(
                            Step.VERIFIED,
                            "These people have never used their password, or the console takes it no"
                                    + " more: the command gives another first password, and the one before"
                                    + " opens nothing any more. Whoever has it and can sign in changes it"
                                    + " in the console under Security credentials.")
                    .by("lockstep people password USER");

    private static final Task NO_PERSON =
            Task.of(
                    Step.VERIFIED,
                    "No one person answers for these users, so nobody is asked to choose a new"
                            + " password. Say whose each is (lockstep people list), or take the"
                            + " password away in the console under IAM, Users, the user, Security"
                            + " credentials.");

    private static final String NOT_LIVE =
            "Whether these users have a password, and when it was last used, is not known live, so no"
                    + " plan takes it away. Plan again with --deep, by somebody who may use"
                    + " iam:GetLoginProfile and iam:ListUsers.";

    private static final String ONLY_WAY_IN =
            "These people have not signed in for long, and the password is their only way in, so no"
                    + " plan takes it away. Ask them. If the console is no longer needed, remove the"
                    + " password in the console under IAM, Users, the user, Security credentials; if"
                    + " the person has left, take the person out of lockstep.yaml and plan again.";

    private final Situation situation;

    Passwords(Situation situation) {
        this.situation = situation;
    }

    /// Takes a password away that nobody uses.
    Mending removeUnused(Finding finding) {
        UserReads user = situation.user(finding.subject().name());
        return isOnlyWayIn(user)
                ? Mending.byHand(Task.of(Step.VERIFIED, ONLY_WAY_IN, user.name()))
                : remove(user);
    }

    /// Takes a password away, whoever misses it.
    Mending remove(UserReads user) {
        if (situation.roster().isBreakGlass(user.name())) {
            return Mending.byHand(
                    Task.of(
                            Step.VERIFIED,
                            "A plan never touches a break-glass user. Look yourself whether its"
                                    + " password is as it should be.",
                            user.name()));
        }
        boolean known =
                user.loginProfile().found().flatMap(profile -> profile).isPresent()
                        && Situation.isLive(user.passwordLastUsed());
        return known
                ? Mending.by(
                        new RemovePassword(
                                Subject.user(user),
                                user.name(),
                                user.passwordLastUsed().found().flatMap(date -> date)))
                : Mending.byHand(Task.of(Step.VERIFIED, NOT_LIVE, user.name()));
    }

    /// Leaves changing to the person. A flag that asks for a new password at the next sign-in would
    /// mend nothing by itself, and would lock out whoever may not change the own password.
    Mending change(Finding finding) {
        UserReads user = situation.user(finding.subject().name());
        return removing(user).map(Mending::by).orElseGet(() -> Mending.byHand(changing(user)));
    }

    /// What the person does of whom a password is.
    Task changing(UserReads user) {
        Task task =
                !situation.roster().isOnePersons(user.name()) && situation.roster().isDeclared()
                        ? NO_PERSON
                        : PasswordMend.isReplaced(user, situation.snapshot(), situation.now())
                                ? REPLACE_IT
                                : CHANGE_IT;
        return task.about(user.name());
    }

    /// What takes a user's password away in this plan, if anything does.
    Optional<Change> removing(UserReads user) {
        boolean wanted =
                (situation.isToBeMended("password-unused", user.name()) && !isOnlyWayIn(user))
                        || (situation.isToBeMended("user-on-roster", user.name())
                                && !Strangers.isSharedAndUsed(situation, user));
        return wanted ? remove(user).changes().stream().findFirst() : Optional.empty();
    }

    /// Whether no other way in is sure to stay: a key that the register covers and that is in use.
    /// Strangers have nobody to be locked out, and whoever signs in another way has another way.
    private boolean isOnlyWayIn(UserReads user) {
        String name = user.name();
        if (situation.isStranger(name)
                || (situation.roster().isPerson(name) && !situation.needsWayIn(name))) {
            return false;
        }
        int unused = situation.baseline().users().unusedDays();
        return user.activeKeys().known().stream()
                .filter(key ->
                        situation.register().covers(user, key).isYes()
                                || !(situation.needsWayIn(name)
                                        || situation.isToBeMended("person-without-key", name)))
                .noneMatch(key ->
                        Situation.isLive(key.lastUsed())
                                && KeyMendings.lastUse(key)
                                        .filter(use -> situation.isWithin(use, unused))
                                        .isPresent());
    }
}
