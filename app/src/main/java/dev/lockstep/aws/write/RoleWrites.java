package dev.lockstep.aws.write;

import dev.lockstep.aws.call.Clients;
import dev.lockstep.effect.RoleEffect;
import dev.lockstep.write.Written;

/// Writes of roles that are there.
final class RoleWrites {
    private final Clients clients;
    private final Sender sender;

    RoleWrites(Clients clients, Sender sender) {
        this.clients = clients;
        this.sender = sender;
    }

    Written write(RoleEffect effect) {
        return switch (effect) {
            case RoleEffect.UpdateAssumeRolePolicy(var role, var trust) ->
                    sender.send(
                            effect,
                            () ->
                                    clients.iam()
                                            .updateAssumeRolePolicy(request ->
                                                    request.roleName(role).policyDocument(trust)));
            case RoleEffect.AttachRolePolicy(var role, var arn) ->
                    sender.send(
                            effect,
                            () ->
                                    clients.iam()
                                            .attachRolePolicy(request ->
                                                    request.roleName(role).policyArn(arn)));
            case RoleEffect.DetachRolePolicy(var role, var arn) ->
                    sender.send(
                            effect,
                            () ->
                                    clients.iam()
                                            .detachRolePolicy(request ->
                                                    request.roleName(role).policyArn(arn)));
            case RoleEffect.PutRolePolicy(var role, var policy, var document) ->
                    sender.send(
                            effect,
                            () ->
                                    clients.iam()
                                            .putRolePolicy(request ->
                                                    request.roleName(role)
                                                            .policyName(policy)
                                                            .policyDocument(document)));
            case RoleEffect.DeleteRolePolicy(var role, var policy) ->
                    sender.send(
                            effect,
                            () ->
                                    clients.iam()
                                            .deleteRolePolicy(request ->
                                                    request.roleName(role).policyName(policy)));
            case RoleEffect.PutRolePermissionsBoundary(var role, var arn) ->
                    sender.send(
                            effect,
                            () ->
                                    clients.iam()
                                            .putRolePermissionsBoundary(request ->
                                                    request.roleName(role)
                                                            .permissionsBoundary(arn)));
            case RoleEffect.DeleteRolePermissionsBoundary(var role) ->
                    sender.send(
                            effect,
                            () ->
                                    clients.iam()
                                            .deleteRolePermissionsBoundary(
                                                    request -> request.roleName(role)));
            case RoleEffect.TagRole(var role, var tags) ->
                    sender.send(
                            effect,
                            () ->
                                    clients.iam()
                                            .tagRole(request ->
                                                    request.roleName(role).tags(IamTags.of(tags))));
            case RoleEffect.UntagRole(var role, var keys) ->
                    sender.send(
                            effect,
                            () ->
                                    clients.iam()
                                            .untagRole(request ->
                                                    request.roleName(role).tagKeys(keys)));
            case RoleEffect.CreateRole _,
                    RoleEffect.UpdateRole _,
                    RoleEffect.UpdateRoleDescription _,
                    RoleEffect.DeleteRole _ ->
                    Sender.notInPlans(effect);
        };
    }
}
