package dev.lockstep.account.comparison;

import dev.lockstep.account.Account;
import dev.lockstep.account.Root;
import dev.lockstep.account.User;
import dev.lockstep.account.around.ServerCertificate;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.account.credentials.LoginProfile;
import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.account.credentials.ServiceCredential;
import dev.lockstep.account.credentials.SigningCertificate;
import dev.lockstep.account.credentials.SshPublicKey;
import dev.lockstep.account.credentials.VirtualMfaDevice;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Credentials in normal form: those that the first account had keep their ids and dates.
final class NormalCredentials {
    private static final String ASSIGNED = "assigned";

    /// Ids of credentials, and dates with what they are of.
    private final Set<String> ids = new HashSet<>();

    private record Dated(String what, Instant date) {}

    private final Set<Dated> dates = new HashSet<>();

    NormalCredentials(Account first) {
        first.users().values().forEach(this::know);
        Root root = first.root();
        root.accessKeys().forEach(one -> ids.add(one.id()));
        root.signingCertificates().forEach(one -> ids.add(one.id()));
        devices(Root.NAME, root.mfaDevices());
        profile(Root.NAME, root.password());
        first.virtualMfaDevices().forEach(one -> know(one.serial(), one.enabled()));
        first.serverCertificates().forEach(one -> one.id().ifPresent(ids::add));
    }

    private void know(User user) {
        user.accessKeys().forEach(one -> ids.add(one.id()));
        user.sshPublicKeys().forEach(one -> ids.add(one.id()));
        user.serviceCredentials().forEach(one -> ids.add(one.id()));
        user.signingCertificates().forEach(one -> ids.add(one.id()));
        devices(user.name(), user.mfaDevices());
        profile(user.name(), user.loginProfile());
    }

    private void devices(String owner, List<MfaDevice> devices) {
        devices.forEach(one -> know(owner + "\n" + one.serial(), one.enabled()));
    }

    private void profile(String owner, Optional<LoginProfile> profile) {
        know(owner, profile.flatMap(LoginProfile::created));
        know(owner, profile.flatMap(LoginProfile::changed));
    }

    private void know(String what, Optional<Instant> date) {
        date.ifPresent(one -> dates.add(new Dated(what, one)));
    }

    private Optional<Instant> date(String what, Optional<Instant> date) {
        return date.filter(one -> dates.contains(new Dated(what, one)));
    }

    private String id(String id) {
        return ids.contains(id) ? id : ASSIGNED;
    }

    private Optional<Instant> made(String id, Optional<Instant> date) {
        return ids.contains(id) ? date : Optional.empty();
    }

    User with(User bare, User user) {
        return bare.withCredentials(
                user.loginProfile().map(one -> profile(user.name(), one)),
                Optional.empty(),
                keys(user.accessKeys()),
                mfaDevices(user.name(), user.mfaDevices()),
                NormalForm.sorted(
                        user.sshPublicKeys().stream()
                                .map(one ->
                                        new SshPublicKey(
                                                id(one.id()),
                                                one.active(),
                                                made(one.id(), one.uploaded()),
                                                one.body()))
                                .toList(),
                        one -> one.id()),
                NormalForm.sorted(
                        user.serviceCredentials().stream().map(this::service).toList(),
                        one -> one.id()),
                certificates(user.signingCertificates()));
    }

    Root root(Root root) {
        return new Root(
                Optional.empty(),
                keys(root.accessKeys()),
                mfaDevices(Root.NAME, root.mfaDevices()),
                root.created(),
                root.password().map(one -> profile(Root.NAME, one)),
                certificates(root.signingCertificates()));
    }

    private LoginProfile profile(String owner, LoginProfile profile) {
        return new LoginProfile(
                date(owner, profile.created()),
                profile.resetRequired(),
                date(owner, profile.changed()));
    }

    private List<AccessKey> keys(List<AccessKey> keys) {
        return NormalForm.sorted(
                keys.stream()
                        .map(one ->
                                new AccessKey(
                                        id(one.id()),
                                        one.active(),
                                        made(one.id(), one.created()),
                                        Optional.empty()))
                        .toList(),
                AccessKey::id);
    }

    private List<MfaDevice> mfaDevices(String owner, List<MfaDevice> devices) {
        return NormalForm.sorted(
                devices.stream()
                        .map(one ->
                                new MfaDevice(
                                        one.serial(),
                                        date(owner + "\n" + one.serial(), one.enabled())))
                        .toList(),
                MfaDevice::serial);
    }

    private ServiceCredential service(ServiceCredential one) {
        return new ServiceCredential(
                id(one.id()),
                one.user(),
                one.service(),
                one.status(),
                made(one.id(), one.created()),
                one.expires(),
                one.serviceUserName());
    }

    private List<SigningCertificate> certificates(List<SigningCertificate> all) {
        return NormalForm.sorted(
                all.stream()
                        .map(one ->
                                new SigningCertificate(
                                        id(one.id()),
                                        one.active(),
                                        made(one.id(), one.uploaded()),
                                        one.body()))
                        .toList(),
                SigningCertificate::id);
    }

    List<VirtualMfaDevice> virtualDevices(List<VirtualMfaDevice> all) {
        return NormalForm.sorted(
                all.stream()
                        .map(one ->
                                one.assignedTo(
                                        one.userArn(),
                                        one.userName(),
                                        date(one.serial(), one.enabled())))
                        .toList(),
                VirtualMfaDevice::serial);
    }

    List<ServerCertificate> serverCertificates(List<ServerCertificate> all) {
        return NormalForm.sorted(
                all.stream()
                        .map(one -> one.id().filter(ids::contains).isPresent() ? one : fresh(one))
                        .toList(),
                ServerCertificate::name);
    }

    private static ServerCertificate fresh(ServerCertificate one) {
        return new ServerCertificate(
                one.name(),
                one.arn(),
                one.expires(),
                one.id().map(_ -> ASSIGNED),
                Optional.empty(),
                one.body(),
                one.chain(),
                one.tags());
    }
}
