package dev.lockstep.plan.mending;

import dev.lockstep.access.judgement.RequireMfa;
import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Group;
import dev.lockstep.account.Read;
import dev.lockstep.account.policies.AttachedPolicy;
import dev.lockstep.account.policies.InlinePolicy;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.GroupGoal;
import dev.lockstep.baseline.GroupGoal.PolicyGoal;
import dev.lockstep.change.Change;
import dev.lockstep.change.GroupChange;
import dev.lockstep.change.PolicyChange;
import dev.lockstep.change.UserChange;
import dev.lockstep.control.Subject;
import dev.lockstep.plan.PlanRequest;
import dev.lockstep.policy.PolicyParse;
import dev.lockstep.policy.PolicySize;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Works out, once for each group that the baseline declares, what it takes to make it so.
final class DeclaredGroups {
    /// Rule source: IAM User Guide, "IAM and AWS STS quotas": managed policies of a group.
    static final int MOST_ATTACHED = 10;

    private final AccountSnapshot snapshot;
    private final Baseline baseline;
    private final Belonging belonging;
    private final DeclaredPolicies policies;
    private final Marks marks;
    private final SortedMap<String, Group> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, GroupPlan> plans = new HashMap<>();

    DeclaredGroups(PlanRequest request, Belonging belonging, DeclaredPolicies policies) {
        this.snapshot = request.audit().snapshot();
        this.baseline = request.audit().baseline();
        this.belonging = belonging;
        this.policies = policies;
        this.marks = new Marks(request.audit());
        snapshot.groups()
                .found()
                .orElse(List.of())
                .forEach(group -> byName.put(group.name(), group));
    }

    /// An existing group by its name in any spelling.
    Optional<Group> existing(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    GroupPlan plan(GroupGoal goal) {
        GroupPlan known = plans.get(goal.name().toLowerCase(Locale.ROOT));
        if (known == null) {
            known = new Work(goal).plan();
            plans.put(goal.name().toLowerCase(Locale.ROOT), known);
        }
        return known;
    }

    /// What puts a user into a declared group; empty if it is in it already.
    Optional<Change> membership(String user, GroupGoal goal) {
        return belonging.isIn(user, goal.name())
                ? Optional.empty()
                : Optional.of(
                        new UserChange.AddToGroup(
                                Subject.user(snapshot.user(user)), user, plan(goal).name()));
    }

    /// What puts every existing user into a group whom the baseline gives it.
    List<Change> memberships(GroupGoal goal) {
        return belonging.given(goal.name()).stream()
                .flatMap(user -> membership(user, goal).stream())
                .toList();
    }

    /// The work on one group.
    private final class Work {
        private final GroupGoal goal;
        private final Optional<Group> group;
        private final String name;
        private final Subject subject;
        private final List<Change> gives = new ArrayList<>();
        private final List<Change> takes = new ArrayList<>();
        private final List<String> obstacles = new ArrayList<>();
        private final List<String> leftAlone = new ArrayList<>();

        Work(GroupGoal goal) {
            this.goal = goal;
            this.group = existing(goal.name());
            this.name = group.map(Group::name).orElse(goal.name());
            this.subject = Subject.of(Subject.Kind.GROUP, goal.name(), group.flatMap(Group::arn));
        }

        GroupPlan plan() {
            if (snapshot.groups() instanceof Read.Missing<List<Group>> missing) {
                obstacles.add("the groups were not read: " + missing.because());
            } else if (group.isEmpty() && snapshot.accountId().isEmpty()) {
                obstacles.add("the account's id is not known");
            } else {
                if (group.isEmpty()) {
                    gives.add(new GroupChange.CreateGroup(subject, name));
                }
                if (goal.declaresPolicies()) {
                    attached();
                    inline();
                } else {
                    marks.against(goal, group).ifPresent(obstacles::add);
                    if (!obstacles.isEmpty()) {
                        gives.clear(); // an empty group that nobody may join is of no use
                    }
                }
                keepBreakGlass();
            }
            return new GroupPlan(
                    name, subject, group.isPresent(), gives, takes, obstacles, leftAlone);
        }

        private void attached() {
            List<PolicyGoal> goals = goal.policies().orElse(List.of());
            List<AttachedPolicy> now = group.map(Group::attachedPolicies).orElse(List.of());
            int count = now.size();
            for (PolicyGoal wanted : goals) {
                boolean has = now.stream().anyMatch(one -> wanted.isMetBy(one.name(), one.arn()));
                switch (policies.find(wanted)) {
                    case DeclaredPolicies.Found.Usable(var arn, var first) -> {
                        first.ifPresent(gives::add);
                        if (!has) {
                            gives.add(new PolicyChange.AttachPolicyToGroup(subject, name, arn));
                            count++;
                        }
                    }
                    case DeclaredPolicies.Found.Unusable(var why) -> {
                        if (!has || wanted.document().isPresent()) {
                            obstacles.add(why);
                        }
                    }
                }
            }
            if (count > MOST_ATTACHED && count > now.size()) {
                obstacles.add(
                        "the group "
                                + name
                                + " would have "
                                + count
                                + " managed policies for a while, and AWS takes "
                                + MOST_ATTACHED);
            }
            for (AttachedPolicy one : now) {
                if (!isDeclared(one, goals)) {
                    takes.add(new PolicyChange.DetachPolicyFromGroup(subject, name, one.arn()));
                }
            }
        }

        private boolean isDeclared(AttachedPolicy policy, List<PolicyGoal> goals) {
            return goals.stream().anyMatch(one -> one.isMetBy(policy.name(), policy.arn()))
                    || (baseline.mfa().enforce()
                            && !policy.isAwsManaged()
                            && policy.name().equals(RequireMfa.NAME));
        }

        private void inline() {
            SortedMap<String, PolicyParse> goals = goal.inline().orElseGet(TreeMap::new);
            var now = new TreeMap<String, InlinePolicy>();
            group.map(Group::inlinePolicies)
                    .orElse(List.of())
                    .forEach(one -> now.put(one.name(), one));
            var after = new TreeMap<String, PolicyParse>();
            now.forEach((policy, one) -> after.put(policy, one.document()));
            goals.forEach((policy, document) -> {
                InlinePolicy present = now.get(policy);
                if (present == null || !DeclaredPolicies.isSame(present.document(), document)) {
                    DeclaredPolicies.usable(document)
                            .ifPresentOrElse(
                                    why ->
                                            obstacles.add(
                                                    "the inline policy " + policy + ": " + why),
                                    () -> put(policy, document, present != null));
                    after.put(policy, document);
                }
            });
            int size =
                    after.values().stream()
                            .mapToInt(one -> PolicySize.of(DeclaredPolicies.text(one)))
                            .sum();
            if (!after.equals(inlineNow(now)) && size > PolicySize.GROUP_INLINE) {
                obstacles.add(
                        "the inline policies of the group "
                                + name
                                + " would be longer together than the "
                                + PolicySize.GROUP_INLINE
                                + " characters that AWS takes");
            }
            now.keySet().stream()
                    .filter(policy -> !goals.containsKey(policy))
                    .forEach(policy ->
                            takes.add(new PolicyChange.DeleteGroupPolicy(subject, name, policy)));
        }

        private Map<String, PolicyParse> inlineNow(Map<String, InlinePolicy> now) {
            var documents = new TreeMap<String, PolicyParse>();
            now.forEach((policy, one) -> documents.put(policy, one.document()));
            return documents;
        }

        private void put(String policy, PolicyParse document, boolean replaces) {
            gives.add(
                    new PolicyChange.PutGroupPolicy(
                            subject, name, policy, DeclaredPolicies.text(document), replaces));
        }

        /// What a group has is what its members have: with a break-glass user in it, nothing of it
        /// is changed.
        private void keepBreakGlass() {
            if (gives.isEmpty() && takes.isEmpty()) {
                return;
            }
            List<String> emergency = belonging.breakGlassIn(name);
            if (!emergency.isEmpty() || (group.isPresent() && !belonging.membersAreKnown())) {
                String why =
                        emergency.isEmpty()
                                ? "it is not known who is in the group "
                                        + name
                                        + ", so nothing of it is changed"
                                : "the group "
                                        + name
                                        + " has "
                                        + String.join(", ", emergency)
                                        + " in it, a break-glass user, so no plan changes what it"
                                        + " has; make it as declared yourself, or give the"
                                        + " break-glass user its rights apart";
                (gives.isEmpty() ? leftAlone : obstacles).add(why);
                gives.clear();
                takes.clear();
            }
        }
    }
}
