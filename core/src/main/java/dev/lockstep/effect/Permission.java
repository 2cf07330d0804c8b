package dev.lockstep.effect;

import dev.lockstep.account.Account;
import dev.lockstep.effect.permission.Arns;
import dev.lockstep.effect.permission.Permissions;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// A permission that something takes.
///
/// @param action such as `iam:UpdateAccessKey`
/// @param resources ARNs, or `*` where AWS knows no resource for the action
public record Permission(String action, SortedSet<String> resources) {
    public Permission {
        resources = Collections.unmodifiableSortedSet(new TreeSet<>(resources));
    }

    /// What it takes to make a write, to look at what it touches before and after, and to take it
    /// back. What only a write on root's own takes is none: no policy limits root.
    ///
    /// @param account as it is before; of a user or group that is not there yet, the path `/` is
    ///   taken unless the effect says another
    /// @throws IllegalArgumentException if nobody knows the account's id
    public static List<Permission> of(Effect effect, Account account) {
        return Permissions.of(effect, Arns.of(account, List.of(effect)));
    }
}
