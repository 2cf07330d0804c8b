package dev.lockstep.practice.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.accessanalyzer.model.CreateAnalyzerRequest;
import software.amazon.awssdk.services.iam.model.CreateLoginProfileRequest;
import software.amazon.awssdk.services.iam.model.CreateUserRequest;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.UpdateAccessKeyRequest;
import software.amazon.awssdk.services.iam.model.UpdateAccountPasswordPolicyRequest;

/// AWS's bounds, in AWS's words.
class ConstraintsTest {
    @Test
    void a_good_request_violates_nothing() {
        assertThat(
                        violated(
                                "CreateUser",
                                CreateUserRequest.builder()
                                        .userName("alice@example.com")
                                        .path("/ops/")
                                        .tags(Tag.builder().key("team").value("").build())
                                        .build()))
                .isEmpty();
    }

    @Test
    void a_missing_name_is_null() {
        assertThat(violated("CreateUser", CreateUserRequest.builder().build()))
                .contains(
                        "1 validation error detected: Value null at 'userName' failed to satisfy"
                                + " constraint: Member must not be null");
    }

    @Test
    void a_space_in_a_user_name_gets_the_sentence_of_IAM() {
        assertThat(violated("CreateUser", CreateUserRequest.builder().userName("a b").build()))
                .contains(
                        "The specified value for userName is invalid. It must contain only"
                                + " alphanumeric characters and/or the following: +=,.@_-");
    }

    @Test
    void faults_in_members_of_lists_are_named_by_their_place_and_counted() {
        String found =
                violated(
                                "CreateUser",
                                CreateUserRequest.builder()
                                        .userName("alice")
                                        .path("nowhere")
                                        .tags(
                                                Tag.builder().key("team").value("x").build(),
                                                Tag.builder()
                                                        .key("k".repeat(129))
                                                        .value("x")
                                                        .build())
                                        .build())
                        .orElseThrow();
        assertThat(found)
                .startsWith("2 validation errors detected: Value 'nowhere' at 'path'")
                .contains("at 'tags.2.member.key' failed to satisfy constraint: Member must have")
                .endsWith("length less than or equal to 128");
    }

    @Test
    void a_password_is_never_repeated() {
        String found =
                violated(
                                "CreateLoginProfile",
                                CreateLoginProfileRequest.builder()
                                        .userName("alice")
                                        .password("hunter2".repeat(20))
                                        .build())
                        .orElseThrow();
        assertThat(found).contains("Value at 'password' failed").doesNotContain("hunter2");
    }

    @Test
    void numbers_have_ranges_and_words_have_sets() {
        assertThat(
                        violated(
                                "UpdateAccountPasswordPolicy",
                                UpdateAccountPasswordPolicyRequest.builder()
                                        .minimumPasswordLength(5)
                                        .build()))
                .contains(
                        "1 validation error detected: Value '5' at 'minimumPasswordLength' failed"
                                + " to satisfy constraint: Member must have value greater than or"
                                + " equal to 6");
        assertThat(
                        violated(
                                        "UpdateAccessKey",
                                        UpdateAccessKeyRequest.builder()
                                                .accessKeyId("AKIAEXAMPLE000000000")
                                                .status("Off")
                                                .build())
                                .orElseThrow())
                .contains("Value 'Off' at 'status'")
                .contains("Member must satisfy enum value set: [Active, Inactive");
    }

    @Test
    void names_of_other_services_are_bounded_too() {
        Service service = AwsModel.get().service("access-analyzer").orElseThrow();
        assertThat(
                        Constraints.violated(
                                service,
                                service.operation("CreateAnalyzer").orElseThrow(),
                                CreateAnalyzerRequest.builder()
                                        .analyzerName("1st")
                                        .type("ACCOUNT")
                                        .build()))
                .contains(
                        "1 validation error detected: Value '1st' at 'analyzerName' failed to"
                                + " satisfy constraint: Member must satisfy regular expression"
                                + " pattern: [A-Za-z_][A-Za-z0-9_.-]*");
    }

    private static Optional<String> violated(String operation, SdkPojo request) {
        Service iam = AwsModel.get().service("iam").orElseThrow();
        return Constraints.violated(iam, iam.operation(operation).orElseThrow(), request);
    }
}
