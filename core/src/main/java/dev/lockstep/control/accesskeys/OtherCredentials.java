package dev.lockstep.control.accesskeys;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.LiveRead;
import dev.lockstep.account.Partly;
import dev.lockstep.account.Read;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.UserReads;
import dev.lockstep.account.credentials.ServiceCredential;
import dev.lockstep.account.credentials.SigningCertificate;
import dev.lockstep.account.credentials.SshPublicKey;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.Control;
import dev.lockstep.control.ControlInfo;
import dev.lockstep.control.EachUser;
import dev.lockstep.control.Evidence;
import dev.lockstep.control.Ruling;
import dev.lockstep.control.Severity;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.control.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// SSH keys, service-specific credentials and signing certificates must not be too old, nor expired
/// and still active. Users who have none are not judged. SSH keys count where they were read: not
/// reading them does not make this undetermined, but the evidence says so.
public final class OtherCredentials implements Control {
    private static final ControlInfo INFO =
            ControlInfo.of(
                    "other-credentials",
                    Step.ACCESS_KEYS,
                    Severity.LOW,
                    Subject.Kind.USER,
                    "SSH keys, service credentials and certificates are renewed in time");

    @Override
    public ControlInfo info() {
        return INFO;
    }

    @Override
    public List<Verdict> judge(AccountSnapshot snapshot, Baseline baseline, Instant now) {
        int limit = baseline.accessKeys().maxAgeDays();
        return EachUser.judge(snapshot, user -> judge(user, limit, now));
    }

    private static Verdict judge(UserReads user, int limit, Instant now) {
        Read<List<ServiceCredential>> services = user.serviceCredentials();
        Partly<SigningCertificate> certificates = user.knownCertificates();
        List<OtherCredential> active = active(user, services, certificates);
        boolean young = KeyVerdicts.tooYoung(user, limit, now).isPresent();
        var rulings = new ArrayList<Ruling>();
        active.forEach(one -> rulings.add(one.isWrong(user, limit, now)));
        if (services instanceof Read.Missing<List<ServiceCredential>> missing) {
            // However young the user is, a credential may have expired and still be active.
            rulings.add(Ruling.open(missing));
        }
        if (!young) {
            certificates.further().map(Ruling::open).ifPresent(rulings::add);
        }
        Ruling wrong = Ruling.any(rulings);
        Evidence evidence = evidence(user, services, certificates, active, limit);
        if (active.isEmpty() && wrong.isNo()) {
            return new Verdict.NotApplicable(
                    Subject.user(user),
                    "%s is not known to have an active SSH key, service credential or certificate."
                            .formatted(user.name()),
                    evidence);
        }
        List<OtherCredential> faulty =
                active.stream().filter(one -> one.isWrong(user, limit, now).isYes()).toList();
        return Verdict.by(
                wrong,
                Subject.user(user),
                evidence,
                () ->
                        "%s's other credentials are at most %d days old and not expired."
                                .formatted(user.name(), limit),
                () ->
                        "%s has credentials older than %d days, or expired and still active: %s."
                                .formatted(
                                        user.name(),
                                        limit,
                                        String.join(
                                                ", ",
                                                faulty.stream()
                                                        .map(OtherCredential::words)
                                                        .toList())),
                () -> OtherCredential.advice(user, faulty));
    }

    private static List<OtherCredential> active(
            UserReads user,
            Read<List<ServiceCredential>> services,
            Partly<SigningCertificate> certificates) {
        boolean listed = user.signingCertificatesAreListed();
        return Stream.of(
                        services.found().orElse(List.of()).stream()
                                .filter(ServiceCredential::isActive)
                                .map(OtherCredential::of),
                        user.sshPublicKeys().found().orElse(List.of()).stream()
                                .filter(SshPublicKey::active)
                                .map(OtherCredential::of),
                        certificates.known().stream()
                                .filter(SigningCertificate::active)
                                .map(one -> OtherCredential.of(one, listed)))
                .flatMap(credentials -> credentials)
                .toList();
    }

    private static Evidence evidence(
            UserReads user,
            Read<List<ServiceCredential>> services,
            Partly<SigningCertificate> certificates,
            List<OtherCredential> active,
            int limit) {
        Evidence evidence =
                Evidence.NONE
                        .with(
                                "active credentials",
                                active.stream().map(OtherCredential::words).toList())
                        .with("key-max-age-days", limit);
        if (services instanceof Read.Missing<List<ServiceCredential>> missing) {
            evidence = evidence.with("service-specific credentials", missing);
        }
        if (certificates.further().isPresent()) {
            evidence = evidence.with("further signing certificates", certificates.further().get());
        } else if (!user.signingCertificatesAreListed()) {
            evidence =
                    evidence.note(
                            "Signing certificates by the credential report; cert_N_last_rotated"
                                    + " stands in for the upload date.");
        }
        evidence = evidence.alsoSettledBy(certificates.settledBy());
        return user.sshPublicKeys().isKnown()
                ? evidence.note("SSH public keys were read.")
                : evidence.note("SSH public keys were not read; they are not judged.")
                        .alsoSettledBy(
                                List.of(
                                        LiveRead.onlyIfDeep(
                                                ReadKey.SSH_PUBLIC_KEYS.of(user.name()))));
    }
}
