package dev.lockstep.practice.operation.credential;

import dev.lockstep.account.Account;
import dev.lockstep.account.around.ServerCertificate;
import dev.lockstep.effect.Assigned;
import dev.lockstep.effect.ServerCertificateEffect.DeleteServerCertificate;
import dev.lockstep.effect.ServerCertificateEffect.UpdateServerCertificate;
import dev.lockstep.effect.ServerCertificateEffect.UploadServerCertificate;
import dev.lockstep.practice.operation.Answer;
import dev.lockstep.practice.operation.AwsError;
import dev.lockstep.practice.operation.Call;
import dev.lockstep.practice.operation.IamRefusal;
import dev.lockstep.practice.operation.Page;
import dev.lockstep.practice.operation.Quota;
import dev.lockstep.practice.operation.Tags;
import dev.lockstep.practice.state.PracticeState;
import dev.lockstep.secret.Secret;
import java.security.cert.X509Certificate;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.iam.model.DeleteServerCertificateRequest;
import software.amazon.awssdk.services.iam.model.DeleteServerCertificateResponse;
import software.amazon.awssdk.services.iam.model.GetServerCertificateRequest;
import software.amazon.awssdk.services.iam.model.GetServerCertificateResponse;
import software.amazon.awssdk.services.iam.model.ListServerCertificatesRequest;
import software.amazon.awssdk.services.iam.model.ListServerCertificatesResponse;
import software.amazon.awssdk.services.iam.model.ServerCertificateMetadata;
import software.amazon.awssdk.services.iam.model.UpdateServerCertificateRequest;
import software.amazon.awssdk.services.iam.model.UpdateServerCertificateResponse;
import software.amazon.awssdk.services.iam.model.UploadServerCertificateRequest;
import software.amazon.awssdk.services.iam.model.UploadServerCertificateResponse;

/// TLS certificates that are kept in IAM.
final class ServerCertificates {
    private ServerCertificates() {}

    static Optional<Answer> answer(SdkPojo request, Call call) {
        return switch (request) {
            case UploadServerCertificateRequest one -> Optional.of(upload(one, call));
            case GetServerCertificateRequest one -> Optional.of(get(one, call));
            case ListServerCertificatesRequest one -> Optional.of(list(one, call));
            case UpdateServerCertificateRequest one -> Optional.of(update(one, call));
            case DeleteServerCertificateRequest one -> Optional.of(delete(one, call));
            default -> Optional.empty();
        };
    }

    private static Answer upload(UploadServerCertificateRequest request, Call call) {
        String name = request.serverCertificateName();
        checkFree(call.truth(), name);
        X509Certificate certificate = Pem.certificate(request.certificateBody());
        PrivateKeyText.check(new Secret(request.privateKey()), certificate);
        if (request.certificateChain() != null) {
            Pem.certificate(request.certificateChain());
        }
        Quota.oneMore(
                call.truth().serverCertificates().size(),
                "ServerCertificates",
                Quota.SERVER_CERTIFICATES);
        PracticeState next =
                call.state()
                        .after(
                                new UploadServerCertificate(
                                        Objects.requireNonNullElse(request.path(), "/"),
                                        name,
                                        request.certificateBody(),
                                        Optional.ofNullable(request.certificateChain()),
                                        Tags.ofNew(request.tags())),
                                new Assigned(
                                        call.now(),
                                        Optional.of(call.newId().apply("ASCA")),
                                        Optional.of(certificate.getNotAfter().toInstant())));
        return new Answer(
                UploadServerCertificateResponse.builder()
                        .serverCertificateMetadata(metadata(find(next.truth(), name)))
                        .tags(request.hasTags() ? request.tags() : null)
                        .build(),
                next);
    }

    private static Answer get(GetServerCertificateRequest request, Call call) {
        ServerCertificate one = find(call.seen(), request.serverCertificateName());
        return Answer.of(
                GetServerCertificateResponse.builder()
                        .serverCertificate(shown ->
                                shown.serverCertificateMetadata(metadata(one))
                                        .certificateBody(one.body().orElse(""))
                                        .certificateChain(one.chain().orElse(null))
                                        .tags(Tags.shownIfAny(one.tags())))
                        .build(),
                call);
    }

    private static Answer list(ListServerCertificatesRequest request, Call call) {
        String prefix = Objects.requireNonNullElse(request.pathPrefix(), "/");
        Page<ServerCertificate> page =
                Page.of(
                        call.seen().serverCertificates().stream()
                                .filter(one -> one.path().startsWith(prefix))
                                .toList(),
                        ServerCertificate::name,
                        request.maxItems(),
                        request.marker());
        return Answer.of(
                ListServerCertificatesResponse.builder()
                        .serverCertificateMetadataList(
                                page.items().stream().map(ServerCertificates::metadata).toList())
                        .isTruncated(page.isTruncated())
                        .marker(page.markerOrNull())
                        .build(),
                call);
    }

    private static Answer update(UpdateServerCertificateRequest request, Call call) {
        ServerCertificate one = find(call.truth(), request.serverCertificateName());
        String next = request.newServerCertificateName();
        if (next != null && !next.equalsIgnoreCase(one.name())) {
            checkFree(call.truth(), next);
        }
        return new Answer(
                UpdateServerCertificateResponse.builder().build(),
                call.state()
                        .after(
                                new UpdateServerCertificate(
                                        one.name(),
                                        Optional.ofNullable(request.newPath()),
                                        Optional.ofNullable(next)),
                                Assigned.at(call.now())));
    }

    private static Answer delete(DeleteServerCertificateRequest request, Call call) {
        ServerCertificate one = find(call.truth(), request.serverCertificateName());
        return new Answer(
                DeleteServerCertificateResponse.builder().build(),
                call.state()
                        .after(new DeleteServerCertificate(one.name()), Assigned.at(call.now())));
    }

    private static void checkFree(Account account, String name) {
        if (account.serverCertificates().stream()
                .anyMatch(one -> one.name().equalsIgnoreCase(name))) {
            throw IamRefusal.alreadyExists(
                    "The Server Certificate with name " + name + " already exists.");
        }
    }

    static ServerCertificate find(Account account, String name) {
        return account.serverCertificates().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> none(name));
    }

    private static AwsError none(String name) {
        return IamRefusal.noSuchEntity(
                "The Server Certificate with name " + name + " cannot be found.");
    }

    private static ServerCertificateMetadata metadata(ServerCertificate one) {
        return ServerCertificateMetadata.builder()
                .path(one.path())
                .serverCertificateName(one.name())
                .serverCertificateId(one.id().orElse(null))
                .arn(one.arn().orElse(null))
                .uploadDate(one.uploaded().orElse(null))
                .expiration(one.expires().orElse(null))
                .build();
    }
}
