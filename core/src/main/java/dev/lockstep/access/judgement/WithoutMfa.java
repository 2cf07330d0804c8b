package dev.lockstep.access.judgement;

import dev.lockstep.access.PrincipalAccess;
import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.policy.evaluate.Deciding;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// What a user may do who has not proven anything but a password or an access key: with
/// aws:MultiFactorAuthPresent absent, as with a key, and with it `false`. Calls that AWS makes for
/// the user are not judged, nor what policies of buckets and other resources grant, which are not
/// read; trust policies of roles are.
///
/// That AllowUsersToChangePassword lets everybody change an own password changes nothing here: it
/// is among the things that may go without MFA.
///
/// Rule source: IAM User Guide, "AWS global condition context keys": aws:MultiFactorAuthPresent.
public sealed interface WithoutMfa {
    /// Nothing but a reasoned list.
    record Proven() implements WithoutMfa {}

    /// More than that.
    ///
    /// @param examples calls that are allowed, the first few
    /// @param actions all actions that are allowed or may be, and are not on the list, as
    ///   `service:Name`; those of the catalogue in its order, then the others
    record Allowed(List<Call> examples, List<String> actions) implements WithoutMfa {
        public Allowed {
            examples = List.copyOf(examples);
            actions = List.copyOf(actions);
        }
    }

    /// It hangs on what is not known.
    ///
    /// @param keys condition keys, in lower case; none where no example of a call could be found
    ///   that is allowed, and none that shows that all are refused
    /// @param actions those of which it is open, as `service:Name`, sorted
    record Undecided(SortedSet<String> keys, List<String> actions) implements WithoutMfa {
        public Undecided {
            keys = new TreeSet<>(keys);
            actions = List.copyOf(actions);
        }
    }

    /// A call that is allowed without MFA.
    ///
    /// @param resource an example, which need not exist
    /// @param by the statements that allow it
    record Call(String action, String resource, List<Deciding> by) {
        public Call {
            by = List.copyOf(by);
        }
    }

    /// Judges a user by the policies that are known.
    static WithoutMfa of(AccountSnapshot snapshot, PrincipalAccess user) {
        return WithoutMfaJudge.of(snapshot).judge(user);
    }
}
