package dev.lockstep.effect;

import dev.lockstep.account.Account;
import java.util.List;
import java.util.SortedSet;

/// A permission that something takes.
///
/// @param action such as `iam:UpdateAccessKey`
/// @param resources ARNs, or `*` where AWS knows no resource for the action
public record Permission(String action, SortedSet<String> resources) {

    /// What it takes to make a write, to look at what it touches before and after, and to take it
    /// back.
    public static List<Permission> of(Effect effect, Account account) {
        return List.of(); // interim
    }
}
