package dev.lockstep.practice.operation.identity;

import static dev.lockstep.practice.operation.identity.TriedAccount.ALLOW_S3;
import static dev.lockstep.practice.operation.identity.TriedAccount.READ_ONLY;
import static dev.lockstep.practice.operation.identity.TriedAccount.own;
import static dev.lockstep.practice.operation.identity.TriedAccount.small;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.DetachUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.EntityType;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsRequest;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsResponse;
import software.amazon.awssdk.services.iam.model.PutUserPermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.PutUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.TagUserRequest;

class AuthorizationDetailsOperationTest {
    private static GetAccountAuthorizationDetailsResponse all(TriedAccount account) {
        return account.call(
                GetAccountAuthorizationDetailsRequest.builder().build(),
                GetAccountAuthorizationDetailsResponse.class);
    }

    @Test
    void a_user_has_groups_policies_inline_documents_boundary_and_tags() {
        TriedAccount account = small();
        account.call(
                PutUserPolicyRequest.builder()
                        .userName("alice")
                        .policyName("mine")
                        .policyDocument(ALLOW_S3)
                        .build());
        account.call(
                PutUserPermissionsBoundaryRequest.builder()
                        .userName("alice")
                        .permissionsBoundary(own("policy/own"))
                        .build());
        account.call(
                TagUserRequest.builder()
                        .userName("alice")
                        .tags(Tag.builder().key("Team").value("a").build())
                        .build());

        var alice = all(account).userDetailList().getFirst();

        assertThat(alice.userName()).isEqualTo("alice");
        assertThat(alice.arn()).isEqualTo(own("user/alice"));
        assertThat(alice.groupList()).containsExactly("developers");
        assertThat(alice.attachedManagedPolicies())
                .extracting(one -> one.policyArn())
                .containsExactly(READ_ONLY);
        assertThat(alice.userPolicyList())
                .extracting(one -> URLDecoder.decode(one.policyDocument(), StandardCharsets.UTF_8))
                .containsExactly(ALLOW_S3);
        assertThat(alice.permissionsBoundary().permissionsBoundaryArn())
                .isEqualTo(own("policy/own"));
        assertThat(alice.tags()).hasSize(1);
    }

    @Test
    void without_a_filter_the_policies_of_AWS_that_are_in_use_come_with_their_documents() {
        var policies = all(small()).policies();

        assertThat(policies)
                .extracting(one -> one.arn())
                .containsExactly(own("policy/own"), own("policy/team/spare"), READ_ONLY);
        var readOnly = policies.getLast();
        assertThat(readOnly.attachmentCount()).isEqualTo(1);
        assertThat(readOnly.policyVersionList()).hasSize(1);
        assertThat(readOnly.policyVersionList().getFirst().document()).startsWith("%7B");
        assertThat(readOnly.policyVersionList().getFirst().versionId())
                .isEqualTo(readOnly.defaultVersionId());
    }

    @Test
    void a_policy_of_AWS_that_nobody_has_any_more_is_left_out() {
        TriedAccount account = small();
        account.call(
                DetachUserPolicyRequest.builder().userName("alice").policyArn(READ_ONLY).build());

        assertThat(all(account).policies()).hasSize(2);
    }

    @Test
    void a_filter_gives_only_what_it_names() {
        TriedAccount account = small();

        var answer =
                account.call(
                        GetAccountAuthorizationDetailsRequest.builder()
                                .filter(EntityType.GROUP, EntityType.LOCAL_MANAGED_POLICY)
                                .build(),
                        GetAccountAuthorizationDetailsResponse.class);

        assertThat(answer.userDetailList()).isEmpty();
        assertThat(answer.roleDetailList()).isEmpty();
        assertThat(answer.groupDetailList())
                .extracting(one -> one.groupName())
                .containsExactly("auditors", "developers");
        assertThat(answer.policies())
                .extracting(one -> one.policyName())
                .containsExactly("own", "spare");
    }

    @Test
    void the_four_lists_are_paged_as_one() {
        TriedAccount account = small();
        List<String> names = new ArrayList<>();
        String marker = null;
        int pages = 0;
        do {
            var page =
                    account.call(
                            GetAccountAuthorizationDetailsRequest.builder()
                                    .maxItems(3)
                                    .marker(marker)
                                    .build(),
                            GetAccountAuthorizationDetailsResponse.class);
            page.userDetailList().forEach(one -> names.add(one.userName()));
            page.groupDetailList().forEach(one -> names.add(one.groupName()));
            page.roleDetailList().forEach(one -> names.add(one.roleName()));
            page.policies().forEach(one -> names.add(one.policyName()));
            marker = page.marker();
            pages++;
        } while (marker != null);

        assertThat(pages).isEqualTo(3);
        assertThat(names)
                .containsExactly(
                        "alice",
                        "bob",
                        "auditors",
                        "developers",
                        "deploy",
                        "own",
                        "spare",
                        "ReadOnlyAccess");
    }

    @Test
    void a_marker_of_nobody_is_refused() {
        small().refuses(
                        GetAccountAuthorizationDetailsRequest.builder().marker("abc").build(),
                        400,
                        "ValidationError",
                        "Invalid Marker.");
    }

    @Test
    void a_role_has_its_trust_policy_and_no_instance_profiles() {
        var role = all(small()).roleDetailList().getFirst();

        assertThat(URLDecoder.decode(role.assumeRolePolicyDocument(), StandardCharsets.UTF_8))
                .isEqualTo(TriedAccount.TRUST);
        assertThat(role.instanceProfileList()).isEmpty();
        assertThat(role.roleLastUsed().lastUsedDate()).isNull();
    }
}
