package dev.lockstep.account;

import dev.lockstep.account.policies.ManagedPolicy;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The four lists of iam:GetAccountAuthorizationDetails; one that the answer does not hold (a
/// filter was set) is absent, which is not the same as empty.
public record AuthorizationDetails(
        Optional<List<User>> users,
        Optional<List<Group>> groups,
        Optional<List<Role>> roles,
        Optional<List<ManagedPolicy>> policies) {

    /// AWS promises no order of its lists; ours is the same each time.
    public AuthorizationDetails {
        users = users.map(all -> sorted(all, User::name));
        groups = groups.map(all -> sorted(all, Group::name));
        roles = roles.map(all -> sorted(all, Role::name));
        policies = policies.map(all -> sorted(all, ManagedPolicy::arn));
    }

    private static <T> List<T> sorted(List<T> all, Function<T, String> by) {
        return all.stream().sorted(Comparator.comparing(by)).toList();
    }
}
