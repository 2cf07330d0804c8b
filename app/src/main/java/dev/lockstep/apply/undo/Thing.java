package dev.lockstep.apply.undo;

import dev.lockstep.account.Account;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.GroupEffect;
import dev.lockstep.effect.PasswordEffect;
import dev.lockstep.effect.PolicyEffect;
import dev.lockstep.effect.RoleEffect;
import dev.lockstep.effect.UserEffect;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Something that has a name, and for AWS an id besides: made again under its name, it is another.
///
/// @param name of a policy: its ARN
record Thing(Kind kind, String name) {
    enum Kind {
        USER("user"),
        GROUP("group"),
        ROLE("role"),
        POLICY("policy"),
        VERSION("version");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    /// Which one AWS has under the name now.
    ///
    /// @param id such as `AGPA…`
    /// @param created when it was made (UTC)
    record Identity(Optional<String> id, Optional<Instant> created) {}

    static Thing user(String name) {
        return new Thing(Kind.USER, name);
    }

    static Thing group(String name) {
        return new Thing(Kind.GROUP, name);
    }

    static Thing role(String name) {
        return new Thing(Kind.ROLE, name);
    }

    static Thing policy(String arn) {
        return new Thing(Kind.POLICY, arn);
    }

    static Thing version(String arn, String number) {
        return new Thing(Kind.VERSION, arn + " " + number);
    }

    /// How messages call it; the name is hostile text.
    String text() {
        return kind.word + " " + name;
    }

    /// What a write is about.
    static Set<Thing> of(Effect effect) {
        return switch (effect) {
            case UserEffect one -> of(one);
            case GroupEffect one -> of(one);
            case RoleEffect one -> of(one);
            case PolicyEffect one -> of(one);
            case PasswordEffect.CreateLoginProfile one -> Set.of(user(one.user()));
            // A credential has an id of its own, which AWS never gives again; what is around an
            // account is its states and nothing else.
            default -> Set.of();
        };
    }

    private static Set<Thing> of(UserEffect effect) {
        return switch (effect) {
            case UserEffect.CreateUser one -> Set.of(user(one.user()));
            case UserEffect.DeleteUser one -> Set.of(user(one.user()));
            case UserEffect.UpdateUser one -> Set.of(user(one.user()));
            case UserEffect.TagUser one -> Set.of(user(one.user()));
            case UserEffect.UntagUser one -> Set.of(user(one.user()));
            case UserEffect.PutUserPermissionsBoundary one -> Set.of(user(one.user()));
            case UserEffect.DeleteUserPermissionsBoundary one -> Set.of(user(one.user()));
            case UserEffect.PutUserPolicy one -> Set.of(user(one.user()));
            case UserEffect.DeleteUserPolicy one -> Set.of(user(one.user()));
            case UserEffect.AttachUserPolicy one -> Set.of(user(one.user()), policy(one.arn()));
            case UserEffect.DetachUserPolicy one -> Set.of(user(one.user()), policy(one.arn()));
            case UserEffect.AddUserToGroup one -> Set.of(user(one.user()), group(one.group()));
            case UserEffect.RemoveUserFromGroup one -> Set.of(user(one.user()), group(one.group()));
        };
    }

    private static Set<Thing> of(GroupEffect effect) {
        return switch (effect) {
            case GroupEffect.CreateGroup one -> Set.of(group(one.group()));
            case GroupEffect.UpdateGroup one -> Set.of(group(one.group()));
            case GroupEffect.DeleteGroup one -> Set.of(group(one.group()));
            case GroupEffect.AttachGroupPolicy one -> Set.of(group(one.group()), policy(one.arn()));
            case GroupEffect.DetachGroupPolicy one -> Set.of(group(one.group()), policy(one.arn()));
            case GroupEffect.PutGroupPolicy one -> Set.of(group(one.group()));
            case GroupEffect.DeleteGroupPolicy one -> Set.of(group(one.group()));
        };
    }

    private static Set<Thing> of(RoleEffect effect) {
        return switch (effect) {
            case RoleEffect.CreateRole one -> Set.of(role(one.role()));
            case RoleEffect.UpdateRole one -> Set.of(role(one.role()));
            case RoleEffect.UpdateRoleDescription one -> Set.of(role(one.role()));
            case RoleEffect.DeleteRole one -> Set.of(role(one.role()));
            case RoleEffect.UpdateAssumeRolePolicy one -> Set.of(role(one.role()));
            case RoleEffect.AttachRolePolicy one -> Set.of(role(one.role()), policy(one.arn()));
            case RoleEffect.DetachRolePolicy one -> Set.of(role(one.role()), policy(one.arn()));
            case RoleEffect.PutRolePolicy one -> Set.of(role(one.role()));
            case RoleEffect.DeleteRolePolicy one -> Set.of(role(one.role()));
            case RoleEffect.PutRolePermissionsBoundary one -> Set.of(role(one.role()));
            case RoleEffect.DeleteRolePermissionsBoundary one -> Set.of(role(one.role()));
            case RoleEffect.TagRole one -> Set.of(role(one.role()));
            case RoleEffect.UntagRole one -> Set.of(role(one.role()));
        };
    }

    private static Set<Thing> of(PolicyEffect effect) {
        return switch (effect) {
            // Its ARN hangs on the account: see madeBy.
            case PolicyEffect.CreatePolicy _ -> Set.of();
            case PolicyEffect.DeletePolicy one -> Set.of(policy(one.arn()));
            case PolicyEffect.CreatePolicyVersion one -> Set.of(policy(one.arn()));
            case PolicyEffect.DeletePolicyVersion one ->
                    Set.of(policy(one.arn()), version(one.arn(), one.version()));
            case PolicyEffect.SetDefaultPolicyVersion one ->
                    Set.of(policy(one.arn()), version(one.arn(), one.version()));
            case PolicyEffect.TagPolicy one -> Set.of(policy(one.arn()));
            case PolicyEffect.UntagPolicy one -> Set.of(policy(one.arn()));
        };
    }

    /// What a write makes, if it makes something.
    ///
    /// @param account its id and partition make the ARN of a policy
    static Optional<Thing> madeBy(Effect effect, Account account) {
        return switch (effect) {
            case UserEffect.CreateUser one -> Optional.of(user(one.user()));
            case GroupEffect.CreateGroup one -> Optional.of(group(one.group()));
            case RoleEffect.CreateRole one -> Optional.of(role(one.role()));
            case PolicyEffect.CreatePolicy one ->
                    account.id()
                            .map(id ->
                                    policy(
                                            "arn:"
                                                    + account.partition()
                                                    + ":iam::"
                                                    + id
                                                    + ":policy"
                                                    + one.path()
                                                    + one.policy()));
            default -> Optional.empty();
        };
    }

    /// What a write takes away for good: what is made again under its name is another.
    static Optional<Thing> goneBy(Effect effect) {
        return switch (effect) {
            case UserEffect.DeleteUser one -> Optional.of(user(one.user()));
            case UserEffect.UpdateUser one -> Optional.of(user(one.user()));
            case GroupEffect.UpdateGroup one -> Optional.of(group(one.group()));
            case RoleEffect.DeleteRole one -> Optional.of(role(one.role()));
            case PolicyEffect.DeletePolicyVersion one ->
                    Optional.of(version(one.arn(), one.version()));
            default -> Optional.empty();
        };
    }

    /// Which one of the name is there; empty: none.
    Optional<Identity> in(Account account) {
        return switch (kind) {
            case USER ->
                    Optional.ofNullable(account.users().get(name))
                            .map(one -> new Identity(one.id(), one.created()));
            case GROUP ->
                    Optional.ofNullable(account.groups().get(name))
                            .map(one -> new Identity(one.id(), one.created()));
            case ROLE ->
                    Optional.ofNullable(account.roles().get(name))
                            .map(one -> new Identity(one.id(), one.created()));
            case POLICY ->
                    account.policies().stream()
                            .filter(one -> one.arn().equals(name) && !one.isAwsManaged())
                            .findFirst()
                            .map(one -> new Identity(one.id(), one.created()));
            case VERSION -> Optional.empty();
        };
    }
}
