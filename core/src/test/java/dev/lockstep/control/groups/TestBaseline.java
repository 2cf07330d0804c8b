package dev.lockstep.control.groups;

import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.GroupGoal;
import dev.lockstep.baseline.GroupGoal.PolicyGoal;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.PolicyParse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Baselines for tests of this step.
final class TestBaseline {
    private TestBaseline() {}

    static Baseline trusting(String... accounts) {
        return with(new TreeMap<>(), new TreeSet<>(List.of(accounts)), false);
    }

    static Baseline declaring(GroupGoal... groups) {
        return declaring(false, groups);
    }

    static Baseline declaring(boolean enforceMfa, GroupGoal... groups) {
        var byName = new TreeMap<String, GroupGoal>();
        Arrays.stream(groups).forEach(group -> byName.put(group.name(), group));
        return with(byName, new TreeSet<>(), enforceMfa);
    }

    /// A group that declares nothing about its policies.
    static GroupGoal group(String name) {
        return goal(name, Optional.empty(), Optional.empty());
    }

    static GroupGoal group(String name, String... policies) {
        return goal(
                name,
                Optional.of(
                        Arrays.stream(policies)
                                .map(policy -> new PolicyGoal(policy, Optional.empty()))
                                .toList()),
                Optional.empty());
    }

    static GroupGoal groupWithInline(String name, Map<String, String> documents) {
        SortedMap<String, PolicyParse> inline = new TreeMap<>();
        documents.forEach((policy, json) -> inline.put(policy, PolicyDocument.parse(json)));
        return goal(name, Optional.empty(), Optional.of(inline));
    }

    private static GroupGoal goal(
            String name,
            Optional<List<PolicyGoal>> policies,
            Optional<SortedMap<String, PolicyParse>> inline) {
        return new GroupGoal(name, false, false, Optional.empty(), List.of(), policies, inline);
    }

    private static Baseline with(
            SortedMap<String, GroupGoal> groups, SortedSet<String> trusted, boolean enforceMfa) {
        Baseline base = Baseline.DEFAULT;
        return new Baseline(
                base.account(),
                base.passwordPolicy(),
                base.root(),
                base.administrators(),
                base.administratorRoles(),
                groups,
                base.people(),
                base.services(),
                base.breakGlass(),
                base.users(),
                new Baseline.Mfa(base.mfa().kind(), enforceMfa),
                base.securityContact(),
                base.trail(),
                base.accessKeys(),
                base.needs(),
                trusted,
                base.regions(),
                base.limits(),
                base.locked(),
                base.exceptions(),
                base.files());
    }
}
