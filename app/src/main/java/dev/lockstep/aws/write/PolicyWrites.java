package dev.lockstep.aws.write;

import dev.lockstep.aws.call.Clients;
import dev.lockstep.aws.write.Sender.Made;
import dev.lockstep.effect.PolicyEffect;
import dev.lockstep.write.Written;
import java.util.Optional;

/// Writes of customer managed policies.
final class PolicyWrites {
    private final Clients clients;
    private final Sender sender;

    PolicyWrites(Clients clients, Sender sender) {
        this.clients = clients;
        this.sender = sender;
    }

    Written write(PolicyEffect effect) {
        return switch (effect) {
            case PolicyEffect.CreatePolicy(
                            var policy,
                            var path,
                            var document,
                            var description,
                            var tags) ->
                    sender.make(
                            effect,
                            () ->
                                    clients.iam()
                                            .createPolicy(request ->
                                                    request.policyName(policy)
                                                            .path(path)
                                                            .policyDocument(document)
                                                            .description(description.orElse(null))
                                                            .tags(IamTags.of(tags))),
                            answer ->
                                    Optional.ofNullable(answer.policy())
                                            .map(one ->
                                                    new Made(one.createDate(), one.policyId())));
            case PolicyEffect.CreatePolicyVersion(var arn, var document, var setAsDefault) ->
                    sender.make(
                            effect,
                            () ->
                                    clients.iam()
                                            .createPolicyVersion(request ->
                                                    request.policyArn(arn)
                                                            .policyDocument(document)
                                                            .setAsDefault(setAsDefault)),
                            answer ->
                                    Optional.ofNullable(answer.policyVersion())
                                            .map(one ->
                                                    new Made(one.createDate(), one.versionId())));
            case PolicyEffect.DeletePolicy(var arn) ->
                    sender.send(
                            effect,
                            () -> clients.iam().deletePolicy(request -> request.policyArn(arn)));
            case PolicyEffect.DeletePolicyVersion(var arn, var version) ->
                    sender.send(
                            effect,
                            () ->
                                    clients.iam()
                                            .deletePolicyVersion(request ->
                                                    request.policyArn(arn).versionId(version)));
            case PolicyEffect.SetDefaultPolicyVersion(var arn, var version) ->
                    sender.send(
                            effect,
                            () ->
                                    clients.iam()
                                            .setDefaultPolicyVersion(request ->
                                                    request.policyArn(arn).versionId(version)));
            case PolicyEffect.TagPolicy(var arn, var tags) ->
                    sender.send(
                            effect,
                            () ->
                                    clients.iam()
                                            .tagPolicy(request ->
                                                    request.policyArn(arn).tags(IamTags.of(tags))));
            case PolicyEffect.UntagPolicy(var arn, var keys) ->
                    sender.send(
                            effect,
                            () ->
                                    clients.iam()
                                            .untagPolicy(request ->
                                                    request.policyArn(arn).tagKeys(keys)));
        };
    }
}
