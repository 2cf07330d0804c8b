package dev.lockstep.plan.mending;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Group;
import dev.lockstep.account.policies.ManagedPolicy;
import dev.lockstep.account.policies.ManagedPolicy.Version;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.GroupGoal;
import dev.lockstep.baseline.GroupGoal.PolicyGoal;
import dev.lockstep.change.Change;
import dev.lockstep.change.PolicyChange;
import dev.lockstep.control.Finding;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.plan.PlanRequest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Replaces a policy that allows everything by what the baseline declares: by the document that it
/// gives the policy, or, where nobody is to have it, by what its holders are to have instead; then
/// it is deleted.
final class StarMending {
    private final AccountSnapshot snapshot;
    private final Baseline baseline;
    private final PolicyUsers users;
    private final DeclaredPolicies policies;
    private final DeclaredGroups groups;
    private final Belonging belonging;
    private final RightsMending rights;

    StarMending(
            PlanRequest request,
            PolicyUsers users,
            DeclaredPolicies policies,
            DeclaredGroups groups,
            Belonging belonging,
            RightsMending rights) {
        this.snapshot = request.audit().snapshot();
        this.baseline = request.audit().baseline();
        this.users = users;
        this.policies = policies;
        this.groups = groups;
        this.belonging = belonging;
        this.rights = rights;
    }

    Mending replace(Finding finding) {
        if (GroupMendings.isUndeclared(baseline)) {
            return GroupMendings.undeclared();
        }
        Subject subject = finding.subject();
        Optional<ManagedPolicy> managed =
                snapshot.policies().found().orElse(List.of()).stream()
                        .filter(one -> one.name().equals(subject.name()))
                        .filter(one -> subject.arn().filter(one.arn()::equals).isPresent())
                        .findFirst();
        return managed.isPresent() ? managed(finding, managed.get()) : inline(finding);
    }

    private Mending managed(Finding finding, ManagedPolicy policy) {
        List<PolicyGoal> goals =
                baseline.groups().values().stream()
                        .flatMap(goal -> goal.policies().orElse(List.of()).stream())
                        .filter(goal -> goal.isMetBy(policy.name(), policy.arn()))
                        .toList();
        for (PolicyGoal goal : goals) {
            if (goal.document().isPresent()) {
                return switch (policies.find(goal)) {
                    case DeclaredPolicies.Found.Usable(var _, var first) ->
                            first.map(Mending::by)
                                    .orElseGet(() ->
                                            byHand(
                                                    finding,
                                                    "lockstep.yaml gives the policy "
                                                            + policy.name()
                                                            + " this very document."));
                    case DeclaredPolicies.Found.Unusable(var why) ->
                            byHand(finding, GroupPlan.sentences(List.of(why)));
                };
            }
        }
        if (!goals.isEmpty()) {
            return byHand(
                    finding,
                    "lockstep.yaml gives the policy "
                            + policy.name()
                            + " to a group, and no file with its document.");
        }
        return deleted(finding, policy);
    }

    /// Deletes a policy that nobody is to have, after its holders have what is declared for them.
    private Mending deleted(Finding finding, ManagedPolicy policy) {
        if (users.missing().isPresent()) {
            return byHand(
                    finding,
                    "It is not known who has it: " + users.missing().get().because() + ".");
        }
        Set<Change> all = new LinkedHashSet<>();
        var left = new ArrayList<String>();
        for (PolicyUsers.Holder holder : users.of(policy.arn())) {
            List<Change> changes =
                    switch (holder.kind()) {
                        case USER -> moved(holder.name());
                        case GROUP -> freed(holder.name());
                        case ROLE, BOUNDARY_OF_USER, BOUNDARY_OF_ROLE -> List.of();
                    };
            if (changes.isEmpty()) {
                left.add(holder.toString());
            }
            all.addAll(changes);
        }
        if (!left.isEmpty()) {
            return byHand(
                    finding,
                    "By what lockstep.yaml declares, the policy "
                            + policy.name()
                            + " cannot be taken off "
                            + String.join(", ", left)
                            + ".");
        }
        List<String> older =
                policy.versions().stream()
                        .map(Version::id)
                        .filter(id -> !id.equals(policy.defaultVersion()))
                        .toList();
        all.add(
                new PolicyChange.DeletePolicy(
                        DeclaredPolicies.subject(policy.name(), policy.arn()),
                        policy.arn(),
                        older));
        return new Mending(List.copyOf(all), List.of());
    }

    private List<Change> moved(String user) {
        return rights.move(user) instanceof RightsMending.Move.Planned(var changes)
                ? changes
                : List.of();
    }

    /// What takes a group everything that is not declared; none: it would keep it.
    private List<Change> freed(String name) {
        Optional<GroupGoal> goal = baseline.group(name);
        Optional<Group> group = groups.existing(name);
        if (goal.isEmpty()) {
            return group
                    .filter(_ -> belonging.membersAreKnown())
                    .filter(one -> belonging.members(one.name()).isEmpty())
                    .map(GroupMending::deleted)
                    .stream()
                    .toList();
        }
        GroupPlan plan = groups.plan(goal.get());
        return plan.isWhole() && !plan.isDone() && goal.get().declaresPolicies()
                ? plan.changes()
                : List.of();
    }

    private Mending inline(Finding finding) {
        String[] name = finding.subject().name().split("/", 2);
        String arn = finding.subject().arn().orElse("");
        List<Change> changes =
                finding.subject().owner().isPresent()
                        ? moved(finding.subject().owner().get())
                        : arn.contains(":group/") ? freed(name[0]) : List.of();
        return changes.isEmpty()
                ? byHand(
                        finding,
                        "By what lockstep.yaml declares, the inline policy "
                                + finding.subject().name()
                                + " cannot be removed or replaced.")
                : new Mending(changes, List.of());
    }

    private static Mending byHand(Finding finding, String why) {
        return Mending.byHand(
                Task.of(Step.GROUPS, why + " " + finding.advice().orElseThrow().text()));
    }
}
