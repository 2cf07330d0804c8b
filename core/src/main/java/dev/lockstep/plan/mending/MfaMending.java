package dev.lockstep.plan.mending;

import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.GroupGoal;
import dev.lockstep.change.Change;
import dev.lockstep.control.Finding;
import dev.lockstep.control.Remedy;
import dev.lockstep.control.Status;
import dev.lockstep.control.Step;
import dev.lockstep.plan.PlanRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Lets groups of people ask for MFA, as few groups as reach everybody who is to be asked: by the
/// policy LockstepRequireMfa, and only where nobody is stopped by it.
final class MfaMending {
    private final PlanRequest request;
    private final Baseline baseline;
    private final Belonging belonging;
    private final DeclaredGroups groups;
    private final MfaGroups enforcing;
    private @Nullable Map<String, GroupGoal> chosen;

    MfaMending(
            PlanRequest request,
            Belonging belonging,
            DeclaredGroups groups,
            DeclaredPolicies policies) {
        this.request = request;
        this.baseline = request.audit().baseline();
        this.belonging = belonging;
        this.groups = groups;
        this.enforcing = new MfaGroups(request, belonging, groups, policies);
    }

    Mending enforce(Finding finding) {
        String user = finding.subject().name();
        if (!baseline.mfa().enforce()) {
            return task(
                    "lockstep.yaml does not ask for it: with `mfa: {enforce: true}` a plan lets"
                            + " groups of people ask for MFA. Until then these can do more without"
                            + " MFA than set it up.",
                    user);
        }
        if (GroupMendings.isUndeclared(baseline)) {
            return GroupMendings.undeclared();
        }
        return switch (belonging.of(user)) {
            case Belonging.Place.Nowhere(var why) ->
                    task("No group asks a user for MFA who " + why + ".", user);
            case Belonging.Place.Groups _ when belonging.isService(user) ->
                    task(
                            "A service has a console password, and no group of services is made to"
                                    + " ask for MFA: take the password away, or declare a person"
                                    + " for whoever signs in with it.",
                            user);
            case Belonging.Place.Groups(var goals) -> {
                GroupGoal goal = chosen().get(user);
                yield goal == null ? refused(user, goals) : enforced(user, goal);
            }
        };
    }

    private Mending enforced(String user, GroupGoal goal) {
        var all = new LinkedHashSet<Change>();
        Optional<Change> joins = groups.membership(user, goal);
        if (joins.isPresent()) {
            all.addAll(groups.plan(goal).changes());
            all.add(joins.get());
        }
        all.addAll(enforcing.changes(goal));
        return all.isEmpty()
                ? task(
                        "The group "
                                + goal.name()
                                + " asks for MFA already, and its members can do more without MFA"
                                + " all the same: look at what else they have, as the evidence of"
                                + " mfa-enforced shows it.",
                        user)
                : new Mending(List.copyOf(all), List.of());
    }

    private Mending refused(String user, List<GroupGoal> goals) {
        var tasks = new ArrayList<Task>();
        for (GroupGoal goal : goals) {
            String why =
                    enforcing
                            .against(goal)
                            .orElse(
                                    "it is not as declared, so nobody is put into it. "
                                            + groups.plan(goal).reasons());
            tasks.add(
                    Task.of(
                            Step.USER_MFA,
                            "The group " + goal.name() + " does not ask for MFA yet: " + why));
        }
        return tasks.isEmpty()
                ? task("No group asks these for MFA.", user)
                : new Mending(List.of(), List.of(), tasks);
    }

    /// The group that is to ask each user: as few groups as possible, the largest first.
    private Map<String, GroupGoal> chosen() {
        Map<String, GroupGoal> known = chosen;
        if (known == null) {
            known = choose();
            chosen = known;
        }
        return known;
    }

    private Map<String, GroupGoal> choose() {
        Map<String, Set<String>> reach = new TreeMap<>();
        Map<String, GroupGoal> goals = new HashMap<>();
        for (Finding finding : request.audit().findings()) {
            if (finding.status() == Status.FAIL
                    && request.selection().takes(finding.control())
                    && finding.advice()
                            .filter(one -> one.remedy() == Remedy.ENFORCE_MFA)
                            .isPresent()) {
                String user = finding.subject().name();
                for (GroupGoal goal : belonging.groups(user)) {
                    boolean canBeIn =
                            belonging.isIn(user, goal.name()) || groups.plan(goal).isWhole();
                    if (canBeIn && enforcing.against(goal).isEmpty()) {
                        goals.put(goal.name(), goal);
                        reach.computeIfAbsent(goal.name(), _ -> new LinkedHashSet<>()).add(user);
                    }
                }
            }
        }
        Map<String, GroupGoal> of = new HashMap<>();
        while (!reach.isEmpty()) {
            String largest =
                    reach.entrySet().stream()
                            .max(
                                    Comparator.comparingInt((Map.Entry<String, Set<String>> one) ->
                                            one.getValue().size()))
                            .orElseThrow()
                            .getKey();
            Set<String> users = Set.copyOf(reach.get(largest));
            GroupGoal goal = goals.get(largest);
            if (goal != null) {
                users.forEach(user -> of.put(user, goal));
            }
            reach.values().forEach(some -> some.removeAll(users));
            reach.values().removeIf(Set::isEmpty);
        }
        return of;
    }

    private static Mending task(String what, String user) {
        return Mending.byHand(Task.of(Step.USER_MFA, what, user));
    }
}
