package dev.lockstep.practice.console;

import dev.lockstep.account.Account;
import dev.lockstep.account.Root;
import dev.lockstep.account.User;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.account.credentials.LoginProfile;
import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.account.credentials.PasswordPolicy;
import dev.lockstep.practice.state.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Who signs in: root, or a user, with the credentials that it has.
///
/// @param owner the user's name, or [Root#NAME]
record Person(
        String owner,
        Optional<LoginProfile> password,
        List<AccessKey> keys,
        List<MfaDevice> devices,
        Optional<PasswordPolicy> policy) {
    /// The person of that name, if it is there.
    static Optional<Person> of(Account account, String owner) {
        if (owner.equals(Root.NAME)) {
            Root root = account.root();
            return Optional.of(
                    new Person(
                            owner,
                            root.password(),
                            root.accessKeys(),
                            root.mfaDevices(),
                            Optional.empty()));
        }
        return Optional.ofNullable(account.users().get(owner))
                .map(user -> of(user, account.passwordPolicy()));
    }

    private static Person of(User user, Optional<PasswordPolicy> policy) {
        return new Person(
                user.name(), user.loginProfile(), user.accessKeys(), user.mfaDevices(), policy);
    }

    boolean isRoot() {
        return owner.equals(Root.NAME);
    }

    /// As pages name it.
    String shown() {
        return isRoot() ? "Root user" : owner;
    }

    /// The same within a sentence.
    String named() {
        return isRoot() ? "the root user" : "user " + owner;
    }

    /// The name in a request to IAM: for root there is none.
    @org.jspecify.annotations.Nullable
    String userName() {
        return isRoot() ? null : owner;
    }

    Caller caller(boolean mfa) {
        return isRoot() ? new Caller.RootUser(mfa, true) : new Caller.IamUser(owner, mfa, true);
    }

    Optional<AccessKey> key(String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    Optional<MfaDevice> device(String serial) {
        return devices.stream().filter(device -> device.serial().equals(serial)).findFirst();
    }

    /// When the password stops being taken (UTC); absent: never. Root's does not expire: no policy
    /// covers it.
    Optional<Instant> expiry() {
        return policy.flatMap(PasswordPolicy::maxAgeDays)
                .flatMap(days ->
                        password.flatMap(one -> one.changed().or(one::created))
                                .map(changed -> changed.plus(Duration.ofDays(days))));
    }

    boolean isExpired(Instant now) {
        return expiry().filter(end -> !now.isBefore(end)).isPresent();
    }

    /// Whether an expired password is the end of it: only an administrator can give another.
    boolean expiresHard() {
        return policy.filter(PasswordPolicy::hardExpiry).isPresent();
    }

    boolean mustChange(Instant now) {
        return password.filter(LoginProfile::resetRequired).isPresent() || isExpired(now);
    }
}
