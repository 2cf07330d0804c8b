package dev.lockstep.account.comparison;

import dev.lockstep.account.Account;
import dev.lockstep.account.Group;
import dev.lockstep.account.Role;
import dev.lockstep.account.User;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Users, groups and roles in normal form.
final class NormalPrincipals {
    private static final Optional<String> ASSIGNED = Optional.of("assigned");

    private final Set<String> oldIds = new HashSet<>();
    private final NormalCredentials credentials;

    NormalPrincipals(Account first) {
        first.users().values().forEach(user -> user.id().ifPresent(oldIds::add));
        first.roles().values().forEach(role -> role.id().ifPresent(oldIds::add));
        credentials = new NormalCredentials(first);
    }

    User user(User user) {
        boolean old = user.id().filter(oldIds::contains).isPresent() || user.id().isEmpty();
        User named =
                User.named(
                        user.name(),
                        user.arn(),
                        old ? user.id() : ASSIGNED,
                        user.path(),
                        old ? user.created() : Optional.empty());
        return credentials.with(
                named.withRights(
                        user.groups(),
                        user.attachedPolicies(),
                        NormalPolicies.inline(user.inlinePolicies()),
                        user.boundary(),
                        user.tags()),
                user);
    }

    Group group(Group group) {
        return new Group(
                group.name(),
                group.arn(),
                group.path(),
                group.attachedPolicies(),
                NormalPolicies.inline(group.inlinePolicies()));
    }

    Role role(Role role) {
        boolean old = role.id().filter(oldIds::contains).isPresent() || role.id().isEmpty();
        return new Role(
                role.name(),
                role.arn(),
                role.path(),
                NormalPolicies.canonical(role.trustPolicy()),
                role.attachedPolicies(),
                NormalPolicies.inline(role.inlinePolicies()),
                role.boundary(),
                old ? role.id() : ASSIGNED,
                old ? role.created() : Optional.empty(),
                role.description().filter(text -> !text.isEmpty()),
                role.maxSession(),
                role.tags());
    }
}
