package dev.lockstep.control.groups.effect;

import dev.lockstep.account.Read;
import dev.lockstep.account.Role;
import dev.lockstep.account.User;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.GroupGoal;
import dev.lockstep.baseline.Roster;
import dev.lockstep.control.Ruling;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/// Who is an administrator on purpose, as the baseline says: the members of groups that it marks,
/// break-glass users, and some roles.
final class NamedAdministrators {
    private final TreeSet<String> groups = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private final Roster roster;
    private final List<String> roles;

    NamedAdministrators(Baseline baseline) {
        baseline.groups().values().stream()
                .filter(GroupGoal::administrators)
                .map(GroupGoal::name)
                .forEach(groups::add);
        this.roster = baseline.roster();
        this.roles = baseline.administratorRoles();
    }

    /// Whether a user is one on purpose.
    ///
    /// @param user with its groups
    Ruling names(String name, Read<User> user) {
        if (roster.isBreakGlass(name)) {
            return Ruling.yes();
        }
        return groups.isEmpty()
                ? Ruling.no()
                : Ruling.of(user, one -> one.groups().stream().anyMatch(groups::contains));
    }

    /// Whether a role is one on purpose, or belongs to a service of AWS.
    boolean names(Role role) {
        return role.path().startsWith("/aws-service-role/")
                || roles.stream().anyMatch(pattern -> matches(pattern, role.name()));
    }

    private static boolean matches(String pattern, String name) {
        String wanted = pattern.toLowerCase(Locale.ROOT);
        String lower = name.toLowerCase(Locale.ROOT);
        return wanted.endsWith("*")
                ? lower.startsWith(wanted.substring(0, wanted.length() - 1))
                : lower.equals(wanted);
    }
}
