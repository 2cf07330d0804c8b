package dev.lockstep.practice.operation.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.CreateServiceSpecificCredentialRequest;
import software.amazon.awssdk.services.iam.model.CreateServiceSpecificCredentialResponse;
import software.amazon.awssdk.services.iam.model.DeleteServiceSpecificCredentialRequest;
import software.amazon.awssdk.services.iam.model.ListServiceSpecificCredentialsRequest;
import software.amazon.awssdk.services.iam.model.ListServiceSpecificCredentialsResponse;
import software.amazon.awssdk.services.iam.model.ResetServiceSpecificCredentialRequest;
import software.amazon.awssdk.services.iam.model.ResetServiceSpecificCredentialResponse;
import software.amazon.awssdk.services.iam.model.ServiceSpecificCredential;
import software.amazon.awssdk.services.iam.model.ServiceSpecificCredentialMetadata;
import software.amazon.awssdk.services.iam.model.StatusType;
import software.amazon.awssdk.services.iam.model.UpdateServiceSpecificCredentialRequest;

class ServiceCredentialsTest {
    private static final String CODE = "codecommit.amazonaws.com";
    private static final String BEDROCK = "bedrock.amazonaws.com";

    private final Practice practice = new Practice();

    @Test
    void a_credential_for_CodeCommit_has_a_user_name_and_a_password_that_is_shown_once() {
        ServiceSpecificCredential made = create("alice", CODE, null);
        assertThat(made.serviceUserName()).isEqualTo("alice-at-123456789012");
        assertThat(made.servicePassword()).hasSizeGreaterThan(30);
        assertThat(made.serviceCredentialSecret()).isNull();
        assertThat(made.expirationDate()).isNull();
        assertThat(practice.state().toString()).doesNotContain(made.servicePassword());
        assertThat(
                        list(ListServiceSpecificCredentialsRequest.builder()
                                        .userName("alice")
                                        .build())
                                .serviceSpecificCredentials())
                .containsExactly(
                        ServiceSpecificCredentialMetadata.builder()
                                .userName("alice")
                                .serviceName(CODE)
                                .serviceUserName("alice-at-123456789012")
                                .serviceSpecificCredentialId(made.serviceSpecificCredentialId())
                                .status(StatusType.ACTIVE)
                                .createDate(Practice.START)
                                .build());
    }

    @Test
    void an_API_key_ends_after_so_many_days_and_is_then_expired() {
        ServiceSpecificCredential made = create("alice", BEDROCK, 30);
        assertThat(made.expirationDate()).isEqualTo(Practice.START.plus(Duration.ofDays(30)));
        assertThat(made.serviceCredentialAlias()).isEqualTo("alice-at-123456789012");
        assertThat(made.serviceCredentialSecret()).isNotBlank();
        assertThat(made.servicePassword()).isNull();
        practice.waits(Duration.ofDays(30));
        assertThat(all().getFirst().status()).isEqualTo(StatusType.EXPIRED);
    }

    @Test
    void a_number_of_days_is_for_API_keys_and_other_services_have_no_credentials() {
        assertThat(practice.refusal(request("alice", CODE, 30)))
                .startsWith("400 ValidationError: ");
        assertThat(practice.refusal(request("alice", "s3.amazonaws.com", null)))
                .isEqualTo(
                        "404 NotSupportedService: No such service s3.amazonaws.com is supported"
                                + " for Service Specific Credentials");
    }

    @Test
    void a_third_one_of_a_service_is_refused_and_one_of_another_service_is_not() {
        create("alice", CODE, null);
        create("alice", CODE, null);
        assertThat(practice.refusal(request("alice", CODE, null)))
                .isEqualTo(
                        "409 LimitExceeded: Cannot exceed quota for"
                                + " ServiceSpecificCredentialsPerUser: 2");
        create("alice", "logs.amazonaws.com", null);
    }

    @Test
    void those_of_all_users_come_in_pages() {
        create("alice", CODE, null);
        create("bob", CODE, null);
        create("bob", BEDROCK, null);
        var first =
                list(
                        ListServiceSpecificCredentialsRequest.builder()
                                .allUsers(true)
                                .maxItems(2)
                                .build());
        assertThat(first.serviceSpecificCredentials()).hasSize(2);
        var second =
                list(
                        ListServiceSpecificCredentialsRequest.builder()
                                .allUsers(true)
                                .marker(first.marker())
                                .build());
        assertThat(second.serviceSpecificCredentials()).hasSize(1);
        assertThat(
                        list(ListServiceSpecificCredentialsRequest.builder()
                                        .allUsers(true)
                                        .serviceName(BEDROCK)
                                        .build())
                                .serviceSpecificCredentials())
                .hasSize(1);
        assertThat(
                        practice.refusal(
                                ListServiceSpecificCredentialsRequest.builder()
                                        .allUsers(true)
                                        .userName("bob")
                                        .build()))
                .startsWith("400 ValidationError: ");
    }

    @Test
    void one_is_made_inactive_reset_and_deleted_by_its_owner_s_name() {
        ServiceSpecificCredential made = create("alice", CODE, null);
        String id = made.serviceSpecificCredentialId();
        practice.does(
                UpdateServiceSpecificCredentialRequest.builder()
                        .userName("alice")
                        .serviceSpecificCredentialId(id)
                        .status(StatusType.INACTIVE)
                        .build());
        assertThat(all().getFirst().status()).isEqualTo(StatusType.INACTIVE);
        var reset =
                practice.ask(
                                ResetServiceSpecificCredentialRequest.builder()
                                        .userName("alice")
                                        .serviceSpecificCredentialId(id)
                                        .build(),
                                ResetServiceSpecificCredentialResponse.class)
                        .serviceSpecificCredential();
        assertThat(reset.servicePassword()).isNotEqualTo(made.servicePassword());
        assertThat(practice.refusal(delete("bob", id))).startsWith("404 NoSuchEntity: ");
        practice.does(delete("alice", id));
        assertThat(all()).isEmpty();
    }

    private java.util.List<ServiceSpecificCredentialMetadata> all() {
        return list(ListServiceSpecificCredentialsRequest.builder().allUsers(true).build())
                .serviceSpecificCredentials();
    }

    private ServiceSpecificCredential create(String user, String service, Integer days) {
        return practice.ask(
                        request(user, service, days), CreateServiceSpecificCredentialResponse.class)
                .serviceSpecificCredential();
    }

    private ListServiceSpecificCredentialsResponse list(
            ListServiceSpecificCredentialsRequest request) {
        return practice.ask(request, ListServiceSpecificCredentialsResponse.class);
    }

    private static CreateServiceSpecificCredentialRequest request(
            String user, String service, Integer days) {
        return CreateServiceSpecificCredentialRequest.builder()
                .userName(user)
                .serviceName(service)
                .credentialAgeDays(days)
                .build();
    }

    private static DeleteServiceSpecificCredentialRequest delete(String user, String id) {
        return DeleteServiceSpecificCredentialRequest.builder()
                .userName(user)
                .serviceSpecificCredentialId(id)
                .build();
    }
}
