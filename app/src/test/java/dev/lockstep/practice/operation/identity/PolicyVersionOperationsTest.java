package dev.lockstep.practice.operation.identity;

import static dev.lockstep.practice.operation.identity.TriedAccount.ALLOW_S3;
import static dev.lockstep.practice.operation.identity.TriedAccount.NOW;
import static dev.lockstep.practice.operation.identity.TriedAccount.READ_ONLY;
import static dev.lockstep.practice.operation.identity.TriedAccount.own;
import static dev.lockstep.practice.operation.identity.TriedAccount.small;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.CreatePolicyRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.DeletePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeletePolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyResponse;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.ListPolicyVersionsRequest;
import software.amazon.awssdk.services.iam.model.ListPolicyVersionsResponse;
import software.amazon.awssdk.services.iam.model.PolicyVersion;
import software.amazon.awssdk.services.iam.model.SetDefaultPolicyVersionRequest;

class PolicyVersionOperationsTest {
    private static final String OTHER = ALLOW_S3.replace("s3", "sqs");

    private static CreatePolicyVersionRequest create(boolean inForce) {
        return CreatePolicyVersionRequest.builder()
                .policyArn(own("policy/own"))
                .policyDocument(OTHER)
                .setAsDefault(inForce)
                .build();
    }

    private static DeletePolicyVersionRequest delete(String version) {
        return DeletePolicyVersionRequest.builder()
                .policyArn(own("policy/own"))
                .versionId(version)
                .build();
    }

    private static PolicyVersion get(TriedAccount account, String arn, String version) {
        return account.call(
                        GetPolicyVersionRequest.builder().policyArn(arn).versionId(version).build(),
                        GetPolicyVersionResponse.class)
                .policyVersion();
    }

    @Test
    void a_new_version_has_the_next_number_and_comes_into_force_if_that_is_asked() {
        TriedAccount account = small();

        PolicyVersion second =
                account.call(create(false), CreatePolicyVersionResponse.class).policyVersion();
        PolicyVersion third =
                account.call(create(true), CreatePolicyVersionResponse.class).policyVersion();

        assertThat(second.versionId()).isEqualTo("v2");
        assertThat(second.isDefaultVersion()).isFalse();
        assertThat(second.document()).as("only reads give it").isNull();
        assertThat(third.versionId()).isEqualTo("v3");
        assertThat(third.isDefaultVersion()).isTrue();
        assertThat(third.createDate()).isEqualTo(NOW);
        assertThat(get(account, own("policy/own"), "v1").isDefaultVersion()).isFalse();
    }

    @Test
    void a_number_is_never_given_twice() {
        TriedAccount account = small();
        account.call(create(false));
        account.call(delete("v2"));

        assertThat(
                        account.call(create(false), CreatePolicyVersionResponse.class)
                                .policyVersion()
                                .versionId())
                .isEqualTo("v3");
    }

    @Test
    void a_policy_made_again_begins_with_its_first_version() {
        TriedAccount account = small();
        account.call(create(false));
        account.call(delete("v2"));
        account.call(DeletePolicyRequest.builder().policyArn(own("policy/own")).build());
        account.call(
                CreatePolicyRequest.builder().policyName("own").policyDocument(ALLOW_S3).build());

        assertThat(
                        account.call(create(false), CreatePolicyVersionResponse.class)
                                .policyVersion()
                                .versionId())
                .isEqualTo("v2");
    }

    @Test
    void a_sixth_version_exceeds_the_limit() {
        TriedAccount account = small();
        for (int i = 2; i <= 5; i++) {
            account.call(create(false));
        }

        account.refuses(
                create(false),
                409,
                "LimitExceeded",
                "A managed policy can have up to 5 versions. Before you create a new version, you"
                        + " must delete an existing version.");
    }

    @Test
    void a_version_is_read_with_its_document_URL_encoded() {
        TriedAccount account = small();
        account.call(create(false));

        PolicyVersion version = get(account, own("policy/own"), "v2");

        assertThat(version.document()).doesNotContain("+", "{", "*");
        assertThat(URLDecoder.decode(version.document(), StandardCharsets.UTF_8)).isEqualTo(OTHER);
    }

    @Test
    void the_version_in_force_of_a_policy_of_AWS_is_read() {
        TriedAccount account = small();
        String inForce =
                account.call(
                                GetPolicyRequest.builder().policyArn(READ_ONLY).build(),
                                GetPolicyResponse.class)
                        .policy()
                        .defaultVersionId();

        assertThat(get(account, READ_ONLY, inForce).document()).startsWith("%7B%22Version%22");
        assertThat(get(account, READ_ONLY, inForce).isDefaultVersion()).isTrue();
    }

    @Test
    void versions_are_listed_the_newest_first_and_without_documents() {
        TriedAccount account = small();
        account.call(create(true));

        var page =
                account.call(
                        ListPolicyVersionsRequest.builder().policyArn(own("policy/own")).build(),
                        ListPolicyVersionsResponse.class);

        assertThat(page.versions())
                .extracting(PolicyVersion::versionId)
                .containsExactly("v2", "v1");
        assertThat(page.versions()).extracting(PolicyVersion::document).containsOnlyNulls();
    }

    @Test
    void another_version_is_brought_into_force() {
        TriedAccount account = small();
        account.call(create(false));
        account.call(
                SetDefaultPolicyVersionRequest.builder()
                        .policyArn(own("policy/own"))
                        .versionId("v2")
                        .build());

        assertThat(get(account, own("policy/own"), "v2").isDefaultVersion()).isTrue();
        account.call(delete("v1"));
    }

    @Test
    void the_version_in_force_cannot_be_deleted() {
        small().refuses(
                        delete("v1"),
                        409,
                        "DeleteConflict",
                        "Cannot delete the default version of a policy.");
    }

    @Test
    void a_version_that_is_not_there_does_not_exist() {
        String words =
                "Policy " + own("policy/own") + " version v9 does not exist or is not attachable.";

        small().refuses(delete("v9"), 404, "NoSuchEntity", words);
        small().refuses(
                        GetPolicyVersionRequest.builder()
                                .policyArn(own("policy/own"))
                                .versionId("v9")
                                .build(),
                        404,
                        "NoSuchEntity",
                        words);
        small().refuses(
                        SetDefaultPolicyVersionRequest.builder()
                                .policyArn(own("policy/own"))
                                .versionId("v9")
                                .build(),
                        404,
                        "NoSuchEntity",
                        words);
    }

    @Test
    void a_document_that_AWS_does_not_take_makes_no_version() {
        small().refuses(
                        create(true).toBuilder().policyDocument("[]").build(),
                        400,
                        "MalformedPolicyDocument",
                        "Syntax errors in policy.");
    }
}
