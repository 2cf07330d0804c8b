package dev.lockstep.practice.operation.identity;

import static dev.lockstep.practice.operation.identity.TriedAccount.ALLOW_S3;
import static dev.lockstep.practice.operation.identity.TriedAccount.own;
import static dev.lockstep.practice.operation.identity.TriedAccount.small;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyResponse;
import software.amazon.awssdk.services.iam.model.GetRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.GetRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.PutRolePolicyRequest;

/// The policies of roles.
class RolePolicyOperationsTest {
    private static AttachRolePolicyRequest attach(String arn) {
        return AttachRolePolicyRequest.builder().roleName("deploy").policyArn(arn).build();
    }

    private static PutRolePolicyRequest put(String policy, String document) {
        return PutRolePolicyRequest.builder()
                .roleName("deploy")
                .policyName(policy)
                .policyDocument(document)
                .build();
    }

    private static dev.lockstep.account.Role subject(TriedAccount account) {
        return account.truth().roles().get("deploy");
    }

    @Test
    void an_attached_policy_is_listed_and_counted_once_however_often_it_is_attached() {
        TriedAccount account = small();
        account.call(attach(own("policy/own")));
        account.call(attach(own("policy/own")));

        var page =
                account.call(
                        ListAttachedRolePoliciesRequest.builder().roleName("deploy").build(),
                        ListAttachedRolePoliciesResponse.class);

        assertThat(page.attachedPolicies())
                .extracting(one -> one.policyArn())
                .containsExactly(own("policy/own"));
        assertThat(
                        account.call(
                                        GetPolicyRequest.builder()
                                                .policyArn(own("policy/own"))
                                                .build(),
                                        GetPolicyResponse.class)
                                .policy()
                                .attachmentCount())
                .isEqualTo(1);
    }

    @Test
    void attached_policies_are_listed_by_path_and_page_by_page() {
        TriedAccount account = small();
        account.call(attach(own("policy/own")));
        account.call(attach(own("policy/team/spare")));

        assertThat(
                        account.call(
                                        ListAttachedRolePoliciesRequest.builder()
                                                .roleName("deploy")
                                                .pathPrefix("/team/")
                                                .build(),
                                        ListAttachedRolePoliciesResponse.class)
                                .attachedPolicies())
                .extracting(one -> one.policyName())
                .containsExactly("spare");
        var first =
                account.call(
                        ListAttachedRolePoliciesRequest.builder()
                                .roleName("deploy")
                                .maxItems(1)
                                .build(),
                        ListAttachedRolePoliciesResponse.class);
        assertThat(first.isTruncated()).isTrue();
        assertThat(
                        account.call(
                                        ListAttachedRolePoliciesRequest.builder()
                                                .roleName("deploy")
                                                .marker(first.marker())
                                                .build(),
                                        ListAttachedRolePoliciesResponse.class)
                                .attachedPolicies())
                .extracting(one -> one.policyName())
                .containsExactly("spare");
    }

    @Test
    void a_policy_that_does_not_exist_is_not_attached() {
        small().refuses(
                        attach(own("policy/none")),
                        404,
                        "NoSuchEntity",
                        "Policy " + own("policy/none") + " does not exist or is not attachable.");
        small().refuses(
                        attach("arn:aws:iam::aws:policy/NoSuchPolicyOfAws"),
                        404,
                        "NoSuchEntity",
                        "Policy arn:aws:iam::aws:policy/NoSuchPolicyOfAws does not exist or is not"
                                + " attachable.");
        small().refuses(
                        attach("arn:aws:iam::123456789012:role/deploy"),
                        400,
                        "InvalidInput",
                        "ARN arn:aws:iam::123456789012:role/deploy is not valid.");
    }

    @Test
    void a_policy_of_a_service_linked_role_is_for_no_other() {
        small().refuses(
                        attach(
                                "arn:aws:iam::aws:policy/aws-service-role/AWSSupportServiceRolePolicy"),
                        400,
                        "PolicyNotAttachable",
                        "Cannot attach a Service Role Policy to a Customer Role.");
    }

    @Test
    void the_eleventh_policy_exceeds_the_quota() {
        TriedAccount account = small();
        for (int i = 0; i < 10; i++) {
            account.call(
                    CreatePolicyRequest.builder()
                            .policyName("p" + i)
                            .policyDocument(ALLOW_S3)
                            .build());
            account.call(attach(own("policy/p" + i)));
        }

        account.refuses(
                attach(own("policy/own")),
                409,
                "LimitExceeded",
                "Cannot exceed quota for PoliciesPerRole: 10");
        account.call(attach(own("policy/p3")));
    }

    @Test
    void a_policy_is_detached_once() {
        TriedAccount account = small();
        account.call(attach(own("policy/own")));
        var detach =
                DetachRolePolicyRequest.builder()
                        .roleName("deploy")
                        .policyArn(own("policy/own"))
                        .build();

        account.call(detach);

        assertThat(subject(account).attachedPolicies()).isEmpty();
        account.refuses(
                detach, 404, "NoSuchEntity", "Policy " + own("policy/own") + " was not found.");
    }

    @Test
    void an_inline_policy_is_read_URL_encoded_and_written_over() {
        TriedAccount account = small();
        account.call(put("mine", ALLOW_S3.replace("s3:*", "s3:Get*")));
        account.call(put("mine", ALLOW_S3));

        var answer =
                account.call(
                        GetRolePolicyRequest.builder()
                                .roleName("deploy")
                                .policyName("mine")
                                .build(),
                        GetRolePolicyResponse.class);

        assertThat(answer.roleName()).isEqualTo("deploy");
        assertThat(answer.policyName()).isEqualTo("mine");
        assertThat(answer.policyDocument())
                .isEqualTo(
                        "%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B%7B%22Effect%22"
                                + "%3A%22Allow%22%2C%22Action%22%3A%22s3%3A%2A%22%2C%22Resource%22"
                                + "%3A%22%2A%22%7D%5D%7D");
    }

    @Test
    void names_of_inline_policies_are_listed_page_by_page() {
        TriedAccount account = small();
        account.call(put("b", ALLOW_S3));
        account.call(put("a", ALLOW_S3));

        var first =
                account.call(
                        ListRolePoliciesRequest.builder().roleName("deploy").maxItems(1).build(),
                        ListRolePoliciesResponse.class);
        var second =
                account.call(
                        ListRolePoliciesRequest.builder()
                                .roleName("deploy")
                                .marker(first.marker())
                                .build(),
                        ListRolePoliciesResponse.class);

        assertThat(first.policyNames()).containsExactly("a");
        assertThat(second.policyNames()).containsExactly("b");
        assertThat(second.isTruncated()).isFalse();
    }

    @Test
    void an_inline_policy_is_deleted_once() {
        TriedAccount account = small();
        account.call(put("mine", ALLOW_S3));
        var delete =
                DeleteRolePolicyRequest.builder().roleName("deploy").policyName("mine").build();

        account.call(delete);

        String words = "The role policy with name mine cannot be found.";
        assertThat(subject(account).inlinePolicies()).isEmpty();
        account.refuses(delete, 404, "NoSuchEntity", words);
        account.refuses(
                GetRolePolicyRequest.builder().roleName("deploy").policyName("mine").build(),
                404,
                "NoSuchEntity",
                words);
    }

    @Test
    void a_document_that_AWS_does_not_take_is_not_written() {
        small().refuses(
                        put("mine", "{\"Version\":\"2012-10-17\"}"),
                        400,
                        "MalformedPolicyDocument",
                        "Syntax errors in policy.");
    }

    @Test
    void all_inline_policies_together_have_10240_characters_at_most_without_white_space() {
        TriedAccount account = small();
        int frame = ALLOW_S3.length() - "s3:*".length();
        String half = ALLOW_S3.replace("s3:*", "s3:" + "x".repeat(10240 / 2 - frame - 3));
        account.call(put("a", half));
        account.call(put("b", half.replace(",", ",\n    ")));

        account.refuses(
                put("c", ALLOW_S3),
                409,
                "LimitExceeded",
                "Maximum policy size of 10240 bytes exceeded for role deploy");
        account.call(put("b", ALLOW_S3));
        account.call(put("c", ALLOW_S3));
        assertThat(subject(account).inlinePolicies()).hasSize(3);
    }
}
