package dev.lockstep.control.groups;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Group;
import dev.lockstep.account.Read;
import dev.lockstep.account.Role;
import dev.lockstep.account.User;
import dev.lockstep.account.policies.AttachedPolicy;
import dev.lockstep.account.policies.ManagedPolicy;
import dev.lockstep.control.Evidence;
import dev.lockstep.control.Ruling;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Whom an AWS managed policy is attached to. A permissions boundary is no attachment.
final class PolicyHolders {
    private final String policy;
    private final Read<List<Holder>> users;
    private final Read<List<Holder>> groups;
    private final Read<List<Holder>> roles;
    private final Read<Integer> attachmentCount;

    /// @param policy the name of an AWS managed policy, in any partition
    PolicyHolders(AccountSnapshot snapshot, String policy) {
        this.policy = policy;
        this.users =
                snapshot.detailedUsers()
                        .map(all -> holders(all, "user", User::name, User::attachedPolicies));
        this.groups =
                snapshot.groups()
                        .map(all -> holders(all, "group", Group::name, Group::attachedPolicies));
        this.roles =
                snapshot.roles()
                        .map(all -> holders(all, "role", Role::name, Role::attachedPolicies));
        this.attachmentCount = snapshot.policies().map(this::count);
    }

    /// A user, group or role that has the policy.
    ///
    /// @param kind `user`, `group` or `role`
    record Holder(String kind, String name, String policyArn) {
        @Override
        public String toString() {
            return kind + " " + name;
        }
    }

    /// Those that are known.
    List<Holder> known() {
        var known = new ArrayList<Holder>();
        for (var read : List.of(users, groups, roles)) {
            known.addAll(read.found().orElse(List.of()));
        }
        return known;
    }

    /// Whether the policy is attached to anybody. AWS's count of attachments proves that it is,
    /// also where a list is missing; that it is not, only the three lists prove.
    Ruling attached() {
        return Ruling.any(
                Ruling.of(attachmentCount.found().orElse(0) > 0),
                Ruling.of(users, list -> !list.isEmpty()),
                Ruling.of(groups, list -> !list.isEmpty()),
                Ruling.of(roles, list -> !list.isEmpty()));
    }

    Evidence evidence() {
        return Evidence.NONE
                .with("policy", policy)
                .with("users", users)
                .with("groups", groups)
                .with("roles", roles)
                .with("AttachmentCount", attachmentCount);
    }

    private <T> List<Holder> holders(
            List<T> all,
            String kind,
            Function<T, String> name,
            Function<T, List<AttachedPolicy>> attached) {
        var holders = new ArrayList<Holder>();
        for (T one : all) {
            attached.apply(one).stream()
                    .filter(AttachedPolicy::isAwsManaged)
                    .filter(candidate -> candidate.name().equals(policy))
                    .map(found -> new Holder(kind, name.apply(one), found.arn()))
                    .forEach(holders::add);
        }
        return holders;
    }

    private int count(List<ManagedPolicy> policies) {
        return policies.stream()
                .filter(ManagedPolicy::isAwsManaged)
                .filter(candidate -> candidate.name().equals(policy))
                .mapToInt(ManagedPolicy::attachmentCount)
                .sum();
    }
}
