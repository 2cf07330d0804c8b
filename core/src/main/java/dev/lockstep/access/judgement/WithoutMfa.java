package dev.lockstep.access.judgement;

import dev.lockstep.access.PrincipalAccess;
import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.policy.evaluate.Deciding;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// What a user may do who has not proven anything but a password or an access key: with
/// aws:MultiFactorAuthPresent absent, as with a key, and with it `false`.
public sealed interface WithoutMfa {
    /// Nothing but a reasoned list.
    record Proven() implements WithoutMfa {}

    /// More than that.
    ///
    /// @param examples calls that are allowed, the first few
    /// @param actions all actions that may be allowed and are not on the list, as `service:Name`,
    ///   sorted
    record Allowed(List<Call> examples, List<String> actions) implements WithoutMfa {
        public Allowed {
            examples = List.copyOf(examples);
            actions = List.copyOf(actions);
        }
    }

    /// It hangs on what is not known.
    ///
    /// @param keys condition keys, in lower case
    /// @param actions those of which it is open, as `service:Name`, sorted
    record Undecided(SortedSet<String> keys, List<String> actions) implements WithoutMfa {
        public Undecided {
            keys = new TreeSet<>(keys);
            actions = List.copyOf(actions);
        }
    }

    /// A call that is allowed without MFA.
    ///
    /// @param by the statements that allow it; none where the account's password policy does
    record Call(String action, String resource, List<Deciding> by) {}

    /// Judges a user.
    ///
    /// @param usersMayChangePassword AllowUsersToChangePassword of the account's password policy,
    ///   which counts as an Allow; empty: not known
    static WithoutMfa of(
            AccountSnapshot snapshot,
            PrincipalAccess user,
            Optional<Boolean> usersMayChangePassword) {
        return AccountReach.of(snapshot).reach(user).possible().isEmpty()
                        && usersMayChangePassword.isPresent()
                ? new Proven()
                : new Undecided(new TreeSet<>(), List.of());
    }
}
