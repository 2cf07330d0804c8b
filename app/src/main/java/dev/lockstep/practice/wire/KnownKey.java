package dev.lockstep.practice.wire;

import dev.lockstep.account.Account;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.practice.state.Caller;
import dev.lockstep.practice.state.Secrets;
import dev.lockstep.secret.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// An access key that may sign: one of a user or of root, or a session's.
///
/// @param token what a session must bring with it
/// @param expires when a session ends (UTC)
/// @param caller as whom it acts
public record KnownKey(
        Secret secret, Optional<Secret> token, Optional<Instant> expires, Caller caller) {

    /// The key of this id; empty if there is none, or it is inactive, or its owner is gone.
    public static Optional<KnownKey> find(Account account, Secrets secrets, String id) {
        Secret secret = secrets.keys().get(id);
        if (secret != null) {
            return owner(account, id)
                    .map(caller ->
                            new KnownKey(secret, Optional.empty(), Optional.empty(), caller));
        }
        return Optional.ofNullable(secrets.sessions().get(id))
                .filter(session -> isThere(account, session.caller()))
                .map(session ->
                        new KnownKey(
                                session.secret(),
                                Optional.of(session.token()),
                                Optional.of(session.expires()),
                                session.caller()));
    }

    private static Optional<Caller> owner(Account account, String id) {
        if (isActive(account.root().accessKeys(), id)) {
            return Optional.of(new Caller.RootUser(false, false));
        }
        return account.users().values().stream()
                .filter(user -> isActive(user.accessKeys(), id))
                .findFirst()
                .map(user -> new Caller.IamUser(user.name(), false, false));
    }

    private static boolean isActive(List<AccessKey> keys, String id) {
        return keys.stream().anyMatch(key -> key.active() && key.id().equals(id));
    }

    private static boolean isThere(Account account, Caller caller) {
        return switch (caller) {
            case Caller.RootUser _ -> true;
            case Caller.IamUser user -> account.users().containsKey(user.name());
            case Caller.RoleSession session -> account.roles().containsKey(session.role());
        };
    }
}
