package dev.lockstep.plan.mending;

import dev.lockstep.access.AccountAccess;
import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Group;
import dev.lockstep.account.User;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.GroupGoal;
import dev.lockstep.change.Change;
import dev.lockstep.change.UserChange;
import dev.lockstep.control.Finding;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.control.groups.effect.AdministratorRights;
import dev.lockstep.plan.PlanRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Makes administrators those whom the baseline names, and nobody else, as far as the baseline says
/// what the others are to be instead.
final class AdministratorMending {
    private final AccountSnapshot snapshot;
    private final Baseline baseline;
    private final Belonging belonging;
    private final DeclaredGroups groups;
    private final RightsMending rights;
    private final Map<String, String> userByArn = new HashMap<>();

    AdministratorMending(
            PlanRequest request, Belonging belonging, DeclaredGroups groups, RightsMending rights) {
        this.snapshot = request.audit().snapshot();
        this.baseline = request.audit().baseline();
        this.belonging = belonging;
        this.groups = groups;
        this.rights = rights;
        for (User user : snapshot.users().found().orElse(List.of())) {
            user.arn().ifPresent(arn -> userByArn.put(arn, user.name()));
        }
    }

    Mending name(Finding finding) {
        return user(finding, finding.subject().name());
    }

    Mending closeEscalation(Finding finding) {
        return Optional.ofNullable(userByArn.get(finding.subject().name()))
                .map(user -> user(finding, user))
                .orElseGet(() -> byHand(finding, "lockstep.yaml says nothing of what roles have."));
    }

    private Mending user(Finding finding, String user) {
        if (GroupMendings.isUndeclared(baseline)) {
            return GroupMendings.undeclared();
        }
        return switch (belonging.of(user)) {
            case Belonging.Place.Nowhere(var why) -> byHand(finding, user + " " + why + ".");
            case Belonging.Place.Groups(var goals) -> {
                List<GroupGoal> administrators =
                        goals.stream().filter(GroupGoal::administrators).toList();
                yield administrators.isEmpty()
                        ? lessen(finding, user, goals)
                        : promote(finding, user, administrators.getFirst());
            }
        };
    }

    /// Puts a user whom the baseline names an administrator into the group of those.
    private Mending promote(Finding finding, String user, GroupGoal goal) {
        GroupPlan plan = groups.plan(goal);
        Optional<Change> joins = groups.membership(user, goal);
        if (joins.isEmpty() || !plan.isWhole()) {
            return byHand(finding, plan.reasons());
        }
        var all = new ArrayList<>(plan.changes());
        all.add(joins.get());
        return new Mending(all, List.of());
    }

    /// Leaves a user whom the baseline does not name an administrator what its groups grant.
    private Mending lessen(Finding finding, String user, List<GroupGoal> goals) {
        Set<Change> all = new LinkedHashSet<>();
        var left = new ArrayList<String>();
        switch (rights.move(user)) {
            case RightsMending.Move.Planned(var changes) -> all.addAll(changes);
            case RightsMending.Move.Refused(var why) -> left.add(why);
        }
        for (GroupGoal goal : goals) {
            GroupPlan plan = groups.plan(goal);
            Optional<Change> joins = groups.membership(user, goal);
            if (plan.isWhole() && (joins.isEmpty() || needsGroup(user))) {
                all.addAll(plan.changes());
                joins.ifPresent(all::add);
            } else if (!plan.isWhole()) {
                left.add(plan.reasons());
            }
        }
        if (left.isEmpty()) {
            all.addAll(leaves(user, left));
        }
        var tasks = new ArrayList<Task>();
        if (!left.isEmpty() || all.isEmpty()) {
            tasks.add(
                    task(
                            finding,
                            left.isEmpty()
                                    ? "What lockstep.yaml declares for "
                                            + user
                                            + " makes it an administrator all the same."
                                    : String.join(" ", left)));
        }
        return new Mending(List.copyOf(all), List.of(), tasks);
    }

    /// Whether a user has to join what is declared for it, since it is going to leave another.
    private boolean needsGroup(String user) {
        return groupsOf(user).stream().anyMatch(group -> !belonging.gives(user, group));
    }

    private List<String> groupsOf(String user) {
        return Optional.ofNullable(snapshot.account().users().get(user))
                .map(User::groups)
                .orElse(List.of());
    }

    /// Takes a user out of declared groups that the baseline does not give it: those that make it
    /// an administrator, or, where only several together do, all.
    private List<Change> leaves(String user, List<String> left) {
        var others = new ArrayList<Group>();
        for (String name : groupsOf(user)) {
            if (!belonging.gives(user, name)) {
                if (baseline.group(name).isPresent()) {
                    groups.existing(name).ifPresent(others::add);
                } else {
                    left.add(
                            user
                                    + " is also in the group "
                                    + name
                                    + ", which lockstep.yaml does not declare.");
                }
            }
        }
        var access = AccountAccess.of(snapshot);
        var administrators = AdministratorRights.of(snapshot);
        List<Group> strong =
                others.stream()
                        .filter(group ->
                                group.arn()
                                        .flatMap(access::byArn)
                                        .filter(one -> !administrators.ruling(one).isNo())
                                        .isPresent())
                        .toList();
        return (strong.isEmpty() ? others : strong)
                .stream()
                        .<Change>map(group ->
                                new UserChange.RemoveFromGroup(
                                        Subject.user(snapshot.user(user)), user, group.name()))
                        .toList();
    }

    Mending setNumber(Finding finding) {
        if (GroupMendings.isUndeclared(baseline)) {
            return GroupMendings.undeclared();
        }
        var rightsNow = AdministratorRights.of(snapshot);
        List<String> now =
                snapshot.users().found().orElse(List.of()).stream()
                        .map(User::name)
                        .filter(user -> rightsNow.ruling(rightsNow.user(user)).isYes())
                        .toList();
        return now.size() > baseline.administrators().max() ? fewer(finding, now) : more(finding);
    }

    private Mending more(Finding finding) {
        Set<Change> all = new LinkedHashSet<>();
        var left = new ArrayList<String>();
        for (GroupGoal goal : baseline.groups().values()) {
            List<Change> members = goal.administrators() ? groups.memberships(goal) : List.of();
            GroupPlan plan = groups.plan(goal);
            if (goal.administrators() && !plan.isWhole()) {
                left.add(plan.reasons());
            } else if (!members.isEmpty()) {
                all.addAll(plan.changes());
                all.addAll(members);
            } else if (goal.administrators() && !plan.isDone()) {
                all.addAll(plan.changes());
            }
        }
        return all.isEmpty()
                ? byHand(
                        finding,
                        left.isEmpty()
                                ? "lockstep.yaml names no other administrator who has a user."
                                : String.join(" ", left))
                : new Mending(List.copyOf(all), List.of());
    }

    private Mending fewer(Finding finding, List<String> now) {
        Set<Change> all = new LinkedHashSet<>();
        var left = new ArrayList<String>();
        for (String user : now) {
            switch (belonging.of(user)) {
                case Belonging.Place.Nowhere(var why) -> left.add(user + " " + why + ".");
                case Belonging.Place.Groups(var goals) -> {
                    if (goals.stream().anyMatch(GroupGoal::administrators)) {
                        left.add(user + " is an administrator by lockstep.yaml.");
                    } else {
                        Mending one = lessen(finding, user, goals);
                        all.addAll(one.changes());
                        if (one.changes().isEmpty()) {
                            left.add(user + " cannot be made less by what it declares.");
                        }
                    }
                }
            }
        }
        return all.isEmpty()
                ? byHand(finding, String.join(" ", left))
                : new Mending(List.copyOf(all), List.of());
    }

    private static Task task(Finding finding, String why) {
        return Task.of(Step.GROUPS, why + " " + finding.advice().orElseThrow().text());
    }

    private static Mending byHand(Finding finding, String why) {
        return Mending.byHand(task(finding, why));
    }
}
