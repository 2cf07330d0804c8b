package dev.lockstep.people.step;

import dev.lockstep.account.Read;
import dev.lockstep.account.UserReads;
import dev.lockstep.account.credentials.ServiceCredential;
import dev.lockstep.account.credentials.SigningCertificate;
import dev.lockstep.account.credentials.SshPublicKey;
import dev.lockstep.change.DeactivateOthers;
import dev.lockstep.control.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// SSH public keys, service-specific credentials and signing certificates of a user on the way out.
/// What is not known of them holds nothing up: without policies they open nothing.
final class OtherCredentials {
    private OtherCredentials() {}

    /// Makes those inactive that are known to be active; empty: there are none.
    static Optional<DeactivateOthers> deactivation(UserReads user) {
        var others =
                new DeactivateOthers(
                        Subject.user(user),
                        user.name(),
                        user.sshPublicKeys().found().orElse(List.of()).stream()
                                .filter(SshPublicKey::active)
                                .map(SshPublicKey::id)
                                .toList(),
                        user.serviceCredentials().found().orElse(List.of()).stream()
                                .filter(ServiceCredential::isActive)
                                .map(ServiceCredential::id)
                                .toList(),
                        certificates(user).stream()
                                .filter(SigningCertificate::active)
                                .map(SigningCertificate::id)
                                .toList());
        return Optional.of(others).filter(one -> !one.isEmpty());
    }

    /// The credential report tells no ids.
    private static List<SigningCertificate> certificates(UserReads user) {
        return user.signingCertificatesAreListed()
                ? user.signingCertificates().found().orElse(List.of())
                : List.of();
    }

    /// Which go, and what is not known, in sentences.
    static List<String> told(UserReads user) {
        var told = new ArrayList<String>();
        deactivation(user)
                .map(one -> one.effects().size())
                .ifPresent(count ->
                        told.add(
                                "It has %d active %s of other kinds (SSH keys, service-specific credentials, signing certificates)."
                                        .formatted(
                                                count, count == 1 ? "credential" : "credentials")));
        List<String> missing = missing(user);
        if (!missing.isEmpty()) {
            told.add(
                    "Not all of its SSH keys, service-specific credentials and signing certificates are known (%s): those stay active, but have no policy that allows anything."
                            .formatted(String.join("; ", missing)));
        }
        return told;
    }

    private static List<String> missing(UserReads user) {
        Stream<String> reads =
                Stream.<Read<?>>of(user.sshPublicKeys(), user.serviceCredentials())
                        .filter(Read.Missing.class::isInstance)
                        .map(one -> ((Read.Missing<?>) one).because());
        return Stream.concat(
                        reads,
                        user.signingCertificatesAreListed()
                                ? Stream.empty()
                                : Stream.of("the user's signing certificates were not listed"))
                .distinct()
                .toList();
    }
}
