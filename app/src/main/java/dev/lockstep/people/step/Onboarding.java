package dev.lockstep.people.step;

import dev.lockstep.access.judgement.RequireMfa;
import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Group;
import dev.lockstep.account.Read;
import dev.lockstep.account.User;
import dev.lockstep.account.UserReads;
import dev.lockstep.account.credentials.LoginProfile;
import dev.lockstep.account.credentials.PasswordPolicy;
import dev.lockstep.account.policies.ManagedPolicy;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.GroupGoal;
import dev.lockstep.baseline.Person;
import dev.lockstep.baseline.Roster;
import dev.lockstep.change.Change;
import dev.lockstep.change.PasswordChange;
import dev.lockstep.change.PolicyChange;
import dev.lockstep.change.UserChange;
import dev.lockstep.control.Subject;
import dev.lockstep.control.groups.PolicyContent;
import dev.lockstep.effect.UserEffect;
import dev.lockstep.people.step.OnboardStep.Next;
import dev.lockstep.plan.ByHand;
import dev.lockstep.plan.PlanRequest;
import dev.lockstep.plan.Proposal;
import dev.lockstep.plan.mending.Mendings;
import dev.lockstep.policy.PolicyDocument;
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
public final class Onboarding {
    private final PlanRequest request;
    private final Baseline baseline;
    private final AccountSnapshot snapshot;

    /// @param request with what belongs to the user read live
    public Onboarding(PlanRequest request) {
        this.request = request;
        this.baseline = request.audit().baseline();
        this.snapshot = request.audit().snapshot();
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
                baseline.roster().people(user).stream()
                        .filter(one -> !one.federated())
                        .map(Person::id)
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
        Optional<OnboardStep> blocked = blocked(rights, given, true);
        if (blocked.isPresent()) {
            return blocked.get();
        }
        var changes = new ArrayList<Change>();
        changes.add(
                new UserChange.CreateUser(
                        Subject.of(Subject.Kind.PERSON, person.id(), Optional.empty()), user));
        first(rights, given, false, changes);
        changes.add(new PasswordChange.GivePassword(subject, user, true));
        return new OnboardStep(Next.MAKE, user, told, "", changes, true, rights.groups);
    }

    private OnboardStep ofUser(Person person, String user, Given given) {
        UserReads reads = snapshot.user(user);
        Optional<String> unknown =
                java.util.stream.Stream.<Read<?>>of(
                                reads.details(), reads.loginProfile(), reads.hasMfa())
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
        boolean hasMfa = reads.hasMfa().found().orElseThrow();
        boolean isUnused =
                profile.filter(LoginProfile::resetRequired).isPresent()
                        && reads.passwordLastUsed().found().flatMap(date -> date).isEmpty();
        boolean isLost = given.lost() && isUnused;
        boolean gives = profile.isEmpty() || isLost;
        var told = told(person, user, details, profile, hasMfa, isUnused, isLost);
        var rights = new Rights(person, Subject.user(reads), user, details.groups());
        Optional<OnboardStep> blocked =
                blocked(rights, given, profile.isEmpty() || profile.get().resetRequired());
        if (blocked.isPresent()) {
            return blocked.get();
        }
        boolean hasLeave =
                details.inlinePolicies().stream()
                        .anyMatch(one -> one.name().equals(UserChange.AllowEnrolment.POLICY));
        var changes = new ArrayList<Change>();
        if (!hasMfa) {
            first(rights, given, hasLeave, changes);
        }
        if (gives) {
            changes.add(
                    new PasswordChange.GivePassword(Subject.user(reads), user, profile.isEmpty()));
        }
        if (!changes.isEmpty()) {
            return new OnboardStep(Next.MAKE, user, told, "", changes, gives, rights.groups);
        }
        if (!hasMfa) {
            return new OnboardStep(Next.ENROL, user, told, "", List.of(), false, rights.groups);
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
                rights.groups);
    }

    private static List<String> told(
            Person person,
            String user,
            User details,
            Optional<LoginProfile> profile,
            boolean hasMfa,
            boolean isUnused,
            boolean isLost) {
        var told = new ArrayList<String>();
        if (!user.equals(person.user())) {
            told.add(
                    "There is the user %s, which AWS does not tell from %s: it is taken to be %s's."
                            .formatted(user, person.user(), person.id()));
        }
        if (isLost) {
            told.add(
                    "A run was interrupted while it set the password, so nobody may have it: it is set"
                            + " anew.");
        } else if (profile.isEmpty()) {
            told.add(user + " has no console password.");
        } else if (isUnused) {
            told.add(
                    user
                            + " has a first password that was not used yet. If it did not arrive:"
                            + " lockstep people password "
                            + user
                            + " gives another.");
        } else {
            told.add(user + " has a console password.");
        }
        told.add(user + (hasMfa ? " has MFA." : " has no MFA yet."));
        told.add(
                details.groups().isEmpty()
                        ? user + " is in no group."
                        : user + " is in " + String.join(", ", details.groups()) + ".");
        return told;
    }

    /// What comes before the password, so that its person can do what AWS asks at the first
    /// sign-in.
    private void first(Rights rights, Given given, boolean hasLeave, List<Change> changes) {
        if (rights.askForMfa) {
            changes.addAll(rights.joining);
        } else if (given.elsewhere() && !hasLeave && rights.isMissing()) {
            changes.add(
                    new UserChange.AllowEnrolment(
                            rights.subject,
                            rights.user,
                            RequireMfa.enrolment(
                                            snapshot.partition(), snapshot.accountId().orElse(""))
                                    .text()));
        }
    }

    /// What stands against bringing the person in, before anything is made.
    private Optional<OnboardStep> blocked(Rights rights, Given given, boolean mustChange) {
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
                snapshot.passwordPolicy()
                                .found()
                                .flatMap(policy -> policy)
                                .filter(PasswordPolicy::allowUsersToChange)
                                .isPresent()
                        || rights.askForMfa
                        || rights.makeAdministrator
                        || given.elsewhere();
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
            List<String> missing =
                    person.groups().stream().filter(one -> !there.contains(one)).toList();
            this.count = has.size() + missing.size();
            Mendings.Mended mended = Mendings.joining(request, subject, user, missing);
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
            this.askForMfa = person.groups().stream().anyMatch(Onboarding.this::asksForMfa);
            this.makeAdministrator =
                    person.groups().stream()
                            .flatMap(name -> goal(name).stream())
                            .anyMatch(GroupGoal::administrators);
        }

        boolean isMissing() {
            return !joining.isEmpty();
        }
    }

    private Optional<GroupGoal> goal(String name) {
        return baseline.groups().values().stream()
                .filter(one -> one.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /// Whether a group denies its members everything without MFA, but for setting it up.
    private boolean asksForMfa(String name) {
        PolicyParse wanted =
                RequireMfa.document(snapshot.partition(), snapshot.accountId().orElse(""));
        List<String> arns =
                snapshot.policies().found().orElse(List.of()).stream()
                        .filter(one -> !one.isAwsManaged() && one.name().equals(RequireMfa.NAME))
                        .filter(one -> one.document().filter(is -> isSame(is, wanted)).isPresent())
                        .map(ManagedPolicy::arn)
                        .toList();
        return snapshot.groups().found().orElse(List.of()).stream()
                .filter(one -> one.name().equalsIgnoreCase(name))
                .map(Group::attachedPolicies)
                .flatMap(List::stream)
                .anyMatch(one -> arns.contains(one.arn()));
    }

    private static boolean isSame(PolicyParse one, PolicyParse other) {
        return one instanceof PolicyDocument first
                && other instanceof PolicyDocument second
                && PolicyContent.of(first).equals(PolicyContent.of(second));
    }
}
