package dev.lockstep.effect;

import dev.lockstep.account.Account;
import dev.lockstep.account.credentials.PasswordPolicy;
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
            case AccountEffect.UpdateAccountPasswordPolicy _,
                    AccountEffect.DeleteAccountPasswordPolicy _ ->
                    passwordPolicy(account.passwordPolicy());
            default -> NOTHING; // interim
        };
    }

    /// The states of a password policy, by AWS's names; none where AWS's default is in force.
    public static Touched passwordPolicy(Optional<PasswordPolicy> policy) {
        var states = new TreeMap<String, String>();
        policy.ifPresent(one -> {
            states.put("MinimumPasswordLength", Integer.toString(one.minimumLength()));
            states.put("RequireUppercaseCharacters", Boolean.toString(one.requireUppercase()));
            states.put("RequireLowercaseCharacters", Boolean.toString(one.requireLowercase()));
            states.put("RequireNumbers", Boolean.toString(one.requireNumbers()));
            states.put("RequireSymbols", Boolean.toString(one.requireSymbols()));
            states.put("AllowUsersToChangePassword", Boolean.toString(one.allowUsersToChange()));
            one.maxAgeDays().ifPresent(days -> states.put("MaxPasswordAge", days.toString()));
            one.reusePrevention()
                    .ifPresent(count -> states.put("PasswordReusePrevention", count.toString()));
            states.put("HardExpiry", Boolean.toString(one.hardExpiry()));
        });
        return new Touched(states);
    }

    /// Both together.
    public Touched and(Touched other) {
        var all = new TreeMap<>(states);
        all.putAll(other.states);
        return new Touched(all);
    }
}
