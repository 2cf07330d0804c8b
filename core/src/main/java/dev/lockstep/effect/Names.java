package dev.lockstep.effect;

import java.util.Collection;

/// Names of users, groups, roles and policies, which are unique without regard to case (IAM User
/// Guide, "IAM and AWS STS quotas").
final class Names {
    private Names() {}

    /// @throws IllegalArgumentException if the name is taken
    static void free(DraftMap<?> taken, String kind, String name) {
        refuse(taken.isTaken(name), kind, name);
    }

    /// @throws IllegalArgumentException if the name is taken
    static void free(Collection<String> taken, String kind, String name) {
        refuse(taken.stream().anyMatch(name::equalsIgnoreCase), kind, name);
    }

    private static void refuse(boolean taken, String kind, String name) {
        if (taken) {
            throw new IllegalArgumentException("there is a " + kind + " " + name + " already");
        }
    }
}
