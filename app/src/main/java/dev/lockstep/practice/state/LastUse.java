package dev.lockstep.practice.state;

import dev.lockstep.account.Account;
import dev.lockstep.account.Root;
import dev.lockstep.account.User;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.account.credentials.AccessKey.LastUsed;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// When credentials were last used. AWS records the first use in a span only (IAM User Guide,
/// "Getting credential reports").
final class LastUse {
    private static final Duration KEY_SPAN = Duration.ofMinutes(15);
    private static final Duration PASSWORD_SPAN = Duration.ofMinutes(5);

    private LastUse() {}

    /// The account after a use of a key, if that changes it. AWS gives these dates by the minute.
    static Optional<Account> ofKey(
            Account account, String id, String service, String region, Instant at) {
        UnaryOperator<AccessKey> used =
                key ->
                        new AccessKey(
                                key.id(),
                                key.active(),
                                key.created(),
                                Optional.of(
                                        new LastUsed(
                                                Optional.of(at.truncatedTo(ChronoUnit.MINUTES)),
                                                Optional.of(service),
                                                Optional.of(region))),
                                key.statusChanged());
        Root root = account.root();
        Optional<Account> ofRoot =
                changed(root.accessKeys(), id, used, at)
                        .map(keys -> with(account, root(root, root.passwordLastUsed(), keys)));
        return ofRoot.or(() ->
                account.users().values().stream()
                        .flatMap(user ->
                                changed(user.accessKeys(), id, used, at)
                                        .map(keys -> user(user, user.passwordLastUsed(), keys))
                                        .stream())
                        .findFirst()
                        .map(user -> with(account, user)));
    }

    /// The account after a sign-in with a password, if that changes it.
    static Optional<Account> ofPassword(Account account, String name, Instant at) {
        Optional<Instant> now = Optional.of(at);
        if (name.equals(Root.NAME)) {
            Root root = account.root();
            return isRecorded(root.passwordLastUsed(), PASSWORD_SPAN, at)
                    ? Optional.empty()
                    : Optional.of(with(account, root(root, now, root.accessKeys())));
        }
        return Optional.ofNullable(account.users().get(name))
                .filter(user -> !isRecorded(user.passwordLastUsed(), PASSWORD_SPAN, at))
                .map(user -> with(account, user(user, now, user.accessKeys())));
    }

    private static Optional<List<AccessKey>> changed(
            List<AccessKey> keys, String id, UnaryOperator<AccessKey> used, Instant at) {
        boolean changes =
                keys.stream()
                        .anyMatch(key ->
                                key.id().equals(id)
                                        && !isRecorded(
                                                key.lastUsed().flatMap(LastUsed::date),
                                                KEY_SPAN,
                                                at));
        return changes
                ? Optional.of(
                        keys.stream()
                                .map(key -> key.id().equals(id) ? used.apply(key) : key)
                                .toList())
                : Optional.empty();
    }

    private static boolean isRecorded(Optional<Instant> last, Duration span, Instant at) {
        return last.filter(date -> at.isBefore(date.plus(span))).isPresent();
    }

    private static Root root(Root root, Optional<Instant> passwordLastUsed, List<AccessKey> keys) {
        return new Root(
                passwordLastUsed,
                keys,
                root.mfaDevices(),
                root.created(),
                root.password(),
                root.signingCertificates());
    }

    private static User user(User user, Optional<Instant> passwordLastUsed, List<AccessKey> keys) {
        return user.withCredentials(
                user.loginProfile(),
                passwordLastUsed,
                keys,
                user.mfaDevices(),
                user.sshPublicKeys(),
                user.serviceCredentials(),
                user.signingCertificates());
    }

    private static Account with(Account account, User user) {
        var users = new TreeMap<>(account.users());
        users.put(user.name(), user);
        return account.withIdentities(account.root(), users);
    }

    private static Account with(Account account, Root root) {
        return account.withIdentities(root, account.users());
    }
}
