package dev.lockstep.practice.shape;

import dev.lockstep.account.Group;
import dev.lockstep.account.Role;
import dev.lockstep.account.User;
import dev.lockstep.account.policies.AttachedPolicy;
import dev.lockstep.account.policies.ManagedPolicy;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The managed policies of an account, none of those that something uses left out, each with the
/// number of its attachments.
final class PolicyList {
    private final Map<String, ManagedPolicy> byArn = new TreeMap<>();
    private final Map<String, Integer> attachments = new HashMap<>();

    private PolicyList() {}

    /// All of them, sorted by ARN.
    ///
    /// @param known those that are known already
    static List<ManagedPolicy> complete(
            Collection<ManagedPolicy> known,
            Collection<User> users,
            Collection<Group> groups,
            Collection<Role> roles) {
        var list = new PolicyList();
        known.forEach(policy -> list.byArn.put(policy.arn(), policy));
        for (User user : users) {
            user.attachedPolicies().forEach(list::count);
            user.boundary().ifPresent(list::add);
        }
        groups.forEach(group -> group.attachedPolicies().forEach(list::count));
        for (Role role : roles) {
            role.attachedPolicies().forEach(list::count);
            role.boundary().ifPresent(list::add);
        }
        return list.byArn.values().stream().map(list::counted).toList();
    }

    private void count(AttachedPolicy policy) {
        add(policy);
        attachments.merge(policy.arn(), 1, Integer::sum);
    }

    private void add(AttachedPolicy policy) {
        byArn.computeIfAbsent(policy.arn(), _ -> AwsPolicies.listed(policy));
    }

    private ManagedPolicy counted(ManagedPolicy policy) {
        return new ManagedPolicy(
                policy.name(),
                policy.arn(),
                policy.path(),
                attachments.getOrDefault(policy.arn(), 0),
                policy.defaultVersion(),
                policy.versions(),
                policy.id(),
                policy.created(),
                policy.updated(),
                policy.description(),
                policy.tags());
    }
}
