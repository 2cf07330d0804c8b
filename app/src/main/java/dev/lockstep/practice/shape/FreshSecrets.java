package dev.lockstep.practice.shape;

import dev.lockstep.practice.state.Secrets;
import dev.lockstep.secret.Secret;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// The secrets of an account that was saved: nobody has the real ones, so they are made up, the
/// same each time.
final class FreshSecrets {
    private final String account;
    private final Map<String, Secret> keys = new HashMap<>();
    private final Map<String, Secret> passwords = new HashMap<>();
    private final Map<String, Secret> seeds = new HashMap<>();

    FreshSecrets(String account) {
        this.account = account;
    }

    /// Takes a key in, and gives the id that it goes by here: its own, unless a key of somebody
    /// else has it already.
    ///
    /// @param place whose key it is, and which
    String key(String id, String place) {
        String own = keys.containsKey(id) ? Derived.keyId(account + place + id) : id;
        keys.put(own, new Secret(Derived.text(40, "key " + account + own)));
        return own;
    }

    void password(String user) {
        passwords.put(
                user,
                new Secret(
                        "Aa2-"
                                + Derived.text(20, "password " + account + user)
                                        .toLowerCase(Locale.ROOT)));
    }

    void seed(String serial) {
        seeds.put(serial, new Secret(Derived.text(64, "seed " + account + serial)));
    }

    Secrets secrets() {
        return new Secrets(keys, Map.of(), passwords, seeds, Map.of(), Map.of());
    }
}
