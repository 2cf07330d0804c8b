package dev.lockstep.aws.write;

import dev.lockstep.aws.call.Clients;
import dev.lockstep.aws.write.Sender.Made;
import dev.lockstep.effect.UserEffect;
import dev.lockstep.write.Written;
import java.util.Optional;

/// Writes of users and of their rights.
final class UserWrites {
    private final Clients clients;
    private final Sender sender;

    UserWrites(Clients clients, Sender sender) {
        this.clients = clients;
        this.sender = sender;
    }

    Written write(UserEffect effect) {
        return switch (effect) {
            case UserEffect.CreateUser(var user, var path, var boundary, var tags) ->
                    sender.make(
                            effect,
                            () ->
                                    clients.iam()
                                            .createUser(request ->
                                                    request.userName(user)
                                                            .path(path)
                                                            .permissionsBoundary(
                                                                    boundary.orElse(null))
                                                            .tags(IamTags.of(tags))),
                            answer ->
                                    Optional.ofNullable(answer.user())
                                            .map(one -> new Made(one.createDate(), one.userId())));
            case UserEffect.DeleteUser(var user) ->
                    sender.send(
                            effect,
                            () -> clients.iam().deleteUser(request -> request.userName(user)));
            case UserEffect.TagUser(var user, var tags) ->
                    sender.send(
                            effect,
                            () ->
                                    clients.iam()
                                            .tagUser(request ->
                                                    request.userName(user).tags(IamTags.of(tags))));
            case UserEffect.UntagUser(var user, var keys) ->
                    sender.send(
                            effect,
                            () ->
                                    clients.iam()
                                            .untagUser(request ->
                                                    request.userName(user).tagKeys(keys)));
            case UserEffect.PutUserPermissionsBoundary(var user, var arn) ->
                    sender.send(
                            effect,
                            () ->
                                    clients.iam()
                                            .putUserPermissionsBoundary(request ->
                                                    request.userName(user)
                                                            .permissionsBoundary(arn)));
            case UserEffect.DeleteUserPermissionsBoundary(var user) ->
                    sender.send(
                            effect,
                            () ->
                                    clients.iam()
                                            .deleteUserPermissionsBoundary(
                                                    request -> request.userName(user)));
            case UserEffect.AttachUserPolicy(var user, var arn) ->
                    sender.send(
                            effect,
                            () ->
                                    clients.iam()
                                            .attachUserPolicy(request ->
                                                    request.userName(user).policyArn(arn)));
            case UserEffect.DetachUserPolicy(var user, var arn) ->
                    sender.send(
                            effect,
                            () ->
                                    clients.iam()
                                            .detachUserPolicy(request ->
                                                    request.userName(user).policyArn(arn)));
            case UserEffect.PutUserPolicy(var user, var policy, var document) ->
                    sender.send(
                            effect,
                            () ->
                                    clients.iam()
                                            .putUserPolicy(request ->
                                                    request.userName(user)
                                                            .policyName(policy)
                                                            .policyDocument(document)));
            case UserEffect.DeleteUserPolicy(var user, var policy) ->
                    sender.send(
                            effect,
                            () ->
                                    clients.iam()
                                            .deleteUserPolicy(request ->
                                                    request.userName(user).policyName(policy)));
            case UserEffect.AddUserToGroup(var group, var user) ->
                    sender.send(
                            effect,
                            () ->
                                    clients.iam()
                                            .addUserToGroup(request ->
                                                    request.groupName(group).userName(user)));
            case UserEffect.RemoveUserFromGroup(var group, var user) ->
                    sender.send(
                            effect,
                            () ->
                                    clients.iam()
                                            .removeUserFromGroup(request ->
                                                    request.groupName(group).userName(user)));
            case UserEffect.UpdateUser _ -> Sender.notInPlans(effect);
        };
    }
}
