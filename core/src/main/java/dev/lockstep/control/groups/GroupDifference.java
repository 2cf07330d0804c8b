package dev.lockstep.control.groups;

import dev.lockstep.access.UnknownPolicy;
import dev.lockstep.access.judgement.RequireMfa;
import dev.lockstep.account.Group;
import dev.lockstep.account.Read;
import dev.lockstep.account.policies.AttachedPolicy;
import dev.lockstep.account.policies.InlinePolicy;
import dev.lockstep.baseline.GroupGoal;
import dev.lockstep.baseline.GroupGoal.PolicyGoal;
import dev.lockstep.control.Evidence;
import dev.lockstep.control.Ruling;
import dev.lockstep.policy.Malformed;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.PolicyParse;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// How a group differs from what is declared of it.
final class GroupDifference {
    private final List<String> missing = new ArrayList<>();
    private final List<String> extra = new ArrayList<>();
    private final List<String> changed = new ArrayList<>();
    private final List<Read.Missing<?>> unreadable = new ArrayList<>();

    /// @param enforcesMfa whether the policy that plans attach to groups of people, where the
    ///   baseline enforces MFA, counts as declared
    GroupDifference(GroupGoal goal, Group group, boolean enforcesMfa) {
        if (goal.declaresPolicies()) {
            compareAttached(
                    goal.policies().orElse(List.of()), group.attachedPolicies(), enforcesMfa);
            compareInline(goal.inline().orElseGet(TreeMap::new), group.inlinePolicies());
        }
    }

    /// Whether they differ.
    Ruling ruling() {
        boolean known = !missing.isEmpty() || !extra.isEmpty() || !changed.isEmpty();
        return Ruling.any(
                Ruling.of(known), unreadable.isEmpty() ? Ruling.no() : new Ruling.Open(unreadable));
    }

    /// The difference in words, without a full stop.
    String text() {
        var parts = new ArrayList<String>();
        add(parts, "missing ", missing);
        add(parts, "not declared ", extra);
        add(parts, "another document in ", changed);
        return String.join("; ", parts);
    }

    Evidence evidence() {
        return Evidence.NONE
                .with("missing", missing)
                .with("not declared", extra)
                .with("another document", changed);
    }

    private void compareAttached(
            List<PolicyGoal> goals, List<AttachedPolicy> attached, boolean enforcesMfa) {
        for (PolicyGoal goal : goals) {
            if (attached.stream().noneMatch(policy -> isMet(goal, policy))) {
                missing.add(goal.nameOrArn());
            }
        }
        for (AttachedPolicy policy : attached) {
            boolean declared =
                    goals.stream().anyMatch(goal -> isMet(goal, policy))
                            || (enforcesMfa && isMfaPolicy(policy));
            if (!declared) {
                extra.add(policy.name());
            }
        }
    }

    private void compareInline(SortedMap<String, PolicyParse> goals, List<InlinePolicy> inline) {
        var unmet = new TreeMap<>(goals);
        for (InlinePolicy policy : inline) {
            PolicyParse goal = unmet.remove(policy.name());
            if (goal == null) {
                extra.add(policy.name() + " (inline)");
            } else {
                compare(policy.name(), goal, policy.document());
            }
        }
        unmet.keySet().forEach(name -> missing.add(name + " (inline)"));
    }

    private void compare(String name, PolicyParse goal, PolicyParse actual) {
        switch (goal) {
            case Malformed malformed ->
                    unreadable.add(
                            UnknownPolicy.malformed(
                                    "the declared inline policy " + name, malformed));
            case PolicyDocument wanted -> {
                switch (actual) {
                    case Malformed malformed ->
                            unreadable.add(
                                    UnknownPolicy.malformed("inline policy " + name, malformed));
                    case PolicyDocument present -> {
                        if (!PolicyContent.of(wanted).equals(PolicyContent.of(present))) {
                            changed.add(name + " (inline)");
                        }
                    }
                }
            }
        }
    }

    private static boolean isMet(PolicyGoal goal, AttachedPolicy policy) {
        return goal.isMetBy(policy.name(), policy.arn());
    }

    private static boolean isMfaPolicy(AttachedPolicy policy) {
        return !policy.isAwsManaged() && policy.name().equals(RequireMfa.NAME);
    }

    private static void add(List<String> parts, String what, List<String> names) {
        if (!names.isEmpty()) {
            parts.add(what + String.join(", ", names));
        }
    }
}
