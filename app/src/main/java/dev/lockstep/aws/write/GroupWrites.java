package dev.lockstep.aws.write;

import dev.lockstep.aws.call.Clients;
import dev.lockstep.aws.write.Sender.Made;
import dev.lockstep.effect.GroupEffect;
import dev.lockstep.write.Written;
import java.util.Optional;

/// Writes of groups.
final class GroupWrites {
    private final Clients clients;
    private final Sender sender;

    GroupWrites(Clients clients, Sender sender) {
        this.clients = clients;
        this.sender = sender;
    }

    Written write(GroupEffect effect) {
        return switch (effect) {
            case GroupEffect.CreateGroup(var group, var path) ->
                    sender.make(
                            effect,
                            () ->
                                    clients.iam()
                                            .createGroup(
                                                    request -> request.groupName(group).path(path)),
                            answer ->
                                    Optional.ofNullable(answer.group())
                                            .map(one -> new Made(one.createDate(), one.groupId())));
            case GroupEffect.DeleteGroup(var group) ->
                    sender.send(
                            effect,
                            () -> clients.iam().deleteGroup(request -> request.groupName(group)));
            case GroupEffect.AttachGroupPolicy(var group, var arn) ->
                    sender.send(
                            effect,
                            () ->
                                    clients.iam()
                                            .attachGroupPolicy(request ->
                                                    request.groupName(group).policyArn(arn)));
            case GroupEffect.DetachGroupPolicy(var group, var arn) ->
                    sender.send(
                            effect,
                            () ->
                                    clients.iam()
                                            .detachGroupPolicy(request ->
                                                    request.groupName(group).policyArn(arn)));
            case GroupEffect.PutGroupPolicy(var group, var policy, var document) ->
                    sender.send(
                            effect,
                            () ->
                                    clients.iam()
                                            .putGroupPolicy(request ->
                                                    request.groupName(group)
                                                            .policyName(policy)
                                                            .policyDocument(document)));
            case GroupEffect.DeleteGroupPolicy(var group, var policy) ->
                    sender.send(
                            effect,
                            () ->
                                    clients.iam()
                                            .deleteGroupPolicy(request ->
                                                    request.groupName(group).policyName(policy)));
            case GroupEffect.UpdateGroup _ -> Sender.notInPlans(effect);
        };
    }
}
