package dev.lockstep.aws.write;

import dev.lockstep.aws.call.CallFailed;
import dev.lockstep.aws.call.Calls;
import dev.lockstep.aws.call.Clients;
import dev.lockstep.effect.GroupEffect;
import dev.lockstep.effect.Touched;
import dev.lockstep.effect.touched.Holder;
import dev.lockstep.effect.touched.HolderTouched;
import java.util.Optional;
import software.amazon.awssdk.services.iam.model.GetGroupPolicyResponse;
import software.amazon.awssdk.services.iam.model.GetGroupResponse;
import software.amazon.awssdk.services.iam.model.Group;
import software.amazon.awssdk.services.iam.model.ListAttachedGroupPoliciesResponse;

/// Looks at what writes of groups touch: one call for each.
final class GroupLooks {
    private final Clients clients;
    private final Asker asker;

    GroupLooks(Clients clients, Asker asker) {
        this.clients = clients;
        this.asker = asker;
    }

    Touched look(GroupEffect effect) throws CallFailed {
        return switch (effect) {
            case GroupEffect.CreateGroup(var name, _) -> there(name, group(name));
            case GroupEffect.DeleteGroup(var name) -> {
                Optional<Group> found = group(name);
                yield there(name, found)
                        .and(HolderTouched.uniqueId(Holder.group(name), found.map(Group::groupId)));
            }
            case GroupEffect.AttachGroupPolicy(var name, var arn) ->
                    HolderTouched.attached(Holder.group(name), arn, isAttached(name, arn));
            case GroupEffect.DetachGroupPolicy(var name, var arn) ->
                    HolderTouched.attached(Holder.group(name), arn, isAttached(name, arn));
            case GroupEffect.PutGroupPolicy(var name, var policy, _) ->
                    HolderTouched.inline(Holder.group(name), policy, inline(name, policy));
            case GroupEffect.DeleteGroupPolicy(var name, var policy) ->
                    HolderTouched.inline(Holder.group(name), policy, inline(name, policy));
            case GroupEffect.UpdateGroup _ -> Touched.NOTHING;
        };
    }

    private static Touched there(String name, Optional<Group> found) {
        return HolderTouched.there(Holder.group(name), found.map(Group::path));
    }

    /// The group alone: of its members, who come with it, as few as can be asked for.
    private Optional<Group> group(String name) throws CallFailed {
        String operation = "iam:GetGroup";
        Optional<GetGroupResponse> found =
                asker.find(
                        operation,
                        () ->
                                clients.iam()
                                        .getGroup(request -> request.groupName(name).maxItems(1)));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Group group = Calls.needed(operation, found.get().group());
        Calls.needed(operation, group.path());
        return Optional.of(group);
    }

    private boolean isAttached(String group, String arn) throws CallFailed {
        return asker
                .list(
                        "iam:ListAttachedGroupPolicies",
                        marker ->
                                clients.iam()
                                        .listAttachedGroupPolicies(request ->
                                                request.groupName(group)
                                                        .marker(marker.orElse(null))),
                        ListAttachedGroupPoliciesResponse::attachedPolicies)
                .stream()
                .anyMatch(one -> arn.equals(one.policyArn()));
    }

    private Optional<String> inline(String group, String policy) throws CallFailed {
        String operation = "iam:GetGroupPolicy";
        Optional<GetGroupPolicyResponse> found =
                asker.find(
                        operation,
                        () ->
                                clients.iam()
                                        .getGroupPolicy(request ->
                                                request.groupName(group).policyName(policy)));
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(Asker.document(operation, found.get().policyDocument()));
    }
}
