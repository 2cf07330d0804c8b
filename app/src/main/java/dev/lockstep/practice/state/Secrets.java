package dev.lockstep.practice.state;

import dev.lockstep.secret.Secret;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What a practice account knows and shows nobody.
///
/// @param keys by access key id: the secret access key of each key of a user or of root
/// @param sessions by access key id: temporary credentials
/// @param passwords by user name (root under [dev.lockstep.account.Root#NAME])
/// @param seeds by serial of a virtual MFA device
/// @param usedCodes by serial: the last time step whose code was taken, so that none is taken twice
public record Secrets(
        Map<String, Secret> keys,
        Map<String, Session> sessions,
        Map<String, Secret> passwords,
        Map<String, Secret> seeds,
        Map<String, Long> usedCodes) {
    public static final Secrets NONE =
            new Secrets(Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

    public Secrets {
        keys = Map.copyOf(keys);
        sessions = Map.copyOf(sessions);
        passwords = Map.copyOf(passwords);
        seeds = Map.copyOf(seeds);
        usedCodes = Map.copyOf(usedCodes);
    }

    /// Temporary credentials.
    ///
    /// @param caller as whom they act
    /// @param expires when they end (UTC)
    public record Session(Secret secret, Secret token, Caller caller, Instant expires) {}

    public Secrets withKey(String id, Secret secret) {
        return new Secrets(with(keys, id, secret), sessions, passwords, seeds, usedCodes);
    }

    public Secrets withoutKey(String id) {
        return new Secrets(without(keys, id), sessions, passwords, seeds, usedCodes);
    }

    public Secrets withSession(String id, Session session) {
        return new Secrets(keys, with(sessions, id, session), passwords, seeds, usedCodes);
    }

    public Secrets withPassword(String user, Secret password) {
        return new Secrets(keys, sessions, with(passwords, user, password), seeds, usedCodes);
    }

    public Secrets withoutPassword(String user) {
        return new Secrets(keys, sessions, without(passwords, user), seeds, usedCodes);
    }

    public Secrets withSeed(String serial, Secret seed) {
        return new Secrets(keys, sessions, passwords, with(seeds, serial, seed), usedCodes);
    }

    public Secrets withoutSeed(String serial) {
        return new Secrets(
                keys, sessions, passwords, without(seeds, serial), without(usedCodes, serial));
    }

    public Secrets withUsedCode(String serial, long step) {
        return new Secrets(keys, sessions, passwords, seeds, with(usedCodes, serial, step));
    }

    /// The secrets after a user got another name: its password and its sessions stay its own.
    public Secrets withRenamedUser(String before, String after) {
        var names = new HashMap<>(passwords);
        Secret password = names.remove(before);
        if (password != null) {
            names.put(after, password);
        }
        var acting = new HashMap<>(sessions);
        acting.replaceAll((_, session) ->
                session.caller() instanceof Caller.IamUser user && user.name().equals(before)
                        ? new Session(
                                session.secret(),
                                session.token(),
                                new Caller.IamUser(after, user.mfa(), user.temporary()),
                                session.expires())
                        : session);
        return new Secrets(keys, acting, names, seeds, usedCodes);
    }

    /// The secrets after a user is gone: whoever gets its name later gets nothing else of it.
    public Secrets withoutUser(String name) {
        var acting = new HashMap<>(sessions);
        acting.values()
                .removeIf(session ->
                        session.caller() instanceof Caller.IamUser user
                                && user.name().equals(name));
        return new Secrets(keys, acting, without(passwords, name), seeds, usedCodes);
    }

    /// The secrets after a role is gone: its sessions end.
    public Secrets withoutRole(String name) {
        var acting = new HashMap<>(sessions);
        acting.values()
                .removeIf(session ->
                        session.caller() instanceof Caller.RoleSession role
                                && role.role().equals(name));
        return new Secrets(keys, acting, passwords, seeds, usedCodes);
    }

    public Optional<Secret> seed(String serial) {
        return Optional.ofNullable(seeds.get(serial));
    }

    private static <T> Map<String, T> with(Map<String, T> map, String key, T value) {
        var copy = new HashMap<>(map);
        copy.put(key, value);
        return copy;
    }

    private static <T> Map<String, T> without(Map<String, T> map, String key) {
        var copy = new HashMap<>(map);
        copy.remove(key);
        return copy;
    }
}
