package dev.lockstep.practice.operation.identity;

import static dev.lockstep.practice.operation.identity.TriedAccount.ALLOW_S3;
import static dev.lockstep.practice.operation.identity.TriedAccount.own;
import static dev.lockstep.practice.operation.identity.TriedAccount.small;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.AttachUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.DetachUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyResponse;
import software.amazon.awssdk.services.iam.model.GetUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetUserPolicyResponse;
import software.amazon.awssdk.services.iam.model.ListAttachedUserPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedUserPoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListUserPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListUserPoliciesResponse;
import software.amazon.awssdk.services.iam.model.PutUserPolicyRequest;

/// The policies of users.
class UserPolicyOperationsTest {
    private static AttachUserPolicyRequest attach(String arn) {
        return AttachUserPolicyRequest.builder().userName("bob").policyArn(arn).build();
    }

    private static PutUserPolicyRequest put(String policy, String document) {
        return PutUserPolicyRequest.builder()
                .userName("bob")
                .policyName(policy)
                .policyDocument(document)
                .build();
    }

    private static dev.lockstep.account.User subject(TriedAccount account) {
        return account.truth().users().get("bob");
    }

    @Test
    void an_attached_policy_is_listed_and_counted_once_however_often_it_is_attached() {
        TriedAccount account = small();
        account.call(attach(own("policy/own")));
        account.call(attach(own("policy/own")));

        var page =
                account.call(
                        ListAttachedUserPoliciesRequest.builder().userName("bob").build(),
                        ListAttachedUserPoliciesResponse.class);

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
                                        ListAttachedUserPoliciesRequest.builder()
                                                .userName("bob")
                                                .pathPrefix("/team/")
                                                .build(),
                                        ListAttachedUserPoliciesResponse.class)
                                .attachedPolicies())
                .extracting(one -> one.policyName())
                .containsExactly("spare");
        var first =
                account.call(
                        ListAttachedUserPoliciesRequest.builder()
                                .userName("bob")
                                .maxItems(1)
                                .build(),
                        ListAttachedUserPoliciesResponse.class);
        assertThat(first.isTruncated()).isTrue();
        assertThat(
                        account.call(
                                        ListAttachedUserPoliciesRequest.builder()
                                                .userName("bob")
                                                .marker(first.marker())
                                                .build(),
                                        ListAttachedUserPoliciesResponse.class)
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
                        "Cannot attach a Service Role Policy to a User.");
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
                "Cannot exceed quota for PoliciesPerUser: 10");
        account.call(attach(own("policy/p3")));
    }

    @Test
    void a_policy_is_detached_once() {
        TriedAccount account = small();
        account.call(attach(own("policy/own")));
        var detach =
                DetachUserPolicyRequest.builder()
                        .userName("bob")
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
                        GetUserPolicyRequest.builder().userName("bob").policyName("mine").build(),
                        GetUserPolicyResponse.class);

        assertThat(answer.userName()).isEqualTo("bob");
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
                        ListUserPoliciesRequest.builder().userName("bob").maxItems(1).build(),
                        ListUserPoliciesResponse.class);
        var second =
                account.call(
                        ListUserPoliciesRequest.builder()
                                .userName("bob")
                                .marker(first.marker())
                                .build(),
                        ListUserPoliciesResponse.class);

        assertThat(first.policyNames()).containsExactly("a");
        assertThat(second.policyNames()).containsExactly("b");
        assertThat(second.isTruncated()).isFalse();
    }

    @Test
    void an_inline_policy_is_deleted_once() {
        TriedAccount account = small();
        account.call(put("mine", ALLOW_S3));
        var delete = DeleteUserPolicyRequest.builder().userName("bob").policyName("mine").build();

        account.call(delete);

        String words = "The user policy with name mine cannot be found.";
        assertThat(subject(account).inlinePolicies()).isEmpty();
        account.refuses(delete, 404, "NoSuchEntity", words);
        account.refuses(
                GetUserPolicyRequest.builder().userName("bob").policyName("mine").build(),
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
    void all_inline_policies_together_have_2048_characters_at_most_without_white_space() {
        TriedAccount account = small();
        int frame = ALLOW_S3.length() - "s3:*".length();
        String half = ALLOW_S3.replace("s3:*", "s3:" + "x".repeat(2048 / 2 - frame - 3));
        account.call(put("a", half));
        account.call(put("b", half.replace(",", ",\n    ")));

        account.refuses(
                put("c", ALLOW_S3),
                409,
                "LimitExceeded",
                "Maximum policy size of 2048 bytes exceeded for user bob");
        account.call(put("b", ALLOW_S3));
        account.call(put("c", ALLOW_S3));
        assertThat(subject(account).inlinePolicies()).hasSize(3);
    }
}
