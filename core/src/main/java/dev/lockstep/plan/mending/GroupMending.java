package dev.lockstep.plan.mending;

import dev.lockstep.account.Group;
import dev.lockstep.account.policies.AttachedPolicy;
import dev.lockstep.account.policies.InlinePolicy;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.GroupGoal;
import dev.lockstep.baseline.Person;
import dev.lockstep.change.Change;
import dev.lockstep.change.GroupChange;
import dev.lockstep.change.UserChange;
import dev.lockstep.control.Finding;
import dev.lockstep.control.Remedy;
import dev.lockstep.control.Status;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.plan.PlanRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Mends what is wrong with groups: made as declared, filled, or deleted where nobody is in them
/// and nobody wants them.
final class GroupMending {
    private static final String SUPPORT = "AWSSupportAccess";

    private final PlanRequest request;
    private final Baseline baseline;
    private final Belonging belonging;
    private final DeclaredGroups groups;
    private @Nullable Set<String> planned;

    GroupMending(PlanRequest request, Belonging belonging, DeclaredGroups groups) {
        this.request = request;
        this.baseline = request.audit().baseline();
        this.belonging = belonging;
        this.groups = groups;
    }

    Mending makeAsDeclared(Finding finding) {
        return baseline.group(finding.subject().name())
                .map(goal -> {
                    GroupPlan plan = groups.plan(goal);
                    return plan.isWhole()
                            ? changes(made(goal))
                            : task(
                                    "The group "
                                            + plan.name()
                                            + " is not made as declared. "
                                            + plan.reasons());
                })
                .orElse(Mending.NOTHING);
    }

    /// What makes a group as it is declared; who belongs into it too where it does not exist yet.
    private List<Change> made(GroupGoal goal) {
        GroupPlan plan = groups.plan(goal);
        var all = new ArrayList<>(plan.changes());
        if (!plan.exists()) {
            all.addAll(groups.memberships(goal));
        }
        return all;
    }

    Mending fillOrDelete(Finding finding) {
        String name = finding.subject().name();
        Optional<GroupGoal> goal = baseline.group(name);
        if (goal.isPresent()) {
            return fill(goal.get());
        }
        return baseline.groups().isEmpty()
                ? GroupMendings.undeclared()
                : groups.existing(name)
                        .map(group -> Mending.by(deleted(group)))
                        .orElse(Mending.NOTHING);
    }

    /// The change that deletes a group that has no members.
    static Change deleted(Group group) {
        return new GroupChange.DeleteGroup(
                Subject.of(Subject.Kind.GROUP, group.name(), group.arn()),
                group.name(),
                group.attachedPolicies().stream().map(AttachedPolicy::arn).toList(),
                group.inlinePolicies().stream().map(InlinePolicy::name).toList());
    }

    /// Who comes into a group gets what it has, so it is made as declared before.
    private Mending fill(GroupGoal goal) {
        GroupPlan plan = groups.plan(goal);
        var members = new ArrayList<>(groups.memberships(goal));
        for (String user : belonging.coming(goal.name())) {
            if (isPlanned(user)) {
                members.add(
                        new UserChange.AddToGroup(
                                Subject.of(Subject.Kind.USER, user, Optional.empty()),
                                user,
                                plan.name()));
            }
        }
        if (members.isEmpty()) {
            return task(
                    "The group "
                            + plan.name()
                            + " is declared and has no member, and lockstep.yaml puts no user into"
                            + " it who is there or comes with this plan: give it to a person or a"
                            + " service there, or take the group out of the file.");
        }
        if (!plan.isWhole()) {
            return task(
                    "Nobody is put into the group "
                            + plan.name()
                            + ", since it is not as declared. "
                            + plan.reasons());
        }
        var all = new ArrayList<>(plan.changes());
        all.addAll(members);
        return changes(all);
    }

    /// Whether a plan of this request makes the user.
    private boolean isPlanned(String user) {
        Set<String> known = planned;
        if (known == null) {
            known = findPlanned();
            planned = known;
        }
        return known.contains(user);
    }

    private Set<String> findPlanned() {
        Set<String> users = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (Finding finding : request.audit().findings()) {
            if (finding.status() == Status.FAIL
                    && request.selection().takes(finding.control())
                    && finding.advice()
                            .filter(one -> one.remedy() == Remedy.CREATE_USER)
                            .isPresent()) {
                Person person = baseline.people().get(finding.subject().name());
                if (person != null) {
                    users.add(person.user());
                }
            }
        }
        return users;
    }

    /// A group that does more than it is for is made as declared; what is declared itself is not
    /// judged here, and stays by hand where it is too much.
    Mending limit(Finding finding) {
        Optional<GroupGoal> found = baseline.group(finding.subject().name());
        if (found.isEmpty()) {
            return Mending.NOTHING;
        }
        GroupGoal goal = found.get();
        GroupPlan plan = groups.plan(goal);
        if (!goal.declaresPolicies()) {
            return limitByHand(
                    finding,
                    goal,
                    "lockstep.yaml says what the group "
                            + plan.name()
                            + " is for, and not which policies it has.");
        }
        if (plan.isDone()) {
            return limitByHand(
                    finding,
                    goal,
                    "The group "
                            + plan.name()
                            + " is as declared, so what lockstep.yaml declares for it is too"
                            + " much.");
        }
        return plan.isWhole()
                ? changes(plan.changes())
                : task("The group " + plan.name() + " is not made as declared. " + plan.reasons());
    }

    private static Mending limitByHand(Finding finding, GroupGoal goal, String why) {
        return Mending.byHand(
                new Task(
                        Step.GROUPS,
                        why + " " + finding.advice().orElseThrow().text(),
                        Optional.empty(),
                        goal.services().map(_ -> "lockstep access make-policy")));
    }

    Mending attachSupport(Finding finding) {
        var reasons = new ArrayList<String>();
        for (GroupGoal goal : baseline.groups().values()) {
            boolean lists =
                    goal.policies().orElse(List.of()).stream()
                            .anyMatch(one -> one.isMetBy(SUPPORT, supportArn()));
            if (lists) {
                GroupPlan plan = groups.plan(goal);
                if (plan.isWhole()) {
                    return changes(made(goal));
                }
                reasons.add(plan.reasons());
            }
        }
        return task(
                (reasons.isEmpty()
                                ? "No group in lockstep.yaml has the policy AWSSupportAccess."
                                : "The group that lockstep.yaml gives AWSSupportAccess is not made"
                                        + " as declared. "
                                        + String.join(" ", reasons))
                        + " "
                        + finding.advice().orElseThrow().text());
    }

    private String supportArn() {
        return "arn:" + request.audit().snapshot().partition() + ":iam::aws:policy/" + SUPPORT;
    }

    private static Mending changes(List<Change> changes) {
        return new Mending(changes, List.of());
    }

    private static Mending task(String what) {
        return Mending.byHand(Task.of(Step.GROUPS, what));
    }
}
