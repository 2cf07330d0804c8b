package dev.lockstep.plan.mending;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Group;
import dev.lockstep.account.Read;
import dev.lockstep.account.Role;
import dev.lockstep.account.User;
import dev.lockstep.account.policies.AttachedPolicy;
import dev.lockstep.account.policies.InlinePolicy;
import dev.lockstep.account.policies.ManagedPolicy;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.GroupGoal;
import dev.lockstep.change.Change;
import dev.lockstep.change.PolicyChange;
import dev.lockstep.control.Finding;
import dev.lockstep.control.Status;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.effect.IamArn;
import dev.lockstep.plan.PlanRequest;
import dev.lockstep.policy.Malformed;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.PolicyParse;
import dev.lockstep.policy.catalog.AwsManagedPolicies;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Takes rights off users once the groups that are declared for them stand. What a user gains by it
/// is what declared groups grant; no policy of a user is ever given to a group. The permissions
/// boundary stays, and so does the policy by which AWS holds a leaked key back.
final class RightsMending {
    private static final String CLOUDSHELL = "AWSCloudShellFullAccess";

    private final AccountSnapshot snapshot;
    private final Baseline baseline;
    private final Belonging belonging;
    private final DeclaredGroups groups;
    private final Set<String> mfaEnforced = new HashSet<>();
    private final Map<String, PolicyParse> documents = new HashMap<>();

    RightsMending(PlanRequest request, Belonging belonging, DeclaredGroups groups) {
        this.snapshot = request.audit().snapshot();
        this.baseline = request.audit().baseline();
        this.belonging = belonging;
        this.groups = groups;
        request.audit().findings().stream()
                .filter(one -> one.control().id().equals("mfa-enforced"))
                .filter(one -> one.status() == Status.PASS)
                .forEach(one -> mfaEnforced.add(one.subject().name()));
        for (ManagedPolicy policy : snapshot.policies().found().orElse(List.of())) {
            policy.document().ifPresent(document -> documents.put(policy.arn(), document));
        }
    }

    /// What takes the rights off a user, or why that cannot be planned.
    sealed interface Move {
        /// These changes; none where the user has no policy of its own.
        record Planned(List<Change> changes) implements Move {
            public Planned {
                changes = List.copyOf(changes);
            }
        }

        /// It cannot be planned.
        ///
        /// @param why sentences
        record Refused(String why) implements Move {}
    }

    Mending moveToGroups(Finding finding) {
        if (GroupMendings.isUndeclared(baseline)) {
            return GroupMendings.undeclared();
        }
        String user = finding.subject().name();
        Optional<Task> underway = Underway.task(snapshot, baseline, Step.GROUPS, user);
        if (underway.isPresent()) {
            return Mending.byHand(underway.get());
        }
        return switch (move(user)) {
            case Move.Planned(var changes) -> new Mending(changes, List.of());
            case Move.Refused(var why) -> Mending.byHand(Task.of(Step.GROUPS, why, user));
        };
    }

    /// What takes all rights of its own off a user.
    Move move(String name) {
        User user = snapshot.account().users().get(name);
        if (user == null || !belonging.membersAreKnown()) {
            return new Move.Refused("The policies of its own of a user were not read.");
        }
        return switch (belonging.of(name)) {
            case Belonging.Place.Nowhere(var why) ->
                    new Move.Refused(
                            "A user who "
                                    + why
                                    + " keeps the policies that are attached to it: say in"
                                    + " lockstep.yaml who it is and to which group it belongs, or"
                                    + " take them off by hand.");
            case Belonging.Place.Groups(var goals) -> move(user, goals);
        };
    }

    private Move move(User user, List<GroupGoal> goals) {
        List<Change> off = off(user);
        if (off.isEmpty()) {
            return new Move.Planned(List.of());
        }
        if (mayDeny(user)) {
            Optional<String> other =
                    user.groups().stream()
                            .filter(group -> !belonging.gives(user.name(), group))
                            .findFirst();
            if (other.isPresent()) {
                return new Move.Refused(
                        "A policy of its own of a user who is in the group "
                                + other.get()
                                + ", which lockstep.yaml does not give it, denies something:"
                                + " without it the user could do more than the declared groups"
                                + " grant. Take the user out of that group first.");
            }
            if (mfaEnforced.contains(user.name())) {
                return new Move.Refused(
                        "A policy of its own of a user asks for MFA, and no group does yet: let a"
                                + " group of the user ask for it first (`mfa: {enforce: true}` in"
                                + " lockstep.yaml), then its own policies can go.");
            }
        }
        var all = new LinkedHashSet<Change>();
        for (GroupGoal goal : goals) {
            GroupPlan plan = groups.plan(goal);
            Optional<Change> joins = groups.membership(user.name(), goal);
            if (!plan.grants() || (joins.isPresent() && !plan.isWhole())) {
                return new Move.Refused(
                        "A user keeps the policies of its own as long as its group "
                                + plan.name()
                                + " is not as declared. "
                                + plan.reasons());
            }
            if (mayDeny(user) && !plan.takes().isEmpty()) {
                return new Move.Refused(
                        "A policy of its own of a user denies something, and its group "
                                + plan.name()
                                + " still has more than lockstep.yaml declares: make that group as"
                                + " declared first, then the user's own policies can go.");
            }
            all.addAll(plan.gives());
            if (joins.isPresent()) {
                all.addAll(plan.takes());
                all.add(joins.get());
            }
        }
        all.addAll(off);
        return new Move.Planned(List.copyOf(all));
    }

    private List<Change> off(User user) {
        Subject subject = Subject.user(snapshot.user(user.name()));
        var off = new ArrayList<Change>();
        for (AttachedPolicy policy : user.attachedPolicies()) {
            if (!policy.isKeyQuarantine()) {
                off.add(new PolicyChange.DetachPolicyFromUser(subject, user.name(), policy.arn()));
            }
        }
        for (InlinePolicy policy : user.inlinePolicies()) {
            off.add(new PolicyChange.DeleteUserPolicy(subject, user.name(), policy.name()));
        }
        return off;
    }

    /// Whether a policy of its own denies something, or may: where it does, the user can do more
    /// without it.
    private boolean mayDeny(User user) {
        return Stream.concat(
                        user.inlinePolicies().stream()
                                .map(InlinePolicy::document)
                                .map(Optional::of),
                        user.attachedPolicies().stream()
                                .filter(policy -> !policy.isKeyQuarantine())
                                .map(this::document))
                .anyMatch(document -> document.map(RightsMending::denies).orElse(true));
    }

    private static boolean denies(PolicyParse document) {
        return switch (document) {
            case PolicyDocument policy ->
                    policy.statements().stream().anyMatch(one -> !one.allows());
            case Malformed _ -> true;
        };
    }

    private Optional<PolicyParse> document(AttachedPolicy policy) {
        return Optional.ofNullable(documents.get(policy.arn()))
                .or(() ->
                        AwsManagedPolicies.builtIn()
                                .byArn(policy.arn())
                                .map(AwsManagedPolicies.Known::document));
    }

    Mending detachCloudShell(Finding finding) {
        if (GroupMendings.isUndeclared(baseline)) {
            return GroupMendings.undeclared();
        }
        var changes = new ArrayList<Change>();
        var left = new ArrayList<String>();
        for (User user : snapshot.detailedUsers().found().orElse(List.of())) {
            user.attachedPolicies().stream()
                    .filter(RightsMending::isCloudShell)
                    .forEach(policy -> {
                        if (belonging.of(user.name()) instanceof Belonging.Place.Groups) {
                            changes.add(
                                    new PolicyChange.DetachPolicyFromUser(
                                            Subject.user(snapshot.user(user.name())),
                                            user.name(),
                                            policy.arn()));
                        } else {
                            left.add("user " + user.name());
                        }
                    });
        }
        for (Group group : snapshot.groups().found().orElse(List.of())) {
            if (group.attachedPolicies().stream().anyMatch(RightsMending::isCloudShell)) {
                List<Change> takes = detached(group);
                changes.addAll(takes);
                if (takes.isEmpty()) {
                    left.add("group " + group.name());
                }
            }
        }
        for (Role role : snapshot.roles().found().orElse(List.of())) {
            if (role.attachedPolicies().stream().anyMatch(RightsMending::isCloudShell)) {
                left.add("role " + role.name());
            }
        }
        boolean isKnown =
                snapshot.detailedUsers() instanceof Read.Known<List<User>>
                        && snapshot.groups() instanceof Read.Known<List<Group>>
                        && snapshot.roles() instanceof Read.Known<List<Role>>;
        if (!isKnown) {
            left.add("others whose lists were not read");
        }
        return left.isEmpty()
                ? new Mending(changes, List.of())
                : new Mending(
                        changes,
                        List.of(),
                        List.of(
                                Task.of(
                                        Step.GROUPS,
                                        "By what lockstep.yaml declares, AWSCloudShellFullAccess"
                                                + " cannot be detached from "
                                                + String.join(", ", left)
                                                + ". "
                                                + finding.advice().orElseThrow().text())));
    }

    private List<Change> detached(Group group) {
        return baseline.group(group.name())
                .map(groups::plan)
                .filter(GroupPlan::isWhole)
                .map(plan ->
                        plan.takes().stream()
                                .filter(change ->
                                        change instanceof PolicyChange.DetachPolicyFromGroup one
                                                && isCloudShell(
                                                        new AttachedPolicy(
                                                                IamArn.policyName(one.arn()),
                                                                one.arn())))
                                .toList())
                .orElse(List.of());
    }

    private static boolean isCloudShell(AttachedPolicy policy) {
        return policy.isAwsManaged() && policy.name().equals(CLOUDSHELL);
    }
}
