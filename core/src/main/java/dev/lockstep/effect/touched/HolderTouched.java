package dev.lockstep.effect.touched;

import static dev.lockstep.effect.touched.StateName.state;

import dev.lockstep.account.Account;
import dev.lockstep.account.Group;
import dev.lockstep.account.Role;
import dev.lockstep.account.User;
import dev.lockstep.account.policies.AttachedPolicy;
import dev.lockstep.account.policies.InlinePolicy;
import dev.lockstep.effect.GroupEffect;
import dev.lockstep.effect.RoleEffect;
import dev.lockstep.effect.Touched;
import dev.lockstep.effect.UserEffect;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What effects on users, groups and roles touch. Each method serves an account and a live read
/// alike; an answer NoSuchEntity is the absent one.
public final class HolderTouched {
    private HolderTouched() {}

    /// Whether it is there, and under which path (GetUser, GetGroup, GetRole).
    ///
    /// @param path absent: there is none of this name
    public static Touched there(Holder holder, Optional<String> path) {
        return state(holder.text(), path.map(one -> "path " + one));
    }

    /// Its unique id, such as `AIDA…`: one that was made again under this name is another.
    public static Touched uniqueId(Holder holder, Optional<String> id) {
        return state("unique id of " + holder.text(), id);
    }

    /// Whether a managed policy is attached (ListAttachedUserPolicies and the like).
    public static Touched attached(Holder holder, String arn, boolean attached) {
        return state("policy " + StateName.of(arn) + " of " + holder.text(), attached, "attached");
    }

    /// An inline policy (GetUserPolicy and the like, URL-decoded).
    ///
    /// @param document absent: there is none of this name
    public static Touched inline(Holder holder, String policy, Optional<String> document) {
        return state(
                "inline policy " + StateName.of(policy) + " of " + holder.text(),
                document.map(StateName::canonical));
    }

    /// The permissions boundary (GetUser, GetRole).
    public static Touched boundary(Holder holder, Optional<String> arn) {
        return state("permissions boundary of " + holder.text(), arn);
    }

    /// Tags, by their keys without regard to case (GetUser, ListUserTags and the like).
    ///
    /// @param keys those that are looked for
    /// @param all the tags that it has
    public static Touched tags(Holder holder, Collection<String> keys, Map<String, String> all) {
        return Tags.of(holder.text(), keys, all);
    }

    /// Whether a user is in a group (ListGroupsForUser).
    public static Touched member(String group, String user, boolean in) {
        return state(Holder.user(user).text() + " in " + Holder.group(group).text(), in, "member");
    }

    /// Who may assume a role (GetRole, URL-decoded).
    public static Touched trust(String role, Optional<String> document) {
        return state(
                "trust policy of " + Holder.role(role).text(), document.map(StateName::canonical));
    }

    /// What an effect on a user touches, as it is in an account.
    public static Touched in(Account account, UserEffect effect) {
        return switch (effect) {
            case UserEffect.CreateUser(var name, _, _, var tags) -> {
                Holder user = Holder.user(name);
                Optional<User> found = user(account, name);
                yield there(user, found.map(User::path))
                        .and(boundary(user, boundaryOf(found)))
                        .and(tags(user, tags.keySet(), tagsOf(found)));
            }
            case UserEffect.DeleteUser(var name) -> {
                Optional<User> found = user(account, name);
                yield there(Holder.user(name), found.map(User::path))
                        .and(uniqueId(Holder.user(name), found.flatMap(User::id)));
            }
            case UserEffect.TagUser(var name, var tags) ->
                    tags(Holder.user(name), tags.keySet(), tagsOf(user(account, name)));
            case UserEffect.UntagUser(var name, var keys) ->
                    tags(Holder.user(name), keys, tagsOf(user(account, name)));
            case UserEffect.PutUserPermissionsBoundary(var name, _) ->
                    boundary(Holder.user(name), boundaryOf(user(account, name)));
            case UserEffect.DeleteUserPermissionsBoundary(var name) ->
                    boundary(Holder.user(name), boundaryOf(user(account, name)));
            case UserEffect.AttachUserPolicy(var name, var arn) ->
                    attached(Holder.user(name), arn, has(user(account, name), arn));
            case UserEffect.DetachUserPolicy(var name, var arn) ->
                    attached(Holder.user(name), arn, has(user(account, name), arn));
            case UserEffect.PutUserPolicy(var name, var policy, _) ->
                    inline(Holder.user(name), policy, inlineOf(user(account, name), policy));
            case UserEffect.DeleteUserPolicy(var name, var policy) ->
                    inline(Holder.user(name), policy, inlineOf(user(account, name), policy));
            case UserEffect.AddUserToGroup(var group, var name) ->
                    member(group, name, isIn(account, group, name));
            case UserEffect.RemoveUserFromGroup(var group, var name) ->
                    member(group, name, isIn(account, group, name));
            // No plan gives a user another name or path.
            case UserEffect.UpdateUser _ -> Touched.NOTHING;
        };
    }

    /// What an effect on a group touches, as it is in an account.
    public static Touched in(Account account, GroupEffect effect) {
        return switch (effect) {
            case GroupEffect.CreateGroup(var name, _) ->
                    there(Holder.group(name), group(account, name).map(Group::path));
            case GroupEffect.DeleteGroup(var name) -> {
                Optional<Group> found = group(account, name);
                yield there(Holder.group(name), found.map(Group::path))
                        .and(uniqueId(Holder.group(name), found.flatMap(Group::id)));
            }
            case GroupEffect.AttachGroupPolicy(var name, var arn) ->
                    attached(Holder.group(name), arn, groupHas(account, name, arn));
            case GroupEffect.DetachGroupPolicy(var name, var arn) ->
                    attached(Holder.group(name), arn, groupHas(account, name, arn));
            case GroupEffect.PutGroupPolicy(var name, var policy, _) ->
                    inline(Holder.group(name), policy, inlineOfGroup(account, name, policy));
            case GroupEffect.DeleteGroupPolicy(var name, var policy) ->
                    inline(Holder.group(name), policy, inlineOfGroup(account, name, policy));
            // No plan gives a group another name or path.
            case GroupEffect.UpdateGroup _ -> Touched.NOTHING;
        };
    }

    /// What an effect on a role touches, as it is in an account.
    public static Touched in(Account account, RoleEffect effect) {
        return switch (effect) {
            case RoleEffect.UpdateAssumeRolePolicy(var name, _) ->
                    trust(name, role(account, name).map(one -> one.trustPolicy().text()));
            case RoleEffect.AttachRolePolicy(var name, var arn) ->
                    attached(Holder.role(name), arn, roleHas(account, name, arn));
            case RoleEffect.DetachRolePolicy(var name, var arn) ->
                    attached(Holder.role(name), arn, roleHas(account, name, arn));
            case RoleEffect.PutRolePolicy(var name, var policy, _) ->
                    inline(Holder.role(name), policy, inlineOfRole(account, name, policy));
            case RoleEffect.DeleteRolePolicy(var name, var policy) ->
                    inline(Holder.role(name), policy, inlineOfRole(account, name, policy));
            case RoleEffect.PutRolePermissionsBoundary(var name, _) ->
                    boundary(Holder.role(name), boundaryOfRole(account, name));
            case RoleEffect.DeleteRolePermissionsBoundary(var name) ->
                    boundary(Holder.role(name), boundaryOfRole(account, name));
            case RoleEffect.TagRole(var name, var tags) ->
                    tags(Holder.role(name), tags.keySet(), tagsOfRole(account, name));
            case RoleEffect.UntagRole(var name, var keys) ->
                    tags(Holder.role(name), keys, tagsOfRole(account, name));
            // No plan makes a role, deletes one or changes its settings.
            case RoleEffect.CreateRole _,
                    RoleEffect.UpdateRole _,
                    RoleEffect.UpdateRoleDescription _,
                    RoleEffect.DeleteRole _ ->
                    Touched.NOTHING;
        };
    }

    private static Optional<User> user(Account account, String name) {
        return Optional.ofNullable(account.users().get(name));
    }

    private static Optional<Group> group(Account account, String name) {
        return Optional.ofNullable(account.groups().get(name));
    }

    private static Optional<Role> role(Account account, String name) {
        return Optional.ofNullable(account.roles().get(name));
    }

    private static boolean isIn(Account account, String group, String name) {
        return user(account, name).filter(one -> one.groups().contains(group)).isPresent();
    }

    private static Optional<String> boundaryOf(Optional<User> user) {
        return user.flatMap(User::boundary).map(AttachedPolicy::arn);
    }

    private static Optional<String> boundaryOfRole(Account account, String name) {
        return role(account, name).flatMap(Role::boundary).map(AttachedPolicy::arn);
    }

    private static Map<String, String> tagsOf(Optional<User> user) {
        return user.map(User::tags).orElse(Map.of());
    }

    private static Map<String, String> tagsOfRole(Account account, String name) {
        return role(account, name).map(Role::tags).orElse(Map.of());
    }

    private static boolean has(Optional<User> user, String arn) {
        return hasIn(user.map(User::attachedPolicies), arn);
    }

    private static boolean groupHas(Account account, String name, String arn) {
        return hasIn(group(account, name).map(Group::attachedPolicies), arn);
    }

    private static boolean roleHas(Account account, String name, String arn) {
        return hasIn(role(account, name).map(Role::attachedPolicies), arn);
    }

    private static boolean hasIn(Optional<List<AttachedPolicy>> list, String arn) {
        return list.stream().flatMap(List::stream).anyMatch(one -> one.arn().equals(arn));
    }

    private static Optional<String> inlineOf(Optional<User> user, String policy) {
        return document(user.map(User::inlinePolicies), policy);
    }

    private static Optional<String> inlineOfGroup(Account account, String name, String policy) {
        return document(group(account, name).map(Group::inlinePolicies), policy);
    }

    private static Optional<String> inlineOfRole(Account account, String name, String policy) {
        return document(role(account, name).map(Role::inlinePolicies), policy);
    }

    private static Optional<String> document(Optional<List<InlinePolicy>> list, String policy) {
        return list.stream()
                .flatMap(List::stream)
                .filter(one -> one.name().equals(policy))
                .map(one -> one.document().text())
                .findFirst();
    }
}
