package dev.lockstep.practice.operation.identity;

import static dev.lockstep.practice.operation.identity.TriedAccount.ALLOW_S3;
import static dev.lockstep.practice.operation.identity.TriedAccount.NOW;
import static dev.lockstep.practice.operation.identity.TriedAccount.READ_ONLY;
import static dev.lockstep.practice.operation.identity.TriedAccount.own;
import static dev.lockstep.practice.operation.identity.TriedAccount.small;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.practice.state.Caller;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.AttachUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyResponse;
import software.amazon.awssdk.services.iam.model.CreatePolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.DeletePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteUserPermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.DetachUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyResponse;
import software.amazon.awssdk.services.iam.model.ListPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListPoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListPolicyTagsRequest;
import software.amazon.awssdk.services.iam.model.ListPolicyTagsResponse;
import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.iam.model.PolicyScopeType;
import software.amazon.awssdk.services.iam.model.PolicyUsageType;
import software.amazon.awssdk.services.iam.model.PutUserPermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.TagPolicyRequest;
import software.amazon.awssdk.services.iam.model.UntagPolicyRequest;

class PolicyOperationsTest {
    private static CreatePolicyRequest.Builder create(String name) {
        return CreatePolicyRequest.builder().policyName(name).policyDocument(ALLOW_S3);
    }

    private static Policy get(TriedAccount account, String arn) {
        return account.call(
                        GetPolicyRequest.builder().policyArn(arn).build(), GetPolicyResponse.class)
                .policy();
    }

    private static List<String> listed(TriedAccount account, ListPoliciesRequest request) {
        return account.call(request, ListPoliciesResponse.class).policies().stream()
                .map(Policy::arn)
                .toList();
    }

    @Test
    void a_new_policy_is_answered_with_its_first_version_in_force() {
        TriedAccount account = small();
        Policy policy =
                account.call(
                                create("new")
                                        .path("/team/")
                                        .description("buckets")
                                        .tags(Tag.builder().key("Cost").value("7").build())
                                        .build(),
                                CreatePolicyResponse.class)
                        .policy();

        assertThat(policy.arn()).isEqualTo(own("policy/team/new"));
        assertThat(policy.policyId()).startsWith("ANPA").hasSize(21);
        assertThat(policy.defaultVersionId()).isEqualTo("v1");
        assertThat(policy.attachmentCount()).isZero();
        assertThat(policy.permissionsBoundaryUsageCount()).isZero();
        assertThat(policy.isAttachable()).isTrue();
        assertThat(policy.createDate()).isEqualTo(NOW);
        assertThat(policy.updateDate()).isEqualTo(NOW);
        assertThat(policy.tags()).hasSize(1);
        assertThat(get(account, policy.arn()).description()).isEqualTo("buckets");
    }

    @Test
    void a_name_is_taken_in_any_case_and_on_any_path() {
        small().refuses(
                        create("SPARE").build(),
                        409,
                        "EntityAlreadyExists",
                        "A policy called SPARE already exists. Duplicate names are not allowed.");
    }

    @Test
    void a_policy_has_6144_characters_at_most_without_white_space() {
        int frame = ALLOW_S3.length() - "*".length();
        String longest = ALLOW_S3.replace("s3:*", "s3:" + "x".repeat(6144 - frame));

        small().call(create("long").policyDocument(longest.replace(",", " ,\n")).build());
        small().refuses(
                        create("long").policyDocument(longest.replace("s3:", "s3:y")).build(),
                        409,
                        "LimitExceeded",
                        "Cannot exceed quota for PolicySize: 6144");
    }

    @Test
    void a_policy_of_AWS_is_read_as_it_is_known_and_counted_in_this_account() {
        Policy policy = get(small(), READ_ONLY);

        assertThat(policy.policyName()).isEqualTo("ReadOnlyAccess");
        assertThat(policy.attachmentCount()).isEqualTo(1);
        assertThat(policy.defaultVersionId()).matches("v[0-9]{2,}");
        assertThat(policy.policyId()).startsWith("ANPA").hasSize(21);
        assertThat(get(small(), "arn:aws:iam::aws:policy/job-function/Billing").path())
                .isEqualTo("/job-function/");
    }

    @Test
    void in_another_partition_the_policies_of_AWS_have_its_ARNs() {
        TriedAccount account = TriedAccount.in("aws-cn");

        assertThat(get(account, "arn:aws-cn:iam::aws:policy/ReadOnlyAccess").arn())
                .isEqualTo("arn:aws-cn:iam::aws:policy/ReadOnlyAccess");
        account.refuses(
                GetPolicyRequest.builder().policyArn(READ_ONLY).build(),
                404,
                "NoSuchEntity",
                "Policy " + READ_ONLY + " was not found.");
    }

    @Test
    void a_policy_that_is_not_there_was_not_found() {
        small().refuses(
                        GetPolicyRequest.builder().policyArn(own("policy/none")).build(),
                        404,
                        "NoSuchEntity",
                        "Policy " + own("policy/none") + " was not found.");
    }

    @Test
    void policies_are_listed_by_scope_path_and_attachment() {
        TriedAccount account = small();
        var local = ListPoliciesRequest.builder().scope(PolicyScopeType.LOCAL);

        assertThat(listed(account, local.build()))
                .containsExactly(own("policy/own"), own("policy/team/spare"));
        assertThat(listed(account, local.pathPrefix("/team/").build()))
                .containsExactly(own("policy/team/spare"));
        assertThat(listed(account, ListPoliciesRequest.builder().onlyAttached(true).build()))
                .containsExactly(READ_ONLY);
        assertThat(
                        listed(
                                account,
                                ListPoliciesRequest.builder()
                                        .scope(PolicyScopeType.AWS)
                                        .pathPrefix("/job-function/")
                                        .build()))
                .hasSize(11)
                .contains("arn:aws:iam::aws:policy/job-function/Billing");
    }

    @Test
    void policies_are_listed_by_what_they_are_used_for() {
        TriedAccount account = small();
        account.call(
                PutUserPermissionsBoundaryRequest.builder()
                        .userName("bob")
                        .permissionsBoundary(own("policy/own"))
                        .build());

        assertThat(
                        listed(
                                account,
                                ListPoliciesRequest.builder()
                                        .policyUsageFilter(PolicyUsageType.PERMISSIONS_BOUNDARY)
                                        .build()))
                .containsExactly(own("policy/own"));
        assertThat(
                        listed(
                                account,
                                ListPoliciesRequest.builder()
                                        .policyUsageFilter(PolicyUsageType.PERMISSIONS_POLICY)
                                        .build()))
                .containsExactly(READ_ONLY);
        assertThat(get(account, own("policy/own")).permissionsBoundaryUsageCount()).isEqualTo(1);
        assertThat(get(account, own("policy/own")).attachmentCount()).isZero();
    }

    @Test
    void all_policies_come_in_pages_of_100_the_accounts_own_first_and_none_twice() {
        TriedAccount account = small();
        var all = new ArrayList<String>();
        String marker = null;
        do {
            var page =
                    account.call(
                            ListPoliciesRequest.builder().marker(marker).build(),
                            ListPoliciesResponse.class);
            assertThat(page.policies()).hasSizeLessThanOrEqualTo(100);
            page.policies().forEach(one -> all.add(one.arn()));
            marker = page.marker();
        } while (marker != null);

        assertThat(all).hasSize(1596).doesNotHaveDuplicates();
        assertThat(all).startsWith(own("policy/own"), own("policy/team/spare"));
    }

    @Test
    void a_policy_that_somebody_has_cannot_be_deleted_also_as_a_boundary() {
        TriedAccount account = small();
        var delete = DeletePolicyRequest.builder().policyArn(own("policy/own")).build();
        String words = "Cannot delete a policy attached to entities.";
        account.call(
                AttachUserPolicyRequest.builder()
                        .userName("bob")
                        .policyArn(own("policy/own"))
                        .build());
        account.refuses(delete, 409, "DeleteConflict", words);
        account.call(
                DetachUserPolicyRequest.builder()
                        .userName("bob")
                        .policyArn(own("policy/own"))
                        .build());
        account.call(
                PutUserPermissionsBoundaryRequest.builder()
                        .userName("bob")
                        .permissionsBoundary(own("policy/own"))
                        .build());
        account.refuses(delete, 409, "DeleteConflict", words);
        account.call(DeleteUserPermissionsBoundaryRequest.builder().userName("bob").build());

        account.call(delete);

        account.refuses(
                delete, 404, "NoSuchEntity", "Policy " + own("policy/own") + " was not found.");
    }

    @Test
    void a_policy_with_more_than_one_version_cannot_be_deleted() {
        TriedAccount account = small();
        account.call(
                CreatePolicyVersionRequest.builder()
                        .policyArn(own("policy/own"))
                        .policyDocument(ALLOW_S3)
                        .build());

        account.refuses(
                DeletePolicyRequest.builder().policyArn(own("policy/own")).build(),
                409,
                "DeleteConflict",
                "This policy has more than one version. Before you delete a policy, you must delete"
                        + " the policy's versions. The default version is deleted with the policy.");
    }

    @Test
    void a_policy_of_AWS_is_changed_by_nobody() {
        TriedAccount account = small().calledBy(new Caller.IamUser("alice", true, false));
        String words =
                "User: "
                        + own("user/alice")
                        + " is not authorized to perform: %s on resource: policy "
                        + READ_ONLY;

        account.refuses(
                DeletePolicyRequest.builder().policyArn(READ_ONLY).build(),
                403,
                "AccessDenied",
                words.formatted("iam:DeletePolicy"));
        account.refuses(
                CreatePolicyVersionRequest.builder()
                        .policyArn(READ_ONLY)
                        .policyDocument(ALLOW_S3)
                        .build(),
                403,
                "AccessDenied",
                words.formatted("iam:CreatePolicyVersion"));
        account.refuses(
                TagPolicyRequest.builder().policyArn(READ_ONLY).build(),
                403,
                "AccessDenied",
                words.formatted("iam:TagPolicy"));
    }

    @Test
    void tags_come_and_go() {
        TriedAccount account = small();
        Tag team = Tag.builder().key("Team").value("a").build();
        account.call(TagPolicyRequest.builder().policyArn(own("policy/own")).tags(team).build());

        assertThat(
                        account.call(
                                        ListPolicyTagsRequest.builder()
                                                .policyArn(own("policy/own"))
                                                .build(),
                                        ListPolicyTagsResponse.class)
                                .tags())
                .containsExactly(team);

        account.call(
                UntagPolicyRequest.builder().policyArn(own("policy/own")).tagKeys("Team").build());
        assertThat(get(account, own("policy/own")).tags()).isEmpty();
    }
}
