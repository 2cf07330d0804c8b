package dev.lockstep.aws.write;

import dev.lockstep.aws.call.CallFailed;
import dev.lockstep.aws.call.Calls;
import dev.lockstep.aws.call.Clients;
import dev.lockstep.effect.Touched;
import dev.lockstep.effect.UserEffect;
import dev.lockstep.effect.touched.Holder;
import dev.lockstep.effect.touched.HolderTouched;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.iam.model.AttachedPermissionsBoundary;
import software.amazon.awssdk.services.iam.model.GetUserPolicyResponse;
import software.amazon.awssdk.services.iam.model.GetUserResponse;
import software.amazon.awssdk.services.iam.model.ListAttachedUserPoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListGroupsForUserResponse;
import software.amazon.awssdk.services.iam.model.User;

/// Looks at what writes of users touch: one call for each.
final class UserLooks {
    private final Clients clients;
    private final Asker asker;

    UserLooks(Clients clients, Asker asker) {
        this.clients = clients;
        this.asker = asker;
    }

    Touched look(UserEffect effect) throws CallFailed {
        return switch (effect) {
            case UserEffect.CreateUser(var name, _, _, var tags) -> {
                Optional<User> found = user(name);
                yield there(name, found)
                        .and(HolderTouched.boundary(Holder.user(name), boundary(found)))
                        .and(HolderTouched.tags(Holder.user(name), tags.keySet(), tags(found)));
            }
            case UserEffect.DeleteUser(var name) -> {
                Optional<User> found = user(name);
                yield there(name, found)
                        .and(HolderTouched.uniqueId(Holder.user(name), found.map(User::userId)));
            }
            case UserEffect.TagUser(var name, var tags) ->
                    HolderTouched.tags(Holder.user(name), tags.keySet(), tags(user(name)));
            case UserEffect.UntagUser(var name, var keys) ->
                    HolderTouched.tags(Holder.user(name), keys, tags(user(name)));
            case UserEffect.PutUserPermissionsBoundary(var name, _) ->
                    HolderTouched.boundary(Holder.user(name), boundary(user(name)));
            case UserEffect.DeleteUserPermissionsBoundary(var name) ->
                    HolderTouched.boundary(Holder.user(name), boundary(user(name)));
            case UserEffect.AttachUserPolicy(var name, var arn) ->
                    HolderTouched.attached(Holder.user(name), arn, isAttached(name, arn));
            case UserEffect.DetachUserPolicy(var name, var arn) ->
                    HolderTouched.attached(Holder.user(name), arn, isAttached(name, arn));
            case UserEffect.PutUserPolicy(var name, var policy, _) ->
                    HolderTouched.inline(Holder.user(name), policy, inline(name, policy));
            case UserEffect.DeleteUserPolicy(var name, var policy) ->
                    HolderTouched.inline(Holder.user(name), policy, inline(name, policy));
            case UserEffect.AddUserToGroup(var group, var name) ->
                    HolderTouched.member(group, name, isIn(group, name));
            case UserEffect.RemoveUserFromGroup(var group, var name) ->
                    HolderTouched.member(group, name, isIn(group, name));
            case UserEffect.UpdateUser _ -> Touched.NOTHING;
        };
    }

    private static Touched there(String name, Optional<User> found) {
        return HolderTouched.there(Holder.user(name), found.map(User::path));
    }

    private Optional<User> user(String name) throws CallFailed {
        String operation = "iam:GetUser";
        Optional<GetUserResponse> found =
                asker.find(
                        operation, () -> clients.iam().getUser(request -> request.userName(name)));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        User user = Calls.needed(operation, found.get().user());
        Calls.needed(operation, user.path());
        return Optional.of(user);
    }

    private static Optional<String> boundary(Optional<User> user) {
        return user.map(User::permissionsBoundary)
                .map(AttachedPermissionsBoundary::permissionsBoundaryArn);
    }

    private static Map<String, String> tags(Optional<User> user) {
        return IamTags.read(user.map(User::tags).orElse(List.of()));
    }

    private boolean isAttached(String user, String arn) throws CallFailed {
        return asker
                .list(
                        "iam:ListAttachedUserPolicies",
                        marker ->
                                clients.iam()
                                        .listAttachedUserPolicies(request ->
                                                request.userName(user).marker(marker.orElse(null))),
                        ListAttachedUserPoliciesResponse::attachedPolicies)
                .stream()
                .anyMatch(one -> arn.equals(one.policyArn()));
    }

    private Optional<String> inline(String user, String policy) throws CallFailed {
        String operation = "iam:GetUserPolicy";
        Optional<GetUserPolicyResponse> found =
                asker.find(
                        operation,
                        () ->
                                clients.iam()
                                        .getUserPolicy(request ->
                                                request.userName(user).policyName(policy)));
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(Asker.document(operation, found.get().policyDocument()));
    }

    /// A user is in ten groups at most, while a group may have thousands of members.
    private boolean isIn(String group, String user) throws CallFailed {
        return asker
                .list(
                        "iam:ListGroupsForUser",
                        marker ->
                                clients.iam()
                                        .listGroupsForUser(request ->
                                                request.userName(user).marker(marker.orElse(null))),
                        ListGroupsForUserResponse::groups)
                .stream()
                .anyMatch(one -> group.equals(one.groupName()));
    }
}
