package dev.lockstep.practice.operation.identity;

import static dev.lockstep.practice.operation.identity.TriedAccount.ALLOW_S3;
import static dev.lockstep.practice.operation.identity.TriedAccount.NOW;
import static dev.lockstep.practice.operation.identity.TriedAccount.READ_ONLY;
import static dev.lockstep.practice.operation.identity.TriedAccount.TRUST;
import static dev.lockstep.practice.operation.identity.TriedAccount.own;
import static dev.lockstep.practice.operation.identity.TriedAccount.small;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.practice.state.Caller;
import dev.lockstep.practice.state.Secrets;
import dev.lockstep.secret.Secret;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleResponse;
import software.amazon.awssdk.services.iam.model.DeleteRolePermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteRoleRequest;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.GetRoleResponse;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesForRoleRequest;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesForRoleResponse;
import software.amazon.awssdk.services.iam.model.ListRoleTagsRequest;
import software.amazon.awssdk.services.iam.model.ListRoleTagsResponse;
import software.amazon.awssdk.services.iam.model.ListRolesRequest;
import software.amazon.awssdk.services.iam.model.ListRolesResponse;
import software.amazon.awssdk.services.iam.model.PutRolePermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.PutRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.TagRoleRequest;
import software.amazon.awssdk.services.iam.model.UntagRoleRequest;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.UpdateRoleDescriptionRequest;
import software.amazon.awssdk.services.iam.model.UpdateRoleDescriptionResponse;
import software.amazon.awssdk.services.iam.model.UpdateRoleRequest;

class RoleOperationsTest {
    private static CreateRoleRequest.Builder create(String name) {
        return CreateRoleRequest.builder().roleName(name).assumeRolePolicyDocument(TRUST);
    }

    private static Role get(TriedAccount account, String name) {
        return account.call(GetRoleRequest.builder().roleName(name).build(), GetRoleResponse.class)
                .role();
    }

    /// With the role that AWS itself made for Support.
    private static TriedAccount withServiceLinkedRole() {
        TriedAccount account = small();
        return account.with(state ->
                state.after(
                        new dev.lockstep.effect.RoleEffect.CreateRole(
                                "AWSServiceRoleForSupport",
                                "/aws-service-role/support.amazonaws.com/",
                                TRUST,
                                java.util.Optional.empty(),
                                java.util.Optional.empty(),
                                java.util.Optional.empty(),
                                Map.of()),
                        dev.lockstep.effect.Assigned.of(NOW, "AROASUPPORT")));
    }

    @Test
    void a_new_role_is_answered_with_everything_that_it_was_given() {
        Role role =
                small().call(
                                create("audit")
                                        .path("/it/")
                                        .description("reads")
                                        .maxSessionDuration(7200)
                                        .permissionsBoundary(READ_ONLY)
                                        .tags(Tag.builder().key("Cost").value("7").build())
                                        .build(),
                                CreateRoleResponse.class)
                        .role();

        assertThat(role.arn()).isEqualTo(own("role/it/audit"));
        assertThat(role.roleId()).startsWith("AROA").hasSize(21);
        assertThat(role.createDate()).isEqualTo(NOW);
        assertThat(role.description()).isEqualTo("reads");
        assertThat(role.maxSessionDuration()).isEqualTo(7200);
        assertThat(role.permissionsBoundary().permissionsBoundaryArn()).isEqualTo(READ_ONLY);
        assertThat(role.assumeRolePolicyDocument()).startsWith("%7B%22Version%22%3A");
        assertThat(role.tags()).hasSize(1);
    }

    @Test
    void a_name_that_differs_in_case_only_exists_already() {
        small().refuses(
                        create("Deploy").build(),
                        409,
                        "EntityAlreadyExists",
                        "Role with name Deploy already exists.");
    }

    @Test
    void a_role_is_listed_without_tags_and_boundary_but_with_its_trust_policy() {
        TriedAccount account = small();
        account.call(
                create("audit")
                        .path("/it/")
                        .permissionsBoundary(READ_ONLY)
                        .tags(Tag.builder().key("Cost").value("7").build())
                        .build());

        var page =
                account.call(
                        ListRolesRequest.builder().pathPrefix("/it/").build(),
                        ListRolesResponse.class);

        assertThat(page.roles()).hasSize(1);
        Role listed = page.roles().getFirst();
        assertThat(listed.hasTags()).isFalse();
        assertThat(listed.permissionsBoundary()).isNull();
        assertThat(listed.maxSessionDuration()).isEqualTo(3600);
        assertThat(listed.assumeRolePolicyDocument()).startsWith("%7B");
        assertThat(get(account, "audit").hasTags()).isTrue();
    }

    @Test
    void a_role_that_is_not_there_cannot_be_found() {
        small().refuses(
                        GetRoleRequest.builder().roleName("none").build(),
                        404,
                        "NoSuchEntity",
                        "The role with name none cannot be found.");
    }

    @Test
    void settings_and_description_are_changed() {
        TriedAccount account = small();
        account.call(
                UpdateRoleRequest.builder()
                        .roleName("deploy")
                        .description("ships")
                        .maxSessionDuration(7200)
                        .build());
        assertThat(get(account, "deploy").maxSessionDuration()).isEqualTo(7200);

        Role role =
                account.call(
                                UpdateRoleDescriptionRequest.builder()
                                        .roleName("deploy")
                                        .description("flies")
                                        .build(),
                                UpdateRoleDescriptionResponse.class)
                        .role();
        assertThat(role.description()).isEqualTo("flies");
        assertThat(role.maxSessionDuration()).isEqualTo(7200);
    }

    @Test
    void a_trust_policy_is_replaced_by_one_that_AWS_takes() {
        TriedAccount account = small();
        String lambda =
                TRUST.replace("\"AWS\":\"123456789012\"", "\"Service\":\"lambda.amazonaws.com\"");
        account.call(
                UpdateAssumeRolePolicyRequest.builder()
                        .roleName("deploy")
                        .policyDocument(lambda)
                        .build());

        assertThat(account.truth().roles().get("deploy").trustPolicy().text()).isEqualTo(lambda);
        account.refuses(
                UpdateAssumeRolePolicyRequest.builder()
                        .roleName("deploy")
                        .policyDocument(ALLOW_S3)
                        .build(),
                400,
                "MalformedPolicyDocument",
                "Has prohibited field Resource");
    }

    @Test
    void a_role_with_policies_cannot_be_deleted() {
        TriedAccount account = small();
        var delete = DeleteRoleRequest.builder().roleName("deploy").build();
        account.call(
                AttachRolePolicyRequest.builder().roleName("deploy").policyArn(READ_ONLY).build());
        account.call(
                PutRolePolicyRequest.builder()
                        .roleName("deploy")
                        .policyName("p")
                        .policyDocument(ALLOW_S3)
                        .build());

        account.refuses(
                delete,
                409,
                "DeleteConflict",
                "Cannot delete entity, must detach all policies first.");
        account.call(
                DetachRolePolicyRequest.builder().roleName("deploy").policyArn(READ_ONLY).build());
        account.refuses(
                delete, 409, "DeleteConflict", "Cannot delete entity, must delete policies first.");
        account.call(DeleteRolePolicyRequest.builder().roleName("deploy").policyName("p").build());
        account.call(delete);
        assertThat(account.truth().roles()).isEmpty();
    }

    @Test
    void the_sessions_of_a_deleted_role_end() {
        TriedAccount account = small();
        var session =
                new Secrets.Session(
                        new Secret("s"),
                        new Secret("t"),
                        new Caller.RoleSession("deploy", "x", false),
                        NOW);
        account.with(state -> state.withSecrets(state.secrets().withSession("ASIA1", session)));

        account.call(DeleteRoleRequest.builder().roleName("deploy").build());

        assertThat(account.state().secrets().sessions()).isEmpty();
    }

    @Test
    void tags_and_boundary_come_and_go() {
        TriedAccount account = small();
        account.call(
                TagRoleRequest.builder()
                        .roleName("deploy")
                        .tags(Tag.builder().key("Team").value("a").build())
                        .build());
        account.call(
                PutRolePermissionsBoundaryRequest.builder()
                        .roleName("deploy")
                        .permissionsBoundary(READ_ONLY)
                        .build());

        assertThat(
                        account.call(
                                        ListRoleTagsRequest.builder().roleName("deploy").build(),
                                        ListRoleTagsResponse.class)
                                .tags())
                .containsExactly(Tag.builder().key("Team").value("a").build());
        assertThat(get(account, "deploy").permissionsBoundary()).isNotNull();

        account.call(UntagRoleRequest.builder().roleName("deploy").tagKeys("team").build());
        account.call(DeleteRolePermissionsBoundaryRequest.builder().roleName("deploy").build());
        assertThat(get(account, "deploy").hasTags()).isFalse();
        assertThat(get(account, "deploy").permissionsBoundary()).isNull();
    }

    @Test
    void a_role_has_no_instance_profiles() {
        var answer =
                small().call(
                                ListInstanceProfilesForRoleRequest.builder()
                                        .roleName("deploy")
                                        .build(),
                                ListInstanceProfilesForRoleResponse.class);

        assertThat(answer.instanceProfiles()).isEmpty();
        assertThat(answer.isTruncated()).isFalse();
    }

    @Test
    void a_service_linked_role_is_read_but_not_changed() {
        TriedAccount account = withServiceLinkedRole();
        String words =
                "Cannot perform the operation on the protected role 'AWSServiceRoleForSupport' -"
                        + " this role is only modifiable by AWS";

        assertThat(get(account, "AWSServiceRoleForSupport").path())
                .isEqualTo("/aws-service-role/support.amazonaws.com/");
        account.refuses(
                DeleteRoleRequest.builder().roleName("AWSServiceRoleForSupport").build(),
                400,
                "UnmodifiableEntity",
                words);
        account.refuses(
                AttachRolePolicyRequest.builder()
                        .roleName("AWSServiceRoleForSupport")
                        .policyArn(READ_ONLY)
                        .build(),
                400,
                "UnmodifiableEntity",
                words);
        account.refuses(
                create("mine").path("/aws-service-role/support.amazonaws.com/").build(),
                400,
                "InvalidInput",
                "The path /aws-service-role/ is reserved for service-linked roles.");
    }
}
