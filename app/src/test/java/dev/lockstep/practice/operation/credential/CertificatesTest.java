package dev.lockstep.practice.operation.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.iam.model.DeleteServerCertificateRequest;
import software.amazon.awssdk.services.iam.model.DeleteSigningCertificateRequest;
import software.amazon.awssdk.services.iam.model.GetServerCertificateRequest;
import software.amazon.awssdk.services.iam.model.GetServerCertificateResponse;
import software.amazon.awssdk.services.iam.model.ListServerCertificatesRequest;
import software.amazon.awssdk.services.iam.model.ListServerCertificatesResponse;
import software.amazon.awssdk.services.iam.model.ListSigningCertificatesRequest;
import software.amazon.awssdk.services.iam.model.ListSigningCertificatesResponse;
import software.amazon.awssdk.services.iam.model.StatusType;
import software.amazon.awssdk.services.iam.model.UpdateServerCertificateRequest;
import software.amazon.awssdk.services.iam.model.UpdateSigningCertificateRequest;
import software.amazon.awssdk.services.iam.model.UploadServerCertificateRequest;
import software.amazon.awssdk.services.iam.model.UploadServerCertificateResponse;
import software.amazon.awssdk.services.iam.model.UploadSigningCertificateRequest;
import software.amazon.awssdk.services.iam.model.UploadSigningCertificateResponse;

/// Signing certificates and server certificates.
class CertificatesTest {
    @TempDir static Path folder;
    private static TestCertificate rsa;
    private static TestCertificate curve;
    private static TestCertificate third;
    private static TestCertificate expired;

    private final Practice practice = new Practice();

    @BeforeAll
    static void make() {
        String[] for100Years = {"-startdate", "2020/01/01 00:00:00", "-validity", "36500"};
        rsa = TestCertificate.of(folder, "RSA", for100Years);
        curve = TestCertificate.of(folder, "EC", for100Years);
        third =
                TestCertificate.of(
                        folder,
                        "EC",
                        "-validity",
                        "36500",
                        "-startdate",
                        "2020/01/01 00:00:00",
                        "-v");
        expired =
                TestCertificate.of(
                        folder, "RSA", "-startdate", "2020/01/01 00:00:00", "-validity", "1", "-v");
    }

    @Test
    void a_signing_certificate_is_uploaded_listed_made_inactive_and_deleted() {
        var uploaded =
                practice.ask(sign("alice", rsa.body()), UploadSigningCertificateResponse.class)
                        .certificate();
        assertThat(uploaded.certificateId()).matches("[A-Z2-7]{24,}");
        assertThat(uploaded.uploadDate()).isEqualTo(Practice.START);
        practice.does(
                UpdateSigningCertificateRequest.builder()
                        .userName("alice")
                        .certificateId(uploaded.certificateId())
                        .status(StatusType.INACTIVE)
                        .build());
        assertThat(
                        practice.ask(
                                        ListSigningCertificatesRequest.builder()
                                                .userName("alice")
                                                .build(),
                                        ListSigningCertificatesResponse.class)
                                .certificates())
                .containsExactly(uploaded.copy(one -> one.status(StatusType.INACTIVE)));
        var delete =
                DeleteSigningCertificateRequest.builder()
                        .userName("alice")
                        .certificateId(uploaded.certificateId())
                        .build();
        practice.does(delete);
        assertThat(practice.refusal(delete))
                .isEqualTo(
                        "404 NoSuchEntity: The Certificate with id "
                                + uploaded.certificateId()
                                + " cannot be found.");
    }

    @Test
    void bad_expired_double_and_too_many_signing_certificates_are_refused() {
        assertThat(practice.refusal(sign("alice", "no certificate")))
                .startsWith("400 MalformedCertificate: ");
        assertThat(practice.refusal(sign("alice", Pem.of("CERTIFICATE", new byte[] {1, 2}))))
                .startsWith("400 MalformedCertificate: ");
        assertThat(practice.refusal(sign("alice", expired.body())))
                .startsWith("400 InvalidCertificate: ");
        practice.does(sign("alice", rsa.body()));
        assertThat(practice.refusal(sign("bob", rsa.body())))
                .startsWith("409 DuplicateCertificate: ");
        practice.does(sign("alice", curve.body()));
        assertThat(practice.refusal(sign("alice", third.body())))
                .isEqualTo(
                        "409 LimitExceeded: Cannot exceed quota for SigningCertificatesPerUser:"
                                + " 2");
    }

    @Test
    void a_server_certificate_ends_when_its_PEM_says_and_its_key_is_kept_nowhere() {
        var metadata =
                practice.ask(
                                serve("shop", rsa.body(), rsa.key()),
                                UploadServerCertificateResponse.class)
                        .serverCertificateMetadata();
        assertThat(metadata.arn()).isEqualTo(Practice.ARN + "server-certificate/web/shop");
        assertThat(metadata.path()).isEqualTo("/web/");
        assertThat(metadata.expiration())
                .isEqualTo(Pem.certificate(rsa.body()).getNotAfter().toInstant());
        assertThat(practice.state().toString()).doesNotContain("PRIVATE KEY");
        var got =
                practice.ask(
                                GetServerCertificateRequest.builder()
                                        .serverCertificateName("shop")
                                        .build(),
                                GetServerCertificateResponse.class)
                        .serverCertificate();
        assertThat(got.serverCertificateMetadata()).isEqualTo(metadata);
        assertThat(got.certificateBody()).isEqualTo(rsa.body());
    }

    @Test
    void keys_are_taken_in_the_forms_of_OpenSSL() {
        practice.does(serve("one", rsa.body(), rsa.bareKey()))
                .does(serve("two", curve.body(), curve.bareKey()))
                .does(serve("three", curve.body(), curve.key()));
        assertThat(practice.truth().serverCertificates()).hasSize(3);
    }

    @Test
    void a_key_of_another_certificate_is_refused() {
        String mismatch =
                "400 KeyPairMismatch: The public key certificate and the private key do not"
                        + " match.";
        assertThat(practice.refusal(serve("shop", rsa.body(), expired.key()))).isEqualTo(mismatch);
        assertThat(practice.refusal(serve("shop", rsa.body(), curve.key()))).isEqualTo(mismatch);
        assertThat(practice.refusal(serve("shop", rsa.body(), curve.bareKey())))
                .isEqualTo(mismatch);
        assertThat(practice.refusal(serve("shop", curve.body(), third.bareKey())))
                .isEqualTo(mismatch);
        assertThat(practice.refusal(serve("shop", rsa.body(), "none")))
                .startsWith("400 MalformedCertificate: ");
    }

    @Test
    void server_certificates_are_listed_by_path_renamed_and_deleted() {
        practice.does(serve("shop", rsa.body(), rsa.key()));
        assertThat(list("/")).isEqualTo(1);
        assertThat(list("/web/")).isEqualTo(1);
        assertThat(list("/mail/")).isZero();
        assertThat(practice.refusal(serve("SHOP", rsa.body(), rsa.key())))
                .isEqualTo(
                        "409 EntityAlreadyExists: The Server Certificate with name SHOP already"
                                + " exists.");
        practice.does(
                UpdateServerCertificateRequest.builder()
                        .serverCertificateName("shop")
                        .newServerCertificateName("store")
                        .newPath("/mail/")
                        .build());
        assertThat(list("/mail/")).isEqualTo(1);
        var delete =
                DeleteServerCertificateRequest.builder().serverCertificateName("store").build();
        practice.does(delete);
        assertThat(practice.refusal(delete))
                .isEqualTo(
                        "404 NoSuchEntity: The Server Certificate with name store cannot be"
                                + " found.");
    }

    private int list(String prefix) {
        return practice.ask(
                        ListServerCertificatesRequest.builder().pathPrefix(prefix).build(),
                        ListServerCertificatesResponse.class)
                .serverCertificateMetadataList()
                .size();
    }

    private static UploadSigningCertificateRequest sign(String user, String body) {
        return UploadSigningCertificateRequest.builder()
                .userName(user)
                .certificateBody(body)
                .build();
    }

    private static UploadServerCertificateRequest serve(String name, String body, String key) {
        return UploadServerCertificateRequest.builder()
                .path("/web/")
                .serverCertificateName(name)
                .certificateBody(body)
                .privateKey(key)
                .build();
    }
}
