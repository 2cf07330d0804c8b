package dev.lockstep.effect;

import dev.lockstep.account.Account;
import dev.lockstep.account.credentials.PasswordPolicy;
import dev.lockstep.effect.touched.AroundTouched;
import dev.lockstep.effect.touched.CredentialTouched;
import dev.lockstep.effect.touched.HolderTouched;
import dev.lockstep.effect.touched.PolicyTouched;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What one effect, or a change of several, touches of an account: states by the name of the thing,
/// such as `MinimumPasswordLength` → `8`, `access key AKIA… of alice` → `Active` or `policy arn:…
/// of group developers` → `attached`. What is not there has no entry.
///
/// The same text comes out of an account as it is modelled and of live reads, so it serves as a
/// precondition, as proof that a write was made, as before and after in a plan, and as what undo
/// starts from. No secret is in it; names and documents in it are hostile text.
public record Touched(SortedMap<String, String> states) {
    public static final Touched NOTHING = new Touched(new TreeMap<>(Map.of()));

    public Touched {
        states = new TreeMap<>(states);
    }

    /// What an effect touches, as it is in an account.
    public static Touched in(Account account, Effect effect) {
        return switch (effect) {
            case UserEffect one -> HolderTouched.in(account, one);
            case GroupEffect one -> HolderTouched.in(account, one);
            case RoleEffect one -> HolderTouched.in(account, one);
            case PolicyEffect one -> PolicyTouched.in(account, one);
            case CredentialEffect one -> CredentialTouched.in(account, one);
            case MfaEffect one -> CredentialTouched.in(account, one);
            case AccountEffect one -> AroundTouched.in(account, one);
            case AroundEffect one -> AroundTouched.in(account, one);
        };
    }

    /// The states of a password policy, by AWS's names; none where AWS's default is in force.
    public static Touched passwordPolicy(Optional<PasswordPolicy> policy) {
        return AroundTouched.passwordPolicy(policy);
    }

    /// Both together.
    public Touched and(Touched other) {
        var all = new TreeMap<>(states);
        all.putAll(other.states);
        return new Touched(all);
    }
}
