package dev.lockstep.control.users;

import dev.lockstep.account.Partly;
import dev.lockstep.account.UserKey;
import dev.lockstep.account.UserReads;
import dev.lockstep.account.credentials.ServiceCredential;
import dev.lockstep.account.credentials.SigningCertificate;
import dev.lockstep.account.credentials.SshPublicKey;
import dev.lockstep.control.Evidence;
import dev.lockstep.control.Ruling;
import java.util.ArrayList;
import java.util.List;

/// What a user can prove who it is with: a console password, and keys, credentials and certificates
/// that are active.
///
/// @param holdings each kind, and whether the user has one that works
record LiveCredentials(UserReads user, List<Holding> holdings) {
    LiveCredentials {
        holdings = List.copyOf(holdings);
    }

    /// One kind of credential.
    ///
    /// @param words such as `an active access key`
    record Holding(String words, Ruling held) {}

    static LiveCredentials of(UserReads user) {
        return new LiveCredentials(
                user,
                List.of(
                        new Holding("a console password", Ruling.of(user.hasPassword())),
                        new Holding("an active access key", anyKey(user.activeKeys())),
                        new Holding(
                                "an active service-specific credential",
                                Ruling.of(
                                        user.serviceCredentials(),
                                        all -> all.stream().anyMatch(ServiceCredential::isActive))),
                        new Holding(
                                "an active SSH public key",
                                Ruling.of(
                                        user.sshPublicKeys(),
                                        all -> all.stream().anyMatch(SshPublicKey::active))),
                        new Holding(
                                "an active signing certificate",
                                anyCertificate(user.knownCertificates()))));
    }

    /// Whether the user has any that works. One that is known decides, whatever is missing.
    Ruling any() {
        return Ruling.any(holdings.stream().map(Holding::held).toList());
    }

    /// The kinds that the user is known to have.
    List<String> words() {
        return holdings.stream()
                .filter(holding -> holding.held().isYes())
                .map(Holding::words)
                .toList();
    }

    Evidence evidence(Evidence before) {
        var keys = user.activeKeys();
        var certificates = user.knownCertificates();
        Evidence evidence =
                before.with("password_enabled", user.hasPassword())
                        .with(
                                "active access keys",
                                keys.known().stream().map(UserKey::name).toList())
                        .with(
                                "ServiceSpecificCredentials",
                                user.serviceCredentials()
                                        .map(all ->
                                                all.stream()
                                                        .filter(ServiceCredential::isActive)
                                                        .map(ServiceCredential::id)
                                                        .toList()))
                        .with(
                                "SSHPublicKeys",
                                user.sshPublicKeys()
                                        .map(all ->
                                                all.stream()
                                                        .filter(SshPublicKey::active)
                                                        .map(SshPublicKey::id)
                                                        .toList()))
                        .with(
                                "active signing certificates",
                                certificates.known().stream()
                                        .filter(SigningCertificate::active)
                                        .map(SigningCertificate::id)
                                        .toList());
        evidence = evidence.alsoSettledBy(keys.settledBy()).alsoSettledBy(certificates.settledBy());
        if (keys.further().isPresent()) {
            evidence = evidence.with("further access keys", keys.further().get());
        }
        return certificates.further().isPresent()
                ? evidence.with("further signing certificates", certificates.further().get())
                : evidence;
    }

    private static Ruling anyKey(Partly<UserKey> active) {
        return known(!active.known().isEmpty(), active);
    }

    private static Ruling anyCertificate(Partly<SigningCertificate> certificates) {
        return known(
                certificates.known().stream().anyMatch(SigningCertificate::active), certificates);
    }

    private static Ruling known(boolean found, Partly<?> part) {
        var rulings = new ArrayList<Ruling>();
        rulings.add(Ruling.of(found));
        part.further().map(Ruling::open).ifPresent(rulings::add);
        return Ruling.any(rulings);
    }
}
