package dev.lockstep.practice.operation.credential;

import dev.lockstep.account.Account;
import dev.lockstep.account.User;
import dev.lockstep.account.credentials.SigningCertificate;
import dev.lockstep.effect.Assigned;
import dev.lockstep.effect.SigningCertificateEffect.DeleteSigningCertificate;
import dev.lockstep.effect.SigningCertificateEffect.UpdateSigningCertificate;
import dev.lockstep.effect.SigningCertificateEffect.UploadSigningCertificate;
import dev.lockstep.practice.operation.Answer;
import dev.lockstep.practice.operation.AwsError;
import dev.lockstep.practice.operation.Call;
import dev.lockstep.practice.operation.IamRefusal;
import dev.lockstep.practice.operation.Page;
import dev.lockstep.practice.operation.Quota;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.iam.model.DeleteSigningCertificateRequest;
import software.amazon.awssdk.services.iam.model.DeleteSigningCertificateResponse;
import software.amazon.awssdk.services.iam.model.ListSigningCertificatesRequest;
import software.amazon.awssdk.services.iam.model.ListSigningCertificatesResponse;
import software.amazon.awssdk.services.iam.model.UpdateSigningCertificateRequest;
import software.amazon.awssdk.services.iam.model.UpdateSigningCertificateResponse;
import software.amazon.awssdk.services.iam.model.UploadSigningCertificateRequest;
import software.amazon.awssdk.services.iam.model.UploadSigningCertificateResponse;

/// X.509 signing certificates, of users and of root.
final class SigningCertificates {
    private static final int ID_LENGTH = 32;

    private SigningCertificates() {}

    static Optional<Answer> answer(SdkPojo request, Call call) {
        return switch (request) {
            case UploadSigningCertificateRequest one -> Optional.of(upload(one, call));
            case ListSigningCertificatesRequest one -> Optional.of(list(one, call));
            case UpdateSigningCertificateRequest one -> Optional.of(update(one, call));
            case DeleteSigningCertificateRequest one -> Optional.of(delete(one, call));
            default -> Optional.empty();
        };
    }

    private static Answer upload(UploadSigningCertificateRequest request, Call call) {
        String name = Owner.name(request.userName(), call);
        Owner owner = Owner.in(call.truth(), name);
        String body = request.certificateBody();
        X509Certificate certificate = Pem.certificate(body);
        if (certificate.getNotAfter().toInstant().isBefore(call.now())) {
            throw new AwsError(400, "InvalidCertificate", "The certificate has expired.");
        }
        if (all(call.truth())
                .flatMap(one -> one.body().stream())
                .anyMatch(other -> Pem.certificate(other).equals(certificate))) {
            throw new AwsError(
                    409,
                    "DuplicateCertificate",
                    "The certificate is already associated with a user.");
        }
        Quota.oneMore(
                owner.signingCertificates().size(),
                "SigningCertificatesPerUser",
                Quota.SIGNING_CERTIFICATES_PER_USER);
        String id = Dice.id(ID_LENGTH);
        var one = new SigningCertificate(id, true, Optional.of(call.now()), Optional.of(body));
        return new Answer(
                UploadSigningCertificateResponse.builder().certificate(shown(name, one)).build(),
                call.state()
                        .after(
                                new UploadSigningCertificate(name, body),
                                Assigned.of(call.now(), id)));
    }

    private static Stream<SigningCertificate> all(Account account) {
        return Stream.concat(
                account.root().signingCertificates().stream(),
                account.users().values().stream()
                        .map(User::signingCertificates)
                        .flatMap(many -> many.stream()));
    }

    private static Answer list(ListSigningCertificatesRequest request, Call call) {
        String name = Owner.name(request.userName(), call);
        Page<SigningCertificate> page =
                Page.of(
                        Owner.in(call.seen(), name).signingCertificates(),
                        SigningCertificate::id,
                        request.maxItems(),
                        request.marker());
        return Answer.of(
                ListSigningCertificatesResponse.builder()
                        .certificates(page.items().stream().map(one -> shown(name, one)).toList())
                        .isTruncated(page.isTruncated())
                        .marker(page.markerOrNull())
                        .build(),
                call);
    }

    private static Answer update(UpdateSigningCertificateRequest request, Call call) {
        String name = Owner.name(request.userName(), call);
        check(name, request.certificateId(), call);
        boolean active = Status.isActive(request.status());
        return new Answer(
                UpdateSigningCertificateResponse.builder().build(),
                call.state()
                        .after(
                                new UpdateSigningCertificate(name, request.certificateId(), active),
                                Assigned.at(call.now())));
    }

    private static Answer delete(DeleteSigningCertificateRequest request, Call call) {
        String name = Owner.name(request.userName(), call);
        check(name, request.certificateId(), call);
        return new Answer(
                DeleteSigningCertificateResponse.builder().build(),
                call.state()
                        .after(
                                new DeleteSigningCertificate(name, request.certificateId()),
                                Assigned.at(call.now())));
    }

    private static void check(String name, String id, Call call) {
        if (Owner.in(call.truth(), name).signingCertificates().stream()
                .noneMatch(one -> one.id().equals(id))) {
            throw IamRefusal.noSuchEntity("The Certificate with id " + id + " cannot be found.");
        }
    }

    private static software.amazon.awssdk.services.iam.model.SigningCertificate shown(
            String name, SigningCertificate one) {
        return software.amazon.awssdk.services.iam.model.SigningCertificate.builder()
                .userName(name)
                .certificateId(one.id())
                .certificateBody(one.body().orElse(""))
                .status(Status.of(one.active()))
                .uploadDate(one.uploaded().orElse(null))
                .build();
    }
}
