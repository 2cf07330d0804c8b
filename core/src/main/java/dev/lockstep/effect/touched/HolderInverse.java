package dev.lockstep.effect.touched;

import static dev.lockstep.effect.touched.Takes.NOTHING_TO_TAKE_BACK;
import static dev.lockstep.effect.touched.Takes.NOT_IN_PLANS;
import static dev.lockstep.effect.touched.Takes.back;
import static dev.lockstep.effect.touched.Takes.never;
import static dev.lockstep.effect.touched.Takes.was;

import dev.lockstep.effect.Effect;
import dev.lockstep.effect.GroupEffect;
import dev.lockstep.effect.Inverse;
import dev.lockstep.effect.RoleEffect;
import dev.lockstep.effect.Touched;
import dev.lockstep.effect.UserEffect;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// What takes effects on users, groups and roles back.
public final class HolderInverse {
    private static final String PATH = "path ";

    private HolderInverse() {}

    /// Of an effect on a user.
    public static Inverse of(UserEffect effect, Touched before) {
        return switch (effect) {
            case UserEffect.CreateUser(var name, _, _, _) ->
                    path(Holder.user(name), before).isPresent()
                            ? NOTHING_TO_TAKE_BACK
                            : back(new UserEffect.DeleteUser(name));
            case UserEffect.DeleteUser _ ->
                    never(
                            "a user that is made again is another one for AWS: it has another"
                                    + " unique id, no password, no keys and no MFA");
            case UserEffect.TagUser(var name, var tags) ->
                    tags(
                            Holder.user(name),
                            tags.keySet(),
                            before,
                            keys -> new UserEffect.UntagUser(name, keys),
                            old -> new UserEffect.TagUser(name, old));
            case UserEffect.UntagUser(var name, var keys) ->
                    tagsAgain(
                            Holder.user(name),
                            keys,
                            before,
                            old -> new UserEffect.TagUser(name, old));
            case UserEffect.PutUserPermissionsBoundary(var name, _) ->
                    boundary(Holder.user(name), before)
                            .map(arn -> back(new UserEffect.PutUserPermissionsBoundary(name, arn)))
                            .orElseGet(
                                    () -> back(new UserEffect.DeleteUserPermissionsBoundary(name)));
            case UserEffect.DeleteUserPermissionsBoundary(var name) ->
                    boundary(Holder.user(name), before)
                            .map(arn -> back(new UserEffect.PutUserPermissionsBoundary(name, arn)))
                            .orElse(NOTHING_TO_TAKE_BACK);
            case UserEffect.AttachUserPolicy(var name, var arn) ->
                    attached(Holder.user(name), arn, before)
                            ? NOTHING_TO_TAKE_BACK
                            : back(new UserEffect.DetachUserPolicy(name, arn));
            case UserEffect.DetachUserPolicy(var name, var arn) ->
                    attached(Holder.user(name), arn, before)
                            ? back(new UserEffect.AttachUserPolicy(name, arn))
                            : NOTHING_TO_TAKE_BACK;
            case UserEffect.PutUserPolicy(var name, var policy, _) ->
                    inline(Holder.user(name), policy, before)
                            .map(old -> back(new UserEffect.PutUserPolicy(name, policy, old)))
                            .orElseGet(() -> back(new UserEffect.DeleteUserPolicy(name, policy)));
            case UserEffect.DeleteUserPolicy(var name, var policy) ->
                    inline(Holder.user(name), policy, before)
                            .map(old -> back(new UserEffect.PutUserPolicy(name, policy, old)))
                            .orElse(NOTHING_TO_TAKE_BACK);
            case UserEffect.AddUserToGroup(var group, var name) ->
                    member(group, name, before)
                            ? NOTHING_TO_TAKE_BACK
                            : back(new UserEffect.RemoveUserFromGroup(group, name));
            case UserEffect.RemoveUserFromGroup(var group, var name) ->
                    member(group, name, before)
                            ? back(new UserEffect.AddUserToGroup(group, name))
                            : NOTHING_TO_TAKE_BACK;
            case UserEffect.UpdateUser _ -> NOT_IN_PLANS;
        };
    }

    /// Of an effect on a group.
    public static Inverse of(GroupEffect effect, Touched before) {
        return switch (effect) {
            case GroupEffect.CreateGroup(var name, _) ->
                    path(Holder.group(name), before).isPresent()
                            ? NOTHING_TO_TAKE_BACK
                            : back(new GroupEffect.DeleteGroup(name));
            case GroupEffect.DeleteGroup(var name) ->
                    path(Holder.group(name), before)
                            .map(path -> back(new GroupEffect.CreateGroup(name, path)))
                            .orElse(NOTHING_TO_TAKE_BACK);
            case GroupEffect.AttachGroupPolicy(var name, var arn) ->
                    attached(Holder.group(name), arn, before)
                            ? NOTHING_TO_TAKE_BACK
                            : back(new GroupEffect.DetachGroupPolicy(name, arn));
            case GroupEffect.DetachGroupPolicy(var name, var arn) ->
                    attached(Holder.group(name), arn, before)
                            ? back(new GroupEffect.AttachGroupPolicy(name, arn))
                            : NOTHING_TO_TAKE_BACK;
            case GroupEffect.PutGroupPolicy(var name, var policy, _) ->
                    inline(Holder.group(name), policy, before)
                            .map(old -> back(new GroupEffect.PutGroupPolicy(name, policy, old)))
                            .orElseGet(() -> back(new GroupEffect.DeleteGroupPolicy(name, policy)));
            case GroupEffect.DeleteGroupPolicy(var name, var policy) ->
                    inline(Holder.group(name), policy, before)
                            .map(old -> back(new GroupEffect.PutGroupPolicy(name, policy, old)))
                            .orElse(NOTHING_TO_TAKE_BACK);
            case GroupEffect.UpdateGroup _ -> NOT_IN_PLANS;
        };
    }

    /// Of an effect on a role.
    public static Inverse of(RoleEffect effect, Touched before) {
        return switch (effect) {
            case RoleEffect.UpdateAssumeRolePolicy(var name, _) ->
                    was(before, HolderTouched.trust(name, Optional.of("")))
                            .map(old -> back(new RoleEffect.UpdateAssumeRolePolicy(name, old)))
                            .orElse(NOTHING_TO_TAKE_BACK);
            case RoleEffect.AttachRolePolicy(var name, var arn) ->
                    attached(Holder.role(name), arn, before)
                            ? NOTHING_TO_TAKE_BACK
                            : back(new RoleEffect.DetachRolePolicy(name, arn));
            case RoleEffect.DetachRolePolicy(var name, var arn) ->
                    attached(Holder.role(name), arn, before)
                            ? back(new RoleEffect.AttachRolePolicy(name, arn))
                            : NOTHING_TO_TAKE_BACK;
            case RoleEffect.PutRolePolicy(var name, var policy, _) ->
                    inline(Holder.role(name), policy, before)
                            .map(old -> back(new RoleEffect.PutRolePolicy(name, policy, old)))
                            .orElseGet(() -> back(new RoleEffect.DeleteRolePolicy(name, policy)));
            case RoleEffect.DeleteRolePolicy(var name, var policy) ->
                    inline(Holder.role(name), policy, before)
                            .map(old -> back(new RoleEffect.PutRolePolicy(name, policy, old)))
                            .orElse(NOTHING_TO_TAKE_BACK);
            case RoleEffect.PutRolePermissionsBoundary(var name, _) ->
                    boundary(Holder.role(name), before)
                            .map(arn -> back(new RoleEffect.PutRolePermissionsBoundary(name, arn)))
                            .orElseGet(
                                    () -> back(new RoleEffect.DeleteRolePermissionsBoundary(name)));
            case RoleEffect.DeleteRolePermissionsBoundary(var name) ->
                    boundary(Holder.role(name), before)
                            .map(arn -> back(new RoleEffect.PutRolePermissionsBoundary(name, arn)))
                            .orElse(NOTHING_TO_TAKE_BACK);
            case RoleEffect.TagRole(var name, var tags) ->
                    tags(
                            Holder.role(name),
                            tags.keySet(),
                            before,
                            keys -> new RoleEffect.UntagRole(name, keys),
                            old -> new RoleEffect.TagRole(name, old));
            case RoleEffect.UntagRole(var name, var keys) ->
                    tagsAgain(
                            Holder.role(name),
                            keys,
                            before,
                            old -> new RoleEffect.TagRole(name, old));
            case RoleEffect.DeleteRole _ ->
                    never(
                            "a role that is made again is another one for AWS: it has another"
                                    + " unique id");
            case RoleEffect.CreateRole _,
                    RoleEffect.UpdateRole _,
                    RoleEffect.UpdateRoleDescription _ ->
                    NOT_IN_PLANS;
        };
    }

    private static Optional<String> path(Holder holder, Touched before) {
        return was(before, HolderTouched.there(holder, Optional.of("/")))
                .filter(state -> state.startsWith(PATH))
                .map(state -> state.substring(PATH.length()));
    }

    private static boolean attached(Holder holder, String arn, Touched before) {
        return was(before, HolderTouched.attached(holder, arn, true)).isPresent();
    }

    private static boolean member(String group, String user, Touched before) {
        return was(before, HolderTouched.member(group, user, true)).isPresent();
    }

    private static Optional<String> inline(Holder holder, String policy, Touched before) {
        return was(before, HolderTouched.inline(holder, policy, Optional.of("")));
    }

    private static Optional<String> boundary(Holder holder, Touched before) {
        return was(before, HolderTouched.boundary(holder, Optional.of("")));
    }

    /// Of tags that were written: those before stand again, the others go.
    private static Inverse tags(
            Holder holder,
            Collection<String> keys,
            Touched before,
            Function<List<String>, Effect> untag,
            Function<Map<String, String>, Effect> tag) {
        var old = old(holder, keys, before);
        var gone =
                keys.stream()
                        .filter(key -> old.keySet().stream().noneMatch(key::equalsIgnoreCase))
                        .sorted()
                        .toList();
        var effects = new ArrayList<Effect>();
        if (!gone.isEmpty()) {
            effects.add(untag.apply(gone));
        }
        if (!old.isEmpty()) {
            effects.add(tag.apply(old));
        }
        return new Inverse.Effects(effects);
    }

    /// Of tags that were taken away.
    private static Inverse tagsAgain(
            Holder holder,
            Collection<String> keys,
            Touched before,
            Function<Map<String, String>, Effect> tag) {
        var old = old(holder, keys, before);
        return old.isEmpty() ? NOTHING_TO_TAKE_BACK : back(tag.apply(old));
    }

    private static Map<String, String> old(Holder holder, Collection<String> keys, Touched before) {
        var old = new TreeMap<String, String>();
        for (String key : keys) {
            Tags.before(holder.text(), key, before.states())
                    .ifPresent(tag -> old.put(tag.getKey(), tag.getValue()));
        }
        return old;
    }
}
