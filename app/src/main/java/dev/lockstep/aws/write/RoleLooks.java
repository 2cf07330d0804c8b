package dev.lockstep.aws.write;

import dev.lockstep.aws.call.CallFailed;
import dev.lockstep.aws.call.Calls;
import dev.lockstep.aws.call.Clients;
import dev.lockstep.effect.RoleEffect;
import dev.lockstep.effect.Touched;
import dev.lockstep.effect.touched.Holder;
import dev.lockstep.effect.touched.HolderTouched;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.iam.model.AttachedPermissionsBoundary;
import software.amazon.awssdk.services.iam.model.GetRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.GetRoleResponse;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.Role;

/// Looks at what writes of roles touch: one call for each.
final class RoleLooks {
    private static final String GET_ROLE = "iam:GetRole";

    private final Clients clients;
    private final Asker asker;

    RoleLooks(Clients clients, Asker asker) {
        this.clients = clients;
        this.asker = asker;
    }

    Touched look(RoleEffect effect) throws CallFailed {
        return switch (effect) {
            case RoleEffect.UpdateAssumeRolePolicy(var name, _) ->
                    HolderTouched.trust(name, trust(name));
            case RoleEffect.AttachRolePolicy(var name, var arn) ->
                    HolderTouched.attached(Holder.role(name), arn, isAttached(name, arn));
            case RoleEffect.DetachRolePolicy(var name, var arn) ->
                    HolderTouched.attached(Holder.role(name), arn, isAttached(name, arn));
            case RoleEffect.PutRolePolicy(var name, var policy, _) ->
                    HolderTouched.inline(Holder.role(name), policy, inline(name, policy));
            case RoleEffect.DeleteRolePolicy(var name, var policy) ->
                    HolderTouched.inline(Holder.role(name), policy, inline(name, policy));
            case RoleEffect.PutRolePermissionsBoundary(var name, _) ->
                    HolderTouched.boundary(Holder.role(name), boundary(name));
            case RoleEffect.DeleteRolePermissionsBoundary(var name) ->
                    HolderTouched.boundary(Holder.role(name), boundary(name));
            case RoleEffect.TagRole(var name, var tags) ->
                    HolderTouched.tags(Holder.role(name), tags.keySet(), tags(name));
            case RoleEffect.UntagRole(var name, var keys) ->
                    HolderTouched.tags(Holder.role(name), keys, tags(name));
            case RoleEffect.CreateRole _,
                    RoleEffect.UpdateRole _,
                    RoleEffect.UpdateRoleDescription _,
                    RoleEffect.DeleteRole _ ->
                    Touched.NOTHING;
        };
    }

    private Optional<Role> role(String name) throws CallFailed {
        Optional<GetRoleResponse> found =
                asker.find(
                        GET_ROLE, () -> clients.iam().getRole(request -> request.roleName(name)));
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(Calls.needed(GET_ROLE, found.get().role()));
    }

    private Optional<String> trust(String name) throws CallFailed {
        Optional<Role> found = role(name);
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(Asker.document(GET_ROLE, found.get().assumeRolePolicyDocument()));
    }

    private Optional<String> boundary(String name) throws CallFailed {
        return role(name)
                .map(Role::permissionsBoundary)
                .map(AttachedPermissionsBoundary::permissionsBoundaryArn);
    }

    private Map<String, String> tags(String name) throws CallFailed {
        return IamTags.read(role(name).map(Role::tags).orElse(List.of()));
    }

    private boolean isAttached(String role, String arn) throws CallFailed {
        return asker
                .list(
                        "iam:ListAttachedRolePolicies",
                        marker ->
                                clients.iam()
                                        .listAttachedRolePolicies(request ->
                                                request.roleName(role).marker(marker.orElse(null))),
                        ListAttachedRolePoliciesResponse::attachedPolicies)
                .stream()
                .anyMatch(one -> arn.equals(one.policyArn()));
    }

    private Optional<String> inline(String role, String policy) throws CallFailed {
        String operation = "iam:GetRolePolicy";
        Optional<GetRolePolicyResponse> found =
                asker.find(
                        operation,
                        () ->
                                clients.iam()
                                        .getRolePolicy(request ->
                                                request.roleName(role).policyName(policy)));
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(Asker.document(operation, found.get().policyDocument()));
    }
}
