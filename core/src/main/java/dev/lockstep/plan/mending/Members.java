package dev.lockstep.plan.mending;

import dev.lockstep.baseline.GroupGoal;
import dev.lockstep.baseline.Person;
import dev.lockstep.baseline.Service;
import dev.lockstep.change.Change;
import dev.lockstep.change.UserChange.AddToGroup;
import dev.lockstep.change.UserChange.CreateUser;
import dev.lockstep.control.Finding;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// Makes the users of people, and puts users into the groups that the baseline gives them.
final class Members {
    private static final Step STEP = Step.USERS;

    private final Situation situation;
    private final Map<String, Service> services = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, GroupGoal> declared = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final DeclaredGroups groupPlans;
    private final Map<String, TreeSet<String>> claims = new TreeMap<>();

    Members(Situation situation, DeclaredGroups groupPlans) {
        this.situation = situation;
        this.groupPlans = groupPlans;
        services.putAll(situation.baseline().services());
        situation.baseline().groups().values().forEach(one -> declared.put(one.name(), one));
        for (Person person : situation.baseline().people().values()) {
            if (!person.federated()) {
                claims.computeIfAbsent(person.user().toLowerCase(Locale.ROOT), _ -> new TreeSet<>())
                        .add(person.id());
            }
        }
    }

    /// Makes the user of a person, in the person's groups.
    Mending create(Finding finding) {
        Person person = situation.baseline().people().get(finding.subject().name());
        if (person == null) {
            return Mending.byHand(
                    Task.of(STEP, finding.advice().orElseThrow().text())); // cannot be
        }
        String user = person.user();
        Collection<String> claimants =
                claims.getOrDefault(user.toLowerCase(Locale.ROOT), new TreeSet<>());
        if (claimants.size() > 1 || services.containsKey(user)) {
            return Mending.byHand(
                    Task.of(
                            STEP,
                            ("lockstep.yaml gives the user %s to more than one: %s%s. Give each a user"
                                            + " of their own there, and plan again.")
                                    .formatted(
                                            user,
                                            String.join(", ", claimants),
                                            services.containsKey(user) ? ", and a service" : "")));
        }
        if (situation.roster().isBreakGlass(user)) {
            return Mending.byHand(
                    Task.of(
                            STEP,
                            "A plan never touches a break-glass user, so it makes none either. Make"
                                    + " these users in the console under IAM, Users, and keep their"
                                    + " passwords and MFA devices in a safe.",
                            user));
        }
        Subject coming = Subject.of(Subject.Kind.USER, user, Optional.empty());
        Mending groups = into(coming, user, person.groups());
        var changes = new ArrayList<Change>();
        changes.add(new CreateUser(finding.subject(), user));
        changes.addAll(groups.changes());
        return new Mending(changes, List.of(), groups.tasks());
    }

    /// Puts a user that is in no group into its own.
    Mending put(Finding finding) {
        String user = finding.subject().name();
        Optional<Task> underway =
                Underway.task(situation.snapshot(), situation.baseline(), STEP, user);
        if (underway.isPresent()) {
            return Mending.byHand(underway.get());
        }
        if (GroupMendings.isUndeclared(situation.baseline())) {
            return GroupMendings.undeclared();
        }
        if (situation.isStranger(user)) {
            return Mending.byHand(
                    Task.of(
                            STEP,
                            "Nobody answers for these users, so they get into no group. Name those that"
                                    + " are needed in lockstep.yaml, with their groups.",
                            user));
        }
        if (situation.roster().isPerson(user) && !situation.needsWayIn(user)) {
            return Mending.byHand(
                    Task.of(
                            STEP,
                            "These users are of people who sign in another way, says lockstep.yaml, so"
                                    + " no plan gives them a group. Once they do sign in that way, take"
                                    + " their users out of use, and delete them.",
                            user));
        }
        List<String> wanted = wanted(user);
        return wanted.isEmpty()
                ? Mending.byHand(
                        Task.of(
                                STEP,
                                "lockstep.yaml gives these users no group. Write the group for their"
                                        + " work there, under people or services, and plan again.",
                                user))
                : into(finding.subject(), user, wanted);
    }

    /// The groups that the baseline gives a user; none where two claim it.
    private List<String> wanted(String user) {
        List<Person> people = situation.roster().people(user);
        Service service = services.get(user);
        if (people.size() + (service == null ? 0 : 1) > 1) {
            return List.of();
        }
        return people.isEmpty()
                ? Optional.ofNullable(service).map(Service::groups).orElse(List.of())
                : people.getFirst().groups();
    }

    /// A group is right if it stands as it is declared, or is made so by the same plan. What nobody
    /// has declared grants nobody knows what.
    Mending into(Subject subject, String user, List<String> groups) {
        var changes = new ArrayList<Change>();
        var tasks = new ArrayList<Task>();
        for (String wanted : groups) {
            GroupGoal goal = declared.get(wanted);
            if (goal == null) {
                tasks.add(
                        Task.of(
                                STEP,
                                ("lockstep.yaml gives people the group %s and does not say under groups"
                                                + " what it may do, so no plan puts anybody into it. Declare"
                                                + " it there.")
                                        .formatted(wanted),
                                user));
                continue;
            }
            String control = "group-as-declared";
            GroupPlan plan = groupPlans.plan(goal);
            boolean stands =
                    plan.exists() && plan.isDone() && situation.isAccepted(control, goal.name());
            // What the control cannot see, such as another document of a declared policy, is put
            // right by whoever needs the group.
            boolean isMended =
                    plan.isWhole()
                            && (situation.isToBeMended(control, goal.name())
                                    || situation.passes(control, goal.name()));
            if (stands || isMended) {
                changes.addAll(plan.changes());
                changes.add(new AddToGroup(subject, user, plan.name()));
            } else {
                tasks.add(
                        Task.of(
                                STEP,
                                ("The group %s is not known to be as lockstep.yaml declares it, so"
                                                + " nobody is put into it. See what step 4 plans or"
                                                + " says of it, and plan that too, or first.")
                                        .formatted(goal.name()),
                                user));
            }
        }
        return new Mending(changes, List.of(), tasks);
    }
}
