package dev.lockstep.people.step;

import dev.lockstep.access.judgement.RequireMfa;
import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Read;
import dev.lockstep.account.User;
import dev.lockstep.account.UserReads;
import dev.lockstep.account.credentials.LoginProfile;
import dev.lockstep.account.credentials.PasswordPolicy;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.GroupGoal;
import dev.lockstep.baseline.Person;
import dev.lockstep.baseline.Roster;
import dev.lockstep.change.Change;
import dev.lockstep.change.PasswordChange;
import dev.lockstep.change.PolicyChange;
import dev.lockstep.change.UserChange;
import dev.lockstep.control.Subject;
import dev.lockstep.effect.UserEffect;
import dev.lockstep.people.step.OnboardStep.Next;
import dev.lockstep.plan.ByHand;
import dev.lockstep.plan.PlanRequest;
import dev.lockstep.plan.Proposal;
import dev.lockstep.plan.mending.Mendings;
import dev.lockstep.policy.PolicyParse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// The next step of bringing a person in, in an order without deadlock: the user with a first
/// password, then MFA, then the rights.
///
/// A user who may do nothing can neither change the password nor register a device in the console.
/// So with a group that asks for MFA ([RequireMfa]), which gives exactly that and denies the rest,
/// the groups come first; and a person who is elsewhere gets a policy that gives just that, until
/// the rights come.
///
/// Where a user has rights already that do not ask for MFA, a password alone would open them: so
/// MFA comes before it, and nobody gets one to set up MFA with elsewhere.
public final class Onboarding {
    private final PlanRequest request;
    private final Baseline baseline;
    private final AccountSnapshot snapshot;
    private final PasswordAlone alone;
    private final PolicyParse enrolment;

    /// @param request with what belongs to the user read live
    public Onboarding(PlanRequest request) {
        this.request = request;
        this.baseline = request.audit().baseline();
        this.snapshot = request.audit().snapshot();
        this.alone = new PasswordAlone(snapshot);
        this.enrolment =
                RequireMfa.enrolment(snapshot.partition(), snapshot.accountId().orElse(""));
    }

    /// What is known besides.
    ///
    /// @param elsewhere whether the person sets up MFA alone, in the console
    /// @param lost whether a run stopped while it set the password, so that nobody may have it
    public record Given(boolean elsewhere, boolean lost) {}

    /// The next step of a person of the roster.
    public OnboardStep of(Person person, Given given) {
        String wanted = person.user();
        Optional<String> against = against(person);
        if (against.isPresent()) {
            return OnboardStep.refused(wanted, against.get());
        }
        if (snapshot.users() instanceof Read.Missing<List<User>> missing) {
            return OnboardStep.unknown(wanted, "which users exist: " + missing.because());
        }
        if (snapshot.passwordPolicy() instanceof Read.Missing<Optional<PasswordPolicy>> missing) {
            return OnboardStep.unknown(
                    wanted, "what the account asks of passwords: " + missing.because());
        }
        List<String> names =
                snapshot.users().found().orElseThrow().stream().map(User::name).toList();
        Optional<String> there = Roster.userOf(person, names);
        return there.map(name -> ofUser(person, name, given))
                .orElseGet(() -> ofNobody(person, given));
    }

    private Optional<String> against(Person person) {
        String user = person.user();
        if (person.federated()) {
            return Optional.of(
                    person.id()
                            + " signs in another way (sign-in: federated in lockstep.yaml), so no user"
                            + " is wanted");
        }
        if (!User.isName(user)) {
            return Optional.of(
                    "AWS takes no user of the name "
                            + user
                            + ": letters, digits and + = , . @ _ - , at most 64. Give "
                            + person.id()
                            + " another by `user:` in lockstep.yaml");
        }
        if (baseline.roster().isBreakGlass(user)) {
            return Optional.of(
                    user + " is a break-glass user of lockstep.yaml, which no command touches");
        }
        List<String> claims =
                baseline.roster().claimants(user).stream()
                        .map(one ->
                                one.federated()
                                        ? one.id() + " (who signs in another way)"
                                        : one.id())
                        .toList();
        if (claims.size() > 1 || baseline.roster().isService(user)) {
            return Optional.of(
                    "lockstep.yaml gives the user %s to more than one: %s%s. Give each a user of their own there"
                            .formatted(
                                    user,
                                    String.join(", ", claims),
                                    baseline.roster().isService(user) ? ", and a service" : ""));
        }
        if (person.groups().isEmpty()) {
            return Optional.of(
                    "lockstep.yaml gives %s no group, so there would be no rights to give. Write `groups:` for %s there"
                            .formatted(person.id(), person.id()));
        }
        return Optional.empty();
    }

    private OnboardStep ofNobody(Person person, Given given) {
        String user = person.user();
        Subject subject = Subject.of(Subject.Kind.USER, user, Optional.empty());
        var told = new ArrayList<String>();
        told.add("There is no user " + user + " yet.");
        var rights = new Rights(person, subject, user, List.of());
        Optional<OnboardStep> blocked = blocked(rights, given.elsewhere(), true);
        if (blocked.isPresent()) {
            return blocked.get();
        }
        var changes = new ArrayList<Change>();
        changes.add(
                new UserChange.CreateUser(
                        Subject.of(Subject.Kind.PERSON, person.id(), Optional.empty()), user));
        if (rights.askForMfa) {
            changes.addAll(rights.joining);
        } else if (given.elsewhere()) {
            changes.add(leave(rights));
        }
        changes.add(new PasswordChange.GivePassword(subject, user, true));
        return new OnboardStep(
                Next.MAKE, user, told, "", changes, true, true, rights.groups, rights.lacking);
    }

    private OnboardStep ofUser(Person person, String user, Given given) {
        UserReads reads = snapshot.user(user);
        Optional<String> unknown =
                java.util.stream.Stream.<Read<?>>of(
                                reads.details(), reads.loginProfile(), reads.ownMfaDevices())
                        .filter(Read.Missing.class::isInstance)
                        .map(one -> ((Read.Missing<?>) one).because())
                        .findFirst();
        if (unknown.isPresent()) {
            return OnboardStep.unknown(user, "how " + user + " stands: " + unknown.get());
        }
        User details = reads.details().found().orElseThrow();
        if (UserChange.EndSessions.since(details).isPresent()) {
            return OnboardStep.refused(
                    user,
                    user
                            + " was taken out of use and waits to be deleted. lockstep undo takes that"
                            + " back (lockstep runs shows the run); lockstep people offboard says"
                            + " where it stands");
        }
        Optional<LoginProfile> profile = reads.loginProfile().found().orElseThrow();
        // By the user's own list alone: a credential report may be hours old.
        boolean hasMfa = !reads.ownMfaDevices().found().orElseThrow().isEmpty();
        boolean isUnused =
                profile.filter(LoginProfile::resetRequired).isPresent()
                        && reads.passwordLastUsed().found().flatMap(date -> date).isEmpty();
        boolean isLost = given.lost() && isUnused;
        boolean gives = profile.isEmpty() || isLost;
        var told =
                new ArrayList<>(
                        new UserStands(person, details, profile, hasMfa, isUnused, isLost).told());
        var rights = new Rights(person, Subject.user(reads), user, details.groups());
        boolean mustChange = profile.filter(one -> !one.resetRequired()).isEmpty();
        Optional<String> opened =
                hasMfa || rights.askForMfa ? Optional.empty() : alone.opened(details);
        boolean isOpen = opened.isPresent();
        Optional<OnboardStep> blocked =
                blocked(rights, given.elsewhere() && !hasMfa, mustChange)
                        .or(() -> againstElsewhere(rights, details, given, hasMfa, mustChange))
                        .or(() ->
                                isOpen && gives && given.elsewhere()
                                        ? Optional.of(openElsewhere(user, opened.get()))
                                        : Optional.empty());
        if (blocked.isPresent()) {
            return blocked.get();
        }
        if (isOpen) {
            told.add(
                    "A password alone opens rights of "
                            + user
                            + ": "
                            + opened.get()
                            + (gives ? ". So MFA comes first, then the password." : "."));
        }
        if (isOpen && gives) {
            return new OnboardStep(
                    Next.ENROL,
                    user,
                    told,
                    "",
                    List.of(),
                    true,
                    true,
                    rights.groups,
                    rights.lacking);
        }
        boolean hasLeave = UserChange.AllowEnrolment.isOn(details, enrolment);
        var changes = new ArrayList<Change>();
        if (!hasMfa && rights.askForMfa) {
            changes.addAll(rights.joining);
        } else if (!hasMfa && given.elsewhere() && !hasLeave && !isAlone(details, mustChange)) {
            changes.add(leave(rights));
        }
        if (gives) {
            changes.add(
                    new PasswordChange.GivePassword(Subject.user(reads), user, profile.isEmpty()));
        }
        if (!changes.isEmpty()) {
            return new OnboardStep(
                    Next.MAKE,
                    user,
                    told,
                    "",
                    changes,
                    gives,
                    !hasMfa,
                    rights.groups,
                    rights.lacking);
        }
        if (!hasMfa) {
            return new OnboardStep(
                    Next.ENROL,
                    user,
                    told,
                    "",
                    List.of(),
                    false,
                    true,
                    rights.groups,
                    rights.lacking);
        }
        changes.addAll(rights.joining);
        if (hasLeave) {
            changes.add(
                    new PolicyChange.DeleteUserPolicy(
                            Subject.user(reads), user, UserChange.AllowEnrolment.POLICY));
        }
        return new OnboardStep(
                changes.isEmpty() ? Next.DONE : Next.RIGHTS,
                user,
                told,
                "",
                changes,
                false,
                false,
                rights.groups,
                rights.lacking);
    }

    private static OnboardStep openElsewhere(String user, String opened) {
        return OnboardStep.refused(
                user,
                "a first password alone would open rights of %s that do not ask for MFA: %s. Give this without --elsewhere, with the person beside you, so that MFA comes first; or set up a device together before: lockstep mfa enrol %s"
                        .formatted(user, opened, user));
    }

    private boolean isAlone(User details, boolean mustChange) {
        return alone.settingUp(details, mustChange && !usersMayChange())
                == PasswordAlone.SettingUp.ALLOWED;
    }

    private boolean usersMayChange() {
        return snapshot.passwordPolicy()
                .found()
                .flatMap(policy -> policy)
                .filter(PasswordPolicy::allowUsersToChange)
                .isPresent();
    }

    /// What lets the person set up MFA alone.
    private UserChange leave(Rights rights) {
        return new UserChange.AllowEnrolment(rights.subject, rights.user, enrolment.text());
    }

    /// What stands against the person's setting up MFA alone.
    private Optional<OnboardStep> againstElsewhere(
            Rights rights, User details, Given given, boolean hasMfa, boolean mustChange) {
        if (hasMfa || !given.elsewhere()) {
            return Optional.empty();
        }
        return switch (alone.settingUp(details, mustChange && !usersMayChange())) {
            case ALLOWED -> Optional.empty();
            case NOT_ALLOWED ->
                    !rights.askForMfa && UserChange.AllowEnrolment.isForeign(details, enrolment)
                            ? Optional.of(
                                    OnboardStep.refused(
                                            rights.user,
                                            "%s has an inline policy %s that says something else than Lockstep's, and nothing writes over it. Look at what it is for, and take it away or rename it; without --elsewhere it is not needed"
                                                    .formatted(
                                                            rights.user,
                                                            UserChange.AllowEnrolment.POLICY)))
                            : Optional.empty();
            case FORBIDDEN ->
                    Optional.of(
                            OnboardStep.refused(
                                    rights.user,
                                    "a policy, a boundary or the organization forbids %s to set up MFA with a password alone, so nobody could do that elsewhere. Give this without --elsewhere, with the person beside you"
                                            .formatted(rights.user)));
        };
    }

    /// What stands against bringing the person in, before anything is made.
    ///
    /// @param hasLeave whether the person gets what allows to change the password
    /// @param mustChange whether AWS asks for a new password at the next sign-in
    private Optional<OnboardStep> blocked(Rights rights, boolean hasLeave, boolean mustChange) {
        if (!rights.obstacles.isEmpty()) {
            return Optional.of(
                    OnboardStep.refused(rights.user, String.join(" ", rights.obstacles)));
        }
        if (rights.count > UserEffect.MOST_GROUPS) {
            return Optional.of(
                    OnboardStep.refused(
                            rights.user,
                            "%s would be in %d groups, and AWS allows %d. Take it out of some that it does not need, or give it fewer in lockstep.yaml"
                                    .formatted(rights.user, rights.count, UserEffect.MOST_GROUPS)));
        }
        boolean mayChange =
                usersMayChange() || rights.askForMfa || rights.makeAdministrator || hasLeave;
        return mustChange && !mayChange
                ? Optional.of(
                        OnboardStep.refused(
                                rights.user,
                                "the account does not let its users change their own password, so "
                                        + rights.user
                                        + " would not get past the first sign-in. lockstep apply --step"
                                        + " password-policy mends that; with --elsewhere a policy"
                                        + " allows it until the rights come"))
                : Optional.empty();
    }

    /// The groups of a person: those that are missing, and what stands against them.
    private final class Rights {
        private final Subject subject;
        private final String user;
        private final List<String> groups;
        private final List<String> lacking;
        private final List<Change> joining = new ArrayList<>();
        private final List<String> obstacles = new ArrayList<>();
        private final boolean askForMfa;
        private final boolean makeAdministrator;
        private final int count;

        Rights(Person person, Subject subject, String user, List<String> has) {
            this.subject = subject;
            this.user = user;
            this.groups = person.groups();
            var there = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
            there.addAll(has);
            this.lacking = person.groups().stream().filter(one -> !there.contains(one)).toList();
            this.count = has.size() + lacking.size();
            Mendings.Mended mended = Mendings.joining(request, subject, user, lacking);
            mended.byHand().stream().map(ByHand::text).forEach(obstacles::add);
            for (Proposal one : mended.proposals()) {
                if (one.change() instanceof UserChange.AddToGroup joins) {
                    joining.add(joins);
                } else if (obstacles.isEmpty()) {
                    obstacles.add(
                            "Not every group of %s stands as lockstep.yaml declares it: lockstep apply --step groups comes first."
                                    .formatted(person.id()));
                }
            }
            this.askForMfa = person.groups().stream().anyMatch(alone::isAskedBy);
            this.makeAdministrator =
                    person.groups().stream()
                            .flatMap(name -> goal(name).stream())
                            .anyMatch(GroupGoal::administrators);
        }
    }

    private Optional<GroupGoal> goal(String name) {
        return baseline.groups().values().stream()
                .filter(one -> one.name().equalsIgnoreCase(name))
                .findFirst();
    }
}
