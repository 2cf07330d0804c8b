package dev.lockstep.control.groups;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Group;
import dev.lockstep.account.Read;
import dev.lockstep.account.Role;
import dev.lockstep.account.User;
import dev.lockstep.account.policies.InlinePolicy;
import dev.lockstep.control.Subject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// An inline policy and whose it is.
///
/// @param subject named `OWNER/POLICY`, with the owner's ARN, since a user and a role may share a
///   name
record OwnedPolicy(Subject subject, InlinePolicy policy) {

    /// The inline policies of users, of groups and of roles, each as far as it was read.
    static List<Read<List<OwnedPolicy>>> all(AccountSnapshot snapshot) {
        return List.of(
                snapshot.detailedUsers()
                        .map(users -> users.stream().flatMap(OwnedPolicy::of).toList()),
                snapshot.groups().map(groups -> groups.stream().flatMap(OwnedPolicy::of).toList()),
                snapshot.roles().map(roles -> roles.stream().flatMap(OwnedPolicy::of).toList()));
    }

    private static Stream<OwnedPolicy> of(User user) {
        return user.inlinePolicies().stream()
                .map(policy ->
                        new OwnedPolicy(
                                subject(user.name(), policy, user.arn()).ownedBy(user.name()),
                                policy));
    }

    private static Stream<OwnedPolicy> of(Group group) {
        return group.inlinePolicies().stream()
                .map(policy -> new OwnedPolicy(subject(group.name(), policy, group.arn()), policy));
    }

    private static Stream<OwnedPolicy> of(Role role) {
        return role.inlinePolicies().stream()
                .map(policy ->
                        new OwnedPolicy(
                                subject(role.name(), policy, Optional.of(role.arn())), policy));
    }

    private static Subject subject(String owner, InlinePolicy policy, Optional<String> arn) {
        return Subject.of(Subject.Kind.POLICY, owner + "/" + policy.name(), arn);
    }
}
