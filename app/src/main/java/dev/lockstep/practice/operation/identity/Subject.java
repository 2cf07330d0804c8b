package dev.lockstep.practice.operation.identity;

import dev.lockstep.account.Account;
import dev.lockstep.account.Group;
import dev.lockstep.account.Role;
import dev.lockstep.account.User;
import dev.lockstep.account.policies.InlinePolicy;
import dev.lockstep.practice.operation.AwsError;
import dev.lockstep.practice.operation.IamRefusal;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whom a request is about.
final class Subject {
    /// Before the names of roles that only AWS may change (IAM User Guide, "Service-linked roles").
    static final String SERVICE_LINKED = "/aws-service-role/";

    private Subject() {}

    /// @throws AwsError if there is none
    static User user(Account account, String name) {
        return found(account.users().get(name), "user", name);
    }

    /// @throws AwsError if there is none
    static Group group(Account account, String name) {
        return found(account.groups().get(name), "group", name);
    }

    /// @throws AwsError if there is none
    static Role role(Account account, String name) {
        return found(account.roles().get(name), "role", name);
    }

    /// A role that is to be changed.
    ///
    /// @throws AwsError if there is none, or if only AWS may change it
    static Role changeable(Account account, String name) {
        Role role = role(account, name);
        if (role.path().startsWith(SERVICE_LINKED)) {
            throw IamRefusal.unmodifiable(
                    "Cannot perform the operation on the protected role '"
                            + name
                            + "' - this role is only modifiable by AWS");
        }
        return role;
    }

    /// An inline policy.
    ///
    /// @param kind of whose it is: `user`, `group` or `role`
    /// @throws AwsError if there is none
    static InlinePolicy inline(List<InlinePolicy> all, String kind, String name) {
        return all.stream()
                .filter(policy -> policy.name().equals(name))
                .findFirst()
                .orElseThrow(() -> notFound(kind + " policy", name));
    }

    /// Names are unique without regard to case (IAM User Guide, "IAM and AWS STS quotas").
    ///
    /// @param kind such as `User`
    /// @throws AwsError if the name is taken
    static void free(Collection<String> taken, String kind, String name) {
        if (taken.stream().anyMatch(name::equalsIgnoreCase)) {
            throw IamRefusal.alreadyExists(kind + " with name " + name + " already exists.");
        }
    }

    private static <T> T found(@Nullable T one, String kind, String name) {
        if (one == null) {
            throw notFound(kind, name);
        }
        return one;
    }

    private static AwsError notFound(String kind, String name) {
        return IamRefusal.noSuchEntity("The " + kind + " with name " + name + " cannot be found.");
    }
}
