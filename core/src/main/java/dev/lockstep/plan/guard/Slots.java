package dev.lockstep.plan.guard;

import dev.lockstep.account.Account;
import dev.lockstep.account.policies.ManagedPolicy;
import dev.lockstep.effect.AccessKeyEffect;
import dev.lockstep.effect.AccountEffect;
import dev.lockstep.effect.AroundEffect;
import dev.lockstep.effect.CredentialEffect;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.GroupEffect;
import dev.lockstep.effect.IamArn;
import dev.lockstep.effect.MfaEffect;
import dev.lockstep.effect.PasswordEffect;
import dev.lockstep.effect.PolicyEffect;
import dev.lockstep.effect.RoleEffect;
import dev.lockstep.effect.ServiceCredentialEffect;
import dev.lockstep.effect.SigningCertificateEffect;
import dev.lockstep.effect.SshPublicKeyEffect;
import dev.lockstep.effect.UserEffect;
import dev.lockstep.plan.guard.Slot.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the writes of a plan make of the places that rights and ways in hang on.
final class Slots {
    /// What a place holds that is just there or not.
    static final String THERE = "there";

    private final Account account;
    private final Map<Slot, List<Written>> written = new HashMap<>();
    private final Map<Slot.Kind, Map<String, List<Slot>>> byOwner = new HashMap<>();

    /// What a write leaves in a place.
    ///
    /// @param write its number
    /// @param value empty: nothing
    record Written(int write, Optional<String> value) {}

    Slots(Account account, Course course) {
        this.account = account;
        for (Write write : course.writes()) {
            look(write.number(), write.effect());
        }
    }

    /// What is written into a place, in the order of the plan.
    List<Written> written(Slot slot) {
        return written.getOrDefault(slot, List.of());
    }

    /// The places of a kind of an owner that are written.
    List<Slot> writtenOf(Kind kind, String owner) {
        return byOwner.getOrDefault(kind, Map.of()).getOrDefault(owner, List.of());
    }

    /// The owners of places of a kind that are written.
    Set<String> owners(Kind kind) {
        return byOwner.getOrDefault(kind, Map.of()).keySet();
    }

    private void put(int write, Kind kind, String owner, String name, Optional<String> value) {
        var slot = new Slot(kind, owner, name);
        written.computeIfAbsent(
                        slot,
                        _ -> {
                            byOwner.computeIfAbsent(kind, _ -> new HashMap<>())
                                    .computeIfAbsent(owner, _ -> new ArrayList<>())
                                    .add(slot);
                            return new ArrayList<>();
                        })
                .add(new Written(write, value));
    }

    private void there(int write, Kind kind, String owner, String name) {
        put(write, kind, owner, name, Optional.of(THERE));
    }

    private void gone(int write, Kind kind, String owner, String name) {
        put(write, kind, owner, name, Optional.empty());
    }

    private void look(int write, Effect effect) {
        switch (effect) {
            case UserEffect user -> look(write, user);
            case GroupEffect group -> look(write, group);
            case RoleEffect role -> look(write, role);
            case PolicyEffect policy -> look(write, policy);
            case CredentialEffect credential -> look(write, credential);
            case MfaEffect device -> look(write, device);
            case AccountEffect _, AroundEffect _ -> {}
        }
    }

    private void look(int write, UserEffect effect) {
        switch (effect) {
            case UserEffect.CreateUser one -> {
                there(write, Kind.USER, one.user(), "");
                put(write, Kind.USER_BOUNDARY, one.user(), "", one.boundary());
            }
            case UserEffect.UpdateUser one -> {
                if (one.newName().isPresent()) {
                    gone(write, Kind.USER, one.user(), "");
                }
            }
            case UserEffect.DeleteUser one -> gone(write, Kind.USER, one.user(), "");
            case UserEffect.PutUserPermissionsBoundary one ->
                    put(write, Kind.USER_BOUNDARY, one.user(), "", Optional.of(one.arn()));
            case UserEffect.DeleteUserPermissionsBoundary one ->
                    gone(write, Kind.USER_BOUNDARY, one.user(), "");
            case UserEffect.AttachUserPolicy one ->
                    there(write, Kind.USER_POLICY, one.user(), one.arn());
            case UserEffect.DetachUserPolicy one ->
                    gone(write, Kind.USER_POLICY, one.user(), one.arn());
            case UserEffect.PutUserPolicy one ->
                    put(
                            write,
                            Kind.USER_INLINE,
                            one.user(),
                            one.policy(),
                            Optional.of(one.document()));
            case UserEffect.DeleteUserPolicy one ->
                    gone(write, Kind.USER_INLINE, one.user(), one.policy());
            case UserEffect.AddUserToGroup one ->
                    there(write, Kind.MEMBER, one.user(), one.group());
            case UserEffect.RemoveUserFromGroup one ->
                    gone(write, Kind.MEMBER, one.user(), one.group());
            case UserEffect.TagUser _, UserEffect.UntagUser _ -> {}
        }
    }

    private void look(int write, GroupEffect effect) {
        switch (effect) {
            case GroupEffect.AttachGroupPolicy one ->
                    there(write, Kind.GROUP_POLICY, one.group(), one.arn());
            case GroupEffect.DetachGroupPolicy one ->
                    gone(write, Kind.GROUP_POLICY, one.group(), one.arn());
            case GroupEffect.PutGroupPolicy one ->
                    put(
                            write,
                            Kind.GROUP_INLINE,
                            one.group(),
                            one.policy(),
                            Optional.of(one.document()));
            case GroupEffect.DeleteGroupPolicy one ->
                    gone(write, Kind.GROUP_INLINE, one.group(), one.policy());
            // AWS deletes a group only when it has neither members nor policies, and one with
            // another name keeps both.
            case GroupEffect.CreateGroup _,
                    GroupEffect.UpdateGroup _,
                    GroupEffect.DeleteGroup _ -> {}
        }
    }

    private void look(int write, RoleEffect effect) {
        switch (effect) {
            case RoleEffect.CreateRole one ->
                    put(write, Kind.TRUST, one.role(), "", Optional.of(THERE));
            case RoleEffect.DeleteRole one -> gone(write, Kind.TRUST, one.role(), "");
            case RoleEffect.UpdateAssumeRolePolicy one ->
                    put(write, Kind.TRUST, one.role(), "", Optional.of(one.trust()));
            case RoleEffect.AttachRolePolicy one ->
                    there(write, Kind.ROLE_POLICY, one.role(), one.arn());
            case RoleEffect.DetachRolePolicy one ->
                    gone(write, Kind.ROLE_POLICY, one.role(), one.arn());
            case RoleEffect.PutRolePolicy one ->
                    put(
                            write,
                            Kind.ROLE_INLINE,
                            one.role(),
                            one.policy(),
                            Optional.of(one.document()));
            case RoleEffect.DeleteRolePolicy one ->
                    gone(write, Kind.ROLE_INLINE, one.role(), one.policy());
            case RoleEffect.PutRolePermissionsBoundary one ->
                    put(write, Kind.ROLE_BOUNDARY, one.role(), "", Optional.of(one.arn()));
            case RoleEffect.DeleteRolePermissionsBoundary one ->
                    gone(write, Kind.ROLE_BOUNDARY, one.role(), "");
            case RoleEffect.UpdateRole _,
                    RoleEffect.UpdateRoleDescription _,
                    RoleEffect.TagRole _,
                    RoleEffect.UntagRole _ -> {}
        }
    }

    private void look(int write, PolicyEffect effect) {
        switch (effect) {
            case PolicyEffect.CreatePolicy one ->
                    put(write, Kind.DOCUMENT, arn(one), "", Optional.of(one.document()));
            case PolicyEffect.DeletePolicy one -> gone(write, Kind.DOCUMENT, one.arn(), "");
            case PolicyEffect.CreatePolicyVersion one -> {
                if (one.setAsDefault()) {
                    put(write, Kind.DOCUMENT, one.arn(), "", Optional.of(one.document()));
                }
            }
            case PolicyEffect.SetDefaultPolicyVersion one ->
                    put(
                            write,
                            Kind.DOCUMENT,
                            one.arn(),
                            "",
                            // A version that the plan itself wrote is not known here by its number.
                            Optional.of(version(one.arn(), one.version()).orElse("?")));
            case PolicyEffect.DeletePolicyVersion _,
                    PolicyEffect.TagPolicy _,
                    PolicyEffect.UntagPolicy _ -> {}
        }
    }

    private String arn(PolicyEffect.CreatePolicy one) {
        return account.id().isPresent()
                ? IamArn.of(account, "policy", one.path(), one.policy())
                : one.policy();
    }

    private Optional<String> version(String arn, String version) {
        return account.policies().stream()
                .filter(policy -> policy.arn().equals(arn))
                .flatMap(policy -> policy.versions().stream())
                .filter(one -> one.id().equals(version))
                .map(ManagedPolicy.Version::document)
                .map(document -> document.text())
                .findFirst();
    }

    private void look(int write, CredentialEffect effect) {
        switch (effect) {
            case PasswordEffect.CreateLoginProfile one ->
                    there(write, Kind.PASSWORD, one.user(), "");
            case PasswordEffect.DeleteLoginProfile one ->
                    gone(write, Kind.PASSWORD, one.user(), "");
            case AccessKeyEffect.UpdateAccessKey one ->
                    put(
                            write,
                            Kind.KEY,
                            one.owner(),
                            one.id(),
                            one.active() ? Optional.of(THERE) : Optional.empty());
            case AccessKeyEffect.DeleteAccessKey one ->
                    gone(write, Kind.KEY, one.owner(), one.id());
            case PasswordEffect.UpdateLoginProfile _,
                    PasswordEffect.ChangePassword _,
                    AccessKeyEffect.CreateAccessKey _,
                    ServiceCredentialEffect _,
                    SigningCertificateEffect _,
                    SshPublicKeyEffect _ -> {}
        }
    }

    private void look(int write, MfaEffect effect) {
        switch (effect) {
            case MfaEffect.EnableMfaDevice one ->
                    there(write, Kind.DEVICE, one.owner(), one.serial());
            case MfaEffect.DeactivateMfaDevice one ->
                    gone(write, Kind.DEVICE, one.owner(), one.serial());
            case MfaEffect.CreateVirtualMfaDevice _,
                    MfaEffect.DeleteVirtualMfaDevice _,
                    MfaEffect.ResyncMfaDevice _,
                    MfaEffect.TagMfaDevice _,
                    MfaEffect.UntagMfaDevice _ -> {}
        }
    }
}
