package dev.lockstep.practice.operation.identity;

import dev.lockstep.account.Account;
import dev.lockstep.account.Role;
import dev.lockstep.effect.RoleEffect;
import dev.lockstep.practice.operation.Answer;
import dev.lockstep.practice.operation.Call;
import dev.lockstep.practice.operation.IamRefusal;
import dev.lockstep.practice.operation.Operations;
import dev.lockstep.practice.operation.Page;
import dev.lockstep.practice.operation.Quota;
import dev.lockstep.practice.operation.Tags;
import dev.lockstep.practice.state.PracticeState;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleResponse;
import software.amazon.awssdk.services.iam.model.DeleteRolePermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePermissionsBoundaryResponse;
import software.amazon.awssdk.services.iam.model.DeleteRoleRequest;
import software.amazon.awssdk.services.iam.model.DeleteRoleResponse;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.GetRoleResponse;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesForRoleRequest;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesForRoleResponse;
import software.amazon.awssdk.services.iam.model.ListRoleTagsRequest;
import software.amazon.awssdk.services.iam.model.ListRoleTagsResponse;
import software.amazon.awssdk.services.iam.model.ListRolesRequest;
import software.amazon.awssdk.services.iam.model.ListRolesResponse;
import software.amazon.awssdk.services.iam.model.PutRolePermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.PutRolePermissionsBoundaryResponse;
import software.amazon.awssdk.services.iam.model.TagRoleRequest;
import software.amazon.awssdk.services.iam.model.TagRoleResponse;
import software.amazon.awssdk.services.iam.model.UntagRoleRequest;
import software.amazon.awssdk.services.iam.model.UntagRoleResponse;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.UpdateRoleDescriptionRequest;
import software.amazon.awssdk.services.iam.model.UpdateRoleDescriptionResponse;
import software.amazon.awssdk.services.iam.model.UpdateRoleRequest;
import software.amazon.awssdk.services.iam.model.UpdateRoleResponse;

/// Roles themselves, their tags and their permissions boundaries.
public final class RoleOperations implements Operations {
    @Override
    public Optional<Answer> answer(SdkPojo request, Call call) {
        return switch (request) {
            case CreateRoleRequest one -> create(one, call);
            case GetRoleRequest one -> get(one, call);
            case ListRolesRequest one -> list(one, call);
            case UpdateRoleRequest one -> update(one, call);
            case UpdateRoleDescriptionRequest one -> describe(one, call);
            case UpdateAssumeRolePolicyRequest one -> updateTrust(one, call);
            case DeleteRoleRequest one -> delete(one, call);
            case TagRoleRequest one -> tag(one, call);
            case UntagRoleRequest one -> untag(one, call);
            case ListRoleTagsRequest one -> listTags(one, call);
            case ListInstanceProfilesForRoleRequest one -> instanceProfiles(one, call);
            case PutRolePermissionsBoundaryRequest one -> putBoundary(one, call);
            case DeleteRolePermissionsBoundaryRequest one -> deleteBoundary(one, call);
            default -> Optional.empty();
        };
    }

    private static Optional<Answer> create(CreateRoleRequest request, Call call) {
        Account account = call.truth();
        String path = UserOperations.path(request.path());
        if (path.startsWith(Subject.SERVICE_LINKED)) {
            throw IamRefusal.invalidInput(
                    "The path "
                            + Subject.SERVICE_LINKED
                            + " is reserved for service-linked roles.");
        }
        Subject.free(account.roles().keySet(), "Role", request.roleName());
        PolicyRules.trust(account, request.assumeRolePolicyDocument());
        var tags = Tags.ofNew(request.tags());
        var boundary = Optional.ofNullable(request.permissionsBoundary());
        boundary.ifPresent(arn -> ManagedPolicies.boundary(account, arn));
        Quota.oneMore(account.roles().size(), "RolesPerAccount", Quota.ROLES);
        PracticeState next =
                Write.made(
                        call,
                        new RoleEffect.CreateRole(
                                request.roleName(),
                                path,
                                request.assumeRolePolicyDocument(),
                                Optional.ofNullable(request.description()),
                                Optional.ofNullable(request.maxSessionDuration()),
                                boundary,
                                tags),
                        "AROA");
        Role made = Subject.role(next.truth(), request.roleName());
        return Optional.of(
                new Answer(CreateRoleResponse.builder().role(Shown.whole(made)).build(), next));
    }

    private static Optional<Answer> get(GetRoleRequest request, Call call) {
        Role role = Subject.role(call.seen(), request.roleName());
        return Optional.of(
                Answer.of(GetRoleResponse.builder().role(Shown.whole(role)).build(), call));
    }

    private static Optional<Answer> list(ListRolesRequest request, Call call) {
        var page =
                Page.of(
                        call.seen().roles().values().stream()
                                .filter(role -> Shown.hasPath(role.path(), request.pathPrefix()))
                                .toList(),
                        Role::name,
                        request.maxItems(),
                        request.marker());
        return Optional.of(
                Answer.of(
                        ListRolesResponse.builder()
                                .roles(page.items().stream().map(Shown::listed).toList())
                                .isTruncated(page.isTruncated())
                                .marker(page.markerOrNull())
                                .build(),
                        call));
    }

    private static Optional<Answer> update(UpdateRoleRequest request, Call call) {
        Role role = Subject.changeable(call.truth(), request.roleName());
        return Write.answer(
                UpdateRoleResponse.builder().build(),
                call,
                new RoleEffect.UpdateRole(
                        role.name(),
                        Optional.ofNullable(request.description()),
                        Optional.ofNullable(request.maxSessionDuration())));
    }

    private static Optional<Answer> describe(UpdateRoleDescriptionRequest request, Call call) {
        Role role = Subject.changeable(call.truth(), request.roleName());
        PracticeState next =
                Write.state(
                        call,
                        new RoleEffect.UpdateRoleDescription(role.name(), request.description()));
        return Optional.of(
                new Answer(
                        UpdateRoleDescriptionResponse.builder()
                                .role(Shown.listed(Subject.role(next.truth(), role.name())))
                                .build(),
                        next));
    }

    private static Optional<Answer> updateTrust(UpdateAssumeRolePolicyRequest request, Call call) {
        Role role = Subject.changeable(call.truth(), request.roleName());
        PolicyRules.trust(call.truth(), request.policyDocument());
        return Write.answer(
                UpdateAssumeRolePolicyResponse.builder().build(),
                call,
                new RoleEffect.UpdateAssumeRolePolicy(role.name(), request.policyDocument()));
    }

    private static Optional<Answer> delete(DeleteRoleRequest request, Call call) {
        Role role = Subject.changeable(call.truth(), request.roleName());
        if (!role.attachedPolicies().isEmpty()) {
            throw UserOperations.conflict("detach all policies");
        }
        if (!role.inlinePolicies().isEmpty()) {
            throw UserOperations.conflict("delete policies");
        }
        PracticeState next = Write.state(call, new RoleEffect.DeleteRole(role.name()));
        return Optional.of(
                new Answer(
                        DeleteRoleResponse.builder().build(),
                        next.withSecrets(next.secrets().withoutRole(role.name()))));
    }

    private static Optional<Answer> tag(TagRoleRequest request, Call call) {
        Role role = Subject.role(call.truth(), request.roleName());
        return Write.answer(
                TagRoleResponse.builder().build(),
                call,
                new RoleEffect.TagRole(role.name(), Tags.added(role.tags(), request.tags())));
    }

    private static Optional<Answer> untag(UntagRoleRequest request, Call call) {
        Role role = Subject.role(call.truth(), request.roleName());
        return Write.answer(
                UntagRoleResponse.builder().build(),
                call,
                new RoleEffect.UntagRole(role.name(), Tags.removable(request.tagKeys())));
    }

    private static Optional<Answer> listTags(ListRoleTagsRequest request, Call call) {
        var page =
                Tags.page(
                        Subject.role(call.seen(), request.roleName()).tags(),
                        request.maxItems(),
                        request.marker());
        return Optional.of(
                Answer.of(
                        ListRoleTagsResponse.builder()
                                .tags(page.items())
                                .isTruncated(page.isTruncated())
                                .marker(page.markerOrNull())
                                .build(),
                        call));
    }

    /// A practice account has no instance profiles.
    private static Optional<Answer> instanceProfiles(
            ListInstanceProfilesForRoleRequest request, Call call) {
        Subject.role(call.seen(), request.roleName());
        return Optional.of(
                Answer.of(
                        ListInstanceProfilesForRoleResponse.builder()
                                .instanceProfiles(List.of())
                                .isTruncated(false)
                                .build(),
                        call));
    }

    private static Optional<Answer> putBoundary(
            PutRolePermissionsBoundaryRequest request, Call call) {
        Role role = Subject.changeable(call.truth(), request.roleName());
        ManagedPolicies.boundary(call.truth(), request.permissionsBoundary());
        return Write.answer(
                PutRolePermissionsBoundaryResponse.builder().build(),
                call,
                new RoleEffect.PutRolePermissionsBoundary(
                        role.name(), request.permissionsBoundary()));
    }

    private static Optional<Answer> deleteBoundary(
            DeleteRolePermissionsBoundaryRequest request, Call call) {
        Role role = Subject.changeable(call.truth(), request.roleName());
        return Write.answer(
                DeleteRolePermissionsBoundaryResponse.builder().build(),
                call,
                new RoleEffect.DeleteRolePermissionsBoundary(role.name()));
    }
}
