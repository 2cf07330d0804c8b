package dev.lockstep.effect.permission;

import static dev.lockstep.effect.permission.Takes.iam;

import dev.lockstep.effect.GroupEffect;
import dev.lockstep.effect.PolicyEffect;
import dev.lockstep.effect.RoleEffect;
import dev.lockstep.effect.UserEffect;

/// What writes on users, groups, roles and policies take: the write, the looks before and after it,
/// and the write that takes it back.
///
/// Rule source: Service Authorization Reference, "Actions, resources, and condition keys for AWS
/// Identity and Access Management".
final class HolderPermissions {
    private HolderPermissions() {}

    static Takes of(UserEffect effect, Arns arns) {
        return switch (effect) {
            case UserEffect.CreateUser(var user, _, _, var tags) ->
                    iam(arns.user(user), "CreateUser", "GetUser", "DeleteUser")
                            .andIf(!tags.isEmpty(), arns.user(user), "iam:TagUser");
            case UserEffect.DeleteUser(var user) -> iam(arns.user(user), "DeleteUser", "GetUser");
            case UserEffect.TagUser(var user, _) ->
                    iam(arns.user(user), "TagUser", "UntagUser", "GetUser");
            case UserEffect.UntagUser(var user, _) ->
                    iam(arns.user(user), "UntagUser", "TagUser", "GetUser");
            case UserEffect.PutUserPermissionsBoundary(var user, _) -> userBoundary(arns, user);
            case UserEffect.DeleteUserPermissionsBoundary(var user) -> userBoundary(arns, user);
            case UserEffect.AttachUserPolicy(var user, _) -> userAttached(arns, user);
            case UserEffect.DetachUserPolicy(var user, _) -> userAttached(arns, user);
            case UserEffect.PutUserPolicy(var user, _, _) -> userInline(arns, user);
            case UserEffect.DeleteUserPolicy(var user, _) -> userInline(arns, user);
            case UserEffect.AddUserToGroup(var group, var user) -> member(arns, group, user);
            case UserEffect.RemoveUserFromGroup(var group, var user) -> member(arns, group, user);
            // No plan makes it.
            case UserEffect.UpdateUser(var user, _, _) -> iam(arns.user(user), "UpdateUser");
        };
    }

    private static Takes userBoundary(Arns arns, String user) {
        return iam(
                arns.user(user),
                "PutUserPermissionsBoundary",
                "DeleteUserPermissionsBoundary",
                "GetUser");
    }

    private static Takes userAttached(Arns arns, String user) {
        return iam(
                arns.user(user),
                "AttachUserPolicy",
                "DetachUserPolicy",
                "ListAttachedUserPolicies");
    }

    private static Takes userInline(Arns arns, String user) {
        return iam(arns.user(user), "PutUserPolicy", "DeleteUserPolicy", "GetUserPolicy");
    }

    private static Takes member(Arns arns, String group, String user) {
        return iam(arns.group(group), "AddUserToGroup", "RemoveUserFromGroup")
                .andIam(arns.user(user), "ListGroupsForUser");
    }

    static Takes of(GroupEffect effect, Arns arns) {
        return switch (effect) {
            case GroupEffect.CreateGroup(var group, _) -> group(arns, group);
            case GroupEffect.DeleteGroup(var group) -> group(arns, group);
            case GroupEffect.AttachGroupPolicy(var group, _) -> groupAttached(arns, group);
            case GroupEffect.DetachGroupPolicy(var group, _) -> groupAttached(arns, group);
            case GroupEffect.PutGroupPolicy(var group, _, _) -> groupInline(arns, group);
            case GroupEffect.DeleteGroupPolicy(var group, _) -> groupInline(arns, group);
            // No plan makes it.
            case GroupEffect.UpdateGroup(var group, _, _) -> iam(arns.group(group), "UpdateGroup");
        };
    }

    private static Takes group(Arns arns, String group) {
        return iam(arns.group(group), "CreateGroup", "DeleteGroup", "GetGroup");
    }

    private static Takes groupAttached(Arns arns, String group) {
        return iam(
                arns.group(group),
                "AttachGroupPolicy",
                "DetachGroupPolicy",
                "ListAttachedGroupPolicies");
    }

    private static Takes groupInline(Arns arns, String group) {
        return iam(arns.group(group), "PutGroupPolicy", "DeleteGroupPolicy", "GetGroupPolicy");
    }

    static Takes of(RoleEffect effect, Arns arns) {
        return switch (effect) {
            case RoleEffect.UpdateAssumeRolePolicy(var role, _) ->
                    iam(arns.role(role), "UpdateAssumeRolePolicy", "GetRole");
            case RoleEffect.AttachRolePolicy(var role, _) -> roleAttached(arns, role);
            case RoleEffect.DetachRolePolicy(var role, _) -> roleAttached(arns, role);
            case RoleEffect.PutRolePolicy(var role, _, _) -> roleInline(arns, role);
            case RoleEffect.DeleteRolePolicy(var role, _) -> roleInline(arns, role);
            case RoleEffect.PutRolePermissionsBoundary(var role, _) -> roleBoundary(arns, role);
            case RoleEffect.DeleteRolePermissionsBoundary(var role) -> roleBoundary(arns, role);
            case RoleEffect.TagRole(var role, _) ->
                    iam(arns.role(role), "TagRole", "UntagRole", "GetRole");
            case RoleEffect.UntagRole(var role, _) ->
                    iam(arns.role(role), "UntagRole", "TagRole", "GetRole");
            // No plan makes these.
            case RoleEffect.CreateRole(var role, _, _, _, _, _, _) ->
                    iam(arns.role(role), "CreateRole");
            case RoleEffect.UpdateRole(var role, _, _) -> iam(arns.role(role), "UpdateRole");
            case RoleEffect.UpdateRoleDescription(var role, _) ->
                    iam(arns.role(role), "UpdateRoleDescription");
            case RoleEffect.DeleteRole(var role) -> iam(arns.role(role), "DeleteRole");
        };
    }

    private static Takes roleAttached(Arns arns, String role) {
        return iam(
                arns.role(role),
                "AttachRolePolicy",
                "DetachRolePolicy",
                "ListAttachedRolePolicies");
    }

    private static Takes roleInline(Arns arns, String role) {
        return iam(arns.role(role), "PutRolePolicy", "DeleteRolePolicy", "GetRolePolicy");
    }

    private static Takes roleBoundary(Arns arns, String role) {
        return iam(
                arns.role(role),
                "PutRolePermissionsBoundary",
                "DeleteRolePermissionsBoundary",
                "GetRole");
    }

    static Takes of(PolicyEffect effect, Arns arns) {
        return switch (effect) {
            case PolicyEffect.CreatePolicy(var name, var path, _, _, var tags) ->
                    policy(arns.policy(path, name))
                            .andIf(!tags.isEmpty(), arns.policy(path, name), "iam:TagPolicy");
            case PolicyEffect.DeletePolicy(var arn) -> policy(arn);
            case PolicyEffect.CreatePolicyVersion(var arn, _, var setAsDefault) ->
                    setAsDefault
                            ? iam(
                                    arn,
                                    "CreatePolicyVersion",
                                    "SetDefaultPolicyVersion",
                                    "DeletePolicyVersion",
                                    "GetPolicy",
                                    "GetPolicyVersion",
                                    "ListPolicyVersions")
                            : iam(
                                    arn,
                                    "CreatePolicyVersion",
                                    "DeletePolicyVersion",
                                    "ListPolicyVersions",
                                    "GetPolicyVersion");
            case PolicyEffect.DeletePolicyVersion(var arn, _) ->
                    iam(arn, "DeletePolicyVersion", "GetPolicyVersion");
            case PolicyEffect.SetDefaultPolicyVersion(var arn, _) ->
                    iam(arn, "SetDefaultPolicyVersion", "GetPolicy");
            case PolicyEffect.TagPolicy(var arn, _) ->
                    iam(arn, "TagPolicy", "UntagPolicy", "GetPolicy");
            case PolicyEffect.UntagPolicy(var arn, _) ->
                    iam(arn, "UntagPolicy", "TagPolicy", "GetPolicy");
        };
    }

    private static Takes policy(String arn) {
        return iam(arn, "CreatePolicy", "DeletePolicy", "GetPolicy", "GetPolicyVersion");
    }
}
