package dev.lockstep.apply.undo;

import dev.lockstep.access.judgement.RequireMfa;
import dev.lockstep.account.Account;
import dev.lockstep.account.Group;
import dev.lockstep.account.policies.InlinePolicy;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.GroupGoal;
import dev.lockstep.baseline.Person;
import dev.lockstep.baseline.Service;
import dev.lockstep.effect.AccessKeyEffect;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.GroupEffect;
import dev.lockstep.effect.PasswordEffect;
import dev.lockstep.effect.PolicyEffect;
import dev.lockstep.effect.RoleEffect;
import dev.lockstep.effect.ServiceCredentialEffect;
import dev.lockstep.effect.SigningCertificateEffect;
import dev.lockstep.effect.SshPublicKeyEffect;
import dev.lockstep.effect.UserEffect;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.PolicyParse;
import dev.lockstep.policy.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Says of a write that takes something back which right it gives that the baseline does not.
final class ComingBack {
    private final Account account;
    private final Baseline baseline;

    private ComingBack(Account account, Baseline baseline) {
        this.account = account;
        this.baseline = baseline;
    }

    /// The right that comes back, as a plain sentence; names in it are hostile text.
    ///
    /// @param account just before the write
    static Optional<String> of(Effect effect, Account account, Baseline baseline) {
        return new ComingBack(account, baseline).of(effect);
    }

    private Optional<String> of(Effect effect) {
        return switch (effect) {
            case UserEffect one -> ofUser(one);
            case GroupEffect one -> ofGroup(one);
            case RoleEffect one -> ofRole(one);
            case PolicyEffect one -> ofPolicy(one);
            case AccessKeyEffect.UpdateAccessKey(var owner, var id, var active) ->
                    active ? told("The access key {} of {} works again.", id, owner) : none();
            case PasswordEffect.CreateLoginProfile(var user, _) ->
                    told("{} can sign in with a password again.", user);
            case SshPublicKeyEffect.UpdateSshPublicKey(var user, var id, var active) ->
                    active ? told("The SSH public key {} of {} works again.", id, user) : none();
            case ServiceCredentialEffect.UpdateServiceSpecificCredential(
                            var user,
                            var id,
                            var active) ->
                    active
                            ? told(
                                    "The service-specific credential {} of {} works again.",
                                    id,
                                    user)
                            : none();
            case SigningCertificateEffect.UpdateSigningCertificate(var owner, var id, var active) ->
                    active
                            ? told("The signing certificate {} of {} works again.", id, owner)
                            : none();
            default -> none();
        };
    }

    private Optional<String> ofUser(UserEffect effect) {
        return switch (effect) {
            case UserEffect.AttachUserPolicy(var user, var arn) ->
                    told("{} has the policy {} attached again.", user, arn);
            case UserEffect.PutUserPolicy(var user, var policy, _) ->
                    told("{} has the former inline policy {} again.", user, policy);
            case UserEffect.DeleteUserPermissionsBoundary(var user) ->
                    told("{} is without a permissions boundary again.", user);
            case UserEffect.PutUserPermissionsBoundary(var user, var arn) ->
                    told("{} has the former permissions boundary {} again.", user, arn);
            case UserEffect.AddUserToGroup(var group, var user) ->
                    isDeclared(user, group)
                            ? none()
                            : told("{} is in the group {} again.", user, group);
            case UserEffect.CreateUser(var user, _, _, _) ->
                    told("There is a user {} again.", user);
            case UserEffect.DetachUserPolicy(var user, var arn) ->
                    denies(arn)
                            ? told(
                                    "What the policy {} denies to {} is no longer denied.",
                                    arn,
                                    user)
                            : none();
            case UserEffect.DeleteUserPolicy(var user, var policy) ->
                    denies(
                                    Optional.ofNullable(account.users().get(user)).stream()
                                            .flatMap(one -> one.inlinePolicies().stream()),
                                    policy)
                            ? told(
                                    "What the inline policy {} denies to {} is no longer denied.",
                                    policy,
                                    user)
                            : none();
            case UserEffect.RemoveUserFromGroup(var group, var user) -> leaves(user, group);
            case UserEffect.DeleteUser _,
                    UserEffect.UpdateUser _,
                    UserEffect.TagUser _,
                    UserEffect.UntagUser _ ->
                    none();
        };
    }

    /// What a group denies to its members does not hold for who leaves it.
    private Optional<String> leaves(String user, String name) {
        Group group = account.groups().get(name);
        if (group == null) {
            return none();
        }
        if (group.attachedPolicies().stream().anyMatch(one -> one.name().equals(RequireMfa.NAME))) {
            return told("{} can act without MFA again, out of the group {}.", user, name);
        }
        boolean denies =
                group.attachedPolicies().stream().anyMatch(one -> denies(one.arn()))
                        || group.inlinePolicies().stream().anyMatch(ComingBack::denies);
        return denies
                ? told("What the group {} denies to {} is no longer denied.", name, user)
                : none();
    }

    private boolean denies(String arn) {
        return account.policies().stream()
                .filter(one -> one.arn().equals(arn))
                .flatMap(one -> one.document().stream())
                .anyMatch(ComingBack::denies);
    }

    private static boolean denies(Stream<InlinePolicy> policies, String name) {
        return policies.filter(one -> one.name().equals(name)).anyMatch(ComingBack::denies);
    }

    private static boolean denies(InlinePolicy policy) {
        return denies(policy.document());
    }

    private static boolean denies(PolicyParse policy) {
        return policy instanceof PolicyDocument document
                && document.statements().stream()
                        .anyMatch(one -> one.effect() == Statement.Effect.DENY);
    }

    private boolean isDeclared(String user, String group) {
        return Stream.concat(
                        baseline.people().values().stream()
                                .filter(person -> person.user().equalsIgnoreCase(user))
                                .map(Person::groups),
                        Optional.ofNullable(baseline.services().get(user))
                                .map(Service::groups)
                                .stream())
                .flatMap(List::stream)
                .anyMatch(group::equalsIgnoreCase);
    }

    private Optional<String> ofGroup(GroupEffect effect) {
        return switch (effect) {
            case GroupEffect.AttachGroupPolicy(var group, var arn) ->
                    goal(group)
                                    .flatMap(GroupGoal::policies)
                                    .filter(some ->
                                            some.stream()
                                                    .anyMatch(one -> one.isMetBy(name(arn), arn)))
                                    .isPresent()
                            ? none()
                            : told("The group {} has the policy {} again.", group, arn);
            case GroupEffect.PutGroupPolicy(var group, var policy, _) ->
                    told("The group {} has the former inline policy {} again.", group, policy);
            case GroupEffect.DetachGroupPolicy(var group, var arn) ->
                    name(arn).equals(RequireMfa.NAME)
                            ? told("The members of the group {} can act without MFA again.", group)
                            : denies(arn)
                                    ? told(
                                            "What the policy {} denies to the group {} is no"
                                                    + " longer denied.",
                                            arn,
                                            group)
                                    : none();
            case GroupEffect.DeleteGroupPolicy(var group, var policy) ->
                    denies(
                                    Optional.ofNullable(account.groups().get(group)).stream()
                                            .flatMap(one -> one.inlinePolicies().stream()),
                                    policy)
                            ? told(
                                    "What the inline policy {} denies to the group {} is no"
                                            + " longer denied.",
                                    policy,
                                    group)
                            : none();
            case GroupEffect.CreateGroup _, GroupEffect.UpdateGroup _, GroupEffect.DeleteGroup _ ->
                    none();
        };
    }

    private Optional<GroupGoal> goal(String group) {
        return baseline.groups().values().stream()
                .filter(one -> one.name().equalsIgnoreCase(group))
                .findFirst();
    }

    private String name(String arn) {
        return account.policies().stream()
                .filter(one -> one.arn().equals(arn))
                .map(one -> one.name())
                .findFirst()
                .orElse(arn.substring(arn.lastIndexOf('/') + 1));
    }

    private Optional<String> ofRole(RoleEffect effect) {
        return switch (effect) {
            case RoleEffect.AttachRolePolicy(var role, var arn) ->
                    told("The role {} has the policy {} again.", role, arn);
            case RoleEffect.PutRolePolicy(var role, var policy, _) ->
                    told("The role {} has the former inline policy {} again.", role, policy);
            case RoleEffect.UpdateAssumeRolePolicy(var role, _) ->
                    told("The role {} can be assumed by whom it trusted before.", role);
            case RoleEffect.DeleteRolePermissionsBoundary(var role) ->
                    told("The role {} is without a permissions boundary again.", role);
            case RoleEffect.PutRolePermissionsBoundary(var role, var arn) ->
                    told("The role {} has the former permissions boundary {} again.", role, arn);
            case RoleEffect.CreateRole(var role, _, _, _, _, _, _) ->
                    told("There is a role {} again.", role);
            case RoleEffect.DetachRolePolicy(var role, var arn) ->
                    denies(arn)
                            ? told(
                                    "What the policy {} denies to the role {} is no longer denied.",
                                    arn,
                                    role)
                            : none();
            case RoleEffect.DeleteRolePolicy(var role, var policy) ->
                    denies(
                                    Optional.ofNullable(account.roles().get(role)).stream()
                                            .flatMap(one -> one.inlinePolicies().stream()),
                                    policy)
                            ? told(
                                    "What the inline policy {} denies to the role {} is no longer"
                                            + " denied.",
                                    policy,
                                    role)
                            : none();
            case RoleEffect.DeleteRole _,
                    RoleEffect.UpdateRole _,
                    RoleEffect.UpdateRoleDescription _,
                    RoleEffect.TagRole _,
                    RoleEffect.UntagRole _ ->
                    none();
        };
    }

    private static Optional<String> ofPolicy(PolicyEffect effect) {
        return switch (effect) {
            case PolicyEffect.SetDefaultPolicyVersion(var arn, var version) ->
                    told("The version {} of the policy {} is in force again.", version, arn);
            case PolicyEffect.CreatePolicyVersion(var arn, _, var inForce) ->
                    inForce
                            ? told("The former text of the policy {} is in force again.", arn)
                            : none();
            case PolicyEffect.CreatePolicy _,
                    PolicyEffect.DeletePolicy _,
                    PolicyEffect.DeletePolicyVersion _,
                    PolicyEffect.TagPolicy _,
                    PolicyEffect.UntagPolicy _ ->
                    none();
        };
    }

    /// A sentence with names in the places of `{}`; a name that holds `{}` itself is a name all the
    /// same.
    private static Optional<String> told(String sentence, String... names) {
        String[] parts = sentence.split("\\{}", -1);
        var told = new StringBuilder(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            told.append(names[i - 1]).append(parts[i]);
        }
        return Optional.of(told.toString());
    }

    private static Optional<String> none() {
        return Optional.empty();
    }
}
