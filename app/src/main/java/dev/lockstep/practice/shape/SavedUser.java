package dev.lockstep.practice.shape;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.User;
import dev.lockstep.account.UserKey;
import dev.lockstep.account.UserReads;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.account.credentials.LoginProfile;
import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.account.credentials.ServiceCredential;
import dev.lockstep.account.credentials.SigningCertificate;
import dev.lockstep.account.credentials.SshPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Users as saved answers tell them, with what AWS would keep of each.
final class SavedUser {
    private final AccountSnapshot snapshot;
    private final String iam;
    private final Instant taken;
    private final FreshSecrets secrets;

    /// @param iam the start of the ARNs of users, up to the account's colon
    SavedUser(AccountSnapshot snapshot, String iam, Instant taken, FreshSecrets secrets) {
        this.snapshot = snapshot;
        this.iam = iam;
        this.taken = taken;
        this.secrets = secrets;
    }

    User made(User user) {
        UserReads reads = snapshot.user(user.name());
        List<AccessKey> keys = new SavedKeys(user.name(), taken, secrets).of(keys(reads));
        Optional<LoginProfile> password = password(reads);
        List<MfaDevice> devices = devices(reads);
        Instant created =
                reads.created().found().orElseGet(() -> earliest(password, keys, devices));
        return User.named(
                        user.name(),
                        user.arn().or(() -> Optional.of(arn(user))),
                        user.id().or(() -> Optional.of(Derived.id("AIDA", iam + user.name()))),
                        user.path(),
                        Optional.of(created))
                .withRights(
                        user.groups(),
                        user.attachedPolicies(),
                        user.inlinePolicies(),
                        user.boundary(),
                        user.tags())
                .withCredentials(
                        password.map(one -> dated(one, created)),
                        reads.passwordLastUsed().found().flatMap(date -> date),
                        keys,
                        devices.stream().map(one -> dated(one, created)).toList(),
                        user.sshPublicKeys().stream().map(this::dated).toList(),
                        user.serviceCredentials().stream().map(this::dated).toList(),
                        certificates(reads));
    }

    private String arn(User user) {
        return iam + "user" + user.path() + user.name();
    }

    /// A user is not younger than what it holds.
    private Instant earliest(
            Optional<LoginProfile> password, List<AccessKey> keys, List<MfaDevice> devices) {
        var dates = new ArrayList<Instant>();
        dates.add(taken);
        password.flatMap(LoginProfile::created).ifPresent(dates::add);
        password.flatMap(LoginProfile::changed).ifPresent(dates::add);
        keys.forEach(key -> key.created().ifPresent(dates::add));
        devices.forEach(device -> device.enabled().ifPresent(dates::add));
        return dates.stream().min(Instant::compareTo).orElse(taken);
    }

    /// All keys; where it is not known whether these are all, those that are known.
    private static List<UserKey> keys(UserReads reads) {
        return reads.keys()
                .found()
                .orElseGet(() -> {
                    var some = new ArrayList<>(reads.activeKeys().known());
                    some.addAll(reads.inactiveKeys().known());
                    return some;
                });
    }

    private Optional<LoginProfile> password(UserReads reads) {
        if (!reads.hasPassword().found().orElse(false)) {
            return Optional.empty();
        }
        secrets.password(reads.name());
        Optional<LoginProfile> live = reads.loginProfile().found().flatMap(profile -> profile);
        Optional<Instant> changed = reads.passwordChanged().found();
        return Optional.of(
                new LoginProfile(
                        live.flatMap(LoginProfile::created),
                        live.map(LoginProfile::resetRequired).orElse(false),
                        changed.or(() -> live.flatMap(LoginProfile::created))));
    }

    /// A profile of which only the report knows came with the user.
    private static LoginProfile dated(LoginProfile password, Instant created) {
        return new LoginProfile(
                password.created().or(() -> Optional.of(created)),
                password.resetRequired(),
                password.changed().or(() -> Optional.of(created)));
    }

    /// The devices; where only the report says that there is one, a hardware token.
    private static List<MfaDevice> devices(UserReads reads) {
        return reads.mfaDevices()
                .found()
                .orElseGet(() ->
                        reads.hasMfa().found().orElse(false)
                                ? List.of(token(reads.name()))
                                : List.of());
    }

    /// A hardware token, which has a serial number and no ARN.
    static MfaDevice token(String owner) {
        return new MfaDevice("GAHT" + Derived.digits(8, owner), Optional.empty());
    }

    private static MfaDevice dated(MfaDevice device, Instant created) {
        return new MfaDevice(device.serial(), device.enabled().or(() -> Optional.of(created)));
    }

    private SshPublicKey dated(SshPublicKey key) {
        return new SshPublicKey(
                key.id(), key.active(), key.uploaded().or(() -> Optional.of(taken)));
    }

    private ServiceCredential dated(ServiceCredential one) {
        return new ServiceCredential(
                one.id(),
                one.user(),
                one.service(),
                one.status(),
                one.created().or(() -> Optional.of(taken)),
                one.expires());
    }

    /// The certificates; those that only the report shows are given ids.
    private List<SigningCertificate> certificates(UserReads reads) {
        boolean listed = reads.signingCertificatesAreListed();
        return reads.knownCertificates().known().stream()
                .map(one ->
                        new SigningCertificate(
                                listed ? one.id() : Derived.text(24, reads.name() + one.id()),
                                one.active(),
                                one.uploaded().or(() -> Optional.of(taken)),
                                one.body()))
                .toList();
    }
}
