package dev.lockstep.practice.operation.identity;

import static dev.lockstep.practice.operation.identity.TriedAccount.READ_ONLY;
import static dev.lockstep.practice.operation.identity.TriedAccount.own;
import static dev.lockstep.practice.operation.identity.TriedAccount.small;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.AttachGroupPolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.EntityType;
import software.amazon.awssdk.services.iam.model.ListEntitiesForPolicyRequest;
import software.amazon.awssdk.services.iam.model.ListEntitiesForPolicyResponse;
import software.amazon.awssdk.services.iam.model.PolicyUsageType;
import software.amazon.awssdk.services.iam.model.PutUserPermissionsBoundaryRequest;

class PolicyEntitiesOperationTest {
    /// ReadOnlyAccess is attached to alice, auditors and deploy, and is bob's boundary.
    private static TriedAccount shared() {
        TriedAccount account = small();
        account.call(
                AttachGroupPolicyRequest.builder()
                        .groupName("auditors")
                        .policyArn(READ_ONLY)
                        .build());
        account.call(
                AttachRolePolicyRequest.builder().roleName("deploy").policyArn(READ_ONLY).build());
        account.call(
                PutUserPermissionsBoundaryRequest.builder()
                        .userName("bob")
                        .permissionsBoundary(READ_ONLY)
                        .build());
        return account;
    }

    private static ListEntitiesForPolicyRequest.Builder list() {
        return ListEntitiesForPolicyRequest.builder().policyArn(READ_ONLY);
    }

    private static String names(ListEntitiesForPolicyResponse answer) {
        return answer.policyGroups().stream().map(one -> one.groupName()).toList()
                + " "
                + answer.policyUsers().stream().map(one -> one.userName()).toList()
                + " "
                + answer.policyRoles().stream().map(one -> one.roleName()).toList();
    }

    private static String names(ListEntitiesForPolicyRequest request) {
        return names(shared().call(request, ListEntitiesForPolicyResponse.class));
    }

    @Test
    void everything_that_has_a_policy_is_listed_also_as_a_boundary() {
        assertThat(names(list().build())).isEqualTo("[auditors] [alice, bob] [deploy]");
    }

    @Test
    void entities_are_listed_by_kind_path_and_use() {
        assertThat(names(list().entityFilter(EntityType.USER).build()))
                .isEqualTo("[] [alice, bob] []");
        assertThat(names(list().entityFilter(EntityType.ROLE).build())).isEqualTo("[] [] [deploy]");
        assertThat(names(list().pathPrefix("/it/").build())).isEqualTo("[auditors] [bob] []");
        assertThat(names(list().policyUsageFilter(PolicyUsageType.PERMISSIONS_POLICY).build()))
                .isEqualTo("[auditors] [alice] [deploy]");
        assertThat(names(list().policyUsageFilter(PolicyUsageType.PERMISSIONS_BOUNDARY).build()))
                .isEqualTo("[] [bob] []");
    }

    @Test
    void groups_users_and_roles_are_paged_as_one_list() {
        TriedAccount account = shared();

        var first = account.call(list().maxItems(2).build(), ListEntitiesForPolicyResponse.class);
        var second =
                account.call(
                        list().marker(first.marker()).build(), ListEntitiesForPolicyResponse.class);

        assertThat(names(first)).isEqualTo("[auditors] [alice] []");
        assertThat(names(second)).isEqualTo("[] [bob] [deploy]");
        assertThat(second.isTruncated()).isFalse();
    }

    @Test
    void ids_are_given_too() {
        var user =
                shared().call(list().build(), ListEntitiesForPolicyResponse.class)
                        .policyUsers()
                        .getFirst();

        assertThat(user.userId()).startsWith("AIDA");
    }

    @Test
    void a_policy_that_is_not_there_was_not_found() {
        small().refuses(
                        ListEntitiesForPolicyRequest.builder()
                                .policyArn(own("policy/none"))
                                .build(),
                        404,
                        "NoSuchEntity",
                        "Policy " + own("policy/none") + " was not found.");
    }
}
