package dev.lockstep.plan.order;

import static dev.lockstep.plan.order.Footprint.Verb.CHANGES;
import static dev.lockstep.plan.order.Footprint.Verb.MAKES;
import static dev.lockstep.plan.order.Footprint.Verb.REMOVES;

import dev.lockstep.account.Account;
import dev.lockstep.account.policies.InlinePolicy;
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
import dev.lockstep.effect.ProviderEffect;
import dev.lockstep.effect.RoleEffect;
import dev.lockstep.effect.ServerCertificateEffect;
import dev.lockstep.effect.ServiceCredentialEffect;
import dev.lockstep.effect.SigningCertificateEffect;
import dev.lockstep.effect.SshPublicKeyEffect;
import dev.lockstep.effect.UserEffect;
import dev.lockstep.plan.order.Thing.Kind;
import java.util.List;
import java.util.Optional;

/// Says of effects what they do to which things.
final class Footprints {
    private final Account account;

    /// @param account as it is before any of the effects: whether a policy that is written replaces
    ///   another depends on it
    Footprints(Account account) {
        this.account = account;
    }

    Footprint of(Effect effect) {
        return switch (effect) {
            case UserEffect one -> ofUser(one);
            case GroupEffect one -> ofGroup(one);
            case RoleEffect one -> ofRole(one);
            case PolicyEffect one -> ofPolicy(one);
            case CredentialEffect one -> ofCredential(one);
            case MfaEffect one -> ofMfa(one);
            case AccountEffect one -> ofAccount(one);
            case AroundEffect one -> around(one);
        };
    }

    private Footprint ofUser(UserEffect effect) {
        return switch (effect) {
            case UserEffect.CreateUser(String name, _, Optional<String> boundary, _) ->
                    Footprint.of(
                            MAKES,
                            Thing.user(name),
                            boundary.stream().map(Thing::policy).toArray(Thing[]::new));
            case UserEffect.UpdateUser(String name, _, _) ->
                    Footprint.of(CHANGES, Thing.user(name));
            case UserEffect.DeleteUser(String name) -> Footprint.of(REMOVES, Thing.user(name));
            case UserEffect.TagUser(String name, _) -> tags(Thing.user(name));
            case UserEffect.UntagUser(String name, _) -> tags(Thing.user(name));
            case UserEffect.PutUserPermissionsBoundary(String name, String arn) ->
                    boundary(CHANGES, Thing.user(name), arn).takingFrom(Thing.user(name));
            case UserEffect.DeleteUserPermissionsBoundary(String name) ->
                    Footprint.of(REMOVES, Thing.user(name).has(Kind.BOUNDARY, ""), Thing.user(name))
                            .giving(Thing.user(name));
            case UserEffect.AttachUserPolicy(String name, String arn) ->
                    attached(Thing.user(name), arn);
            case UserEffect.DetachUserPolicy(String name, String arn) ->
                    detached(Thing.user(name), arn);
            case UserEffect.PutUserPolicy(String name, String policy, _) ->
                    written(
                            Thing.user(name),
                            policy,
                            Optional.ofNullable(account.users().get(name)).stream()
                                    .flatMap(one -> one.inlinePolicies().stream())
                                    .toList());
            case UserEffect.DeleteUserPolicy(String name, String policy) ->
                    unwritten(Thing.user(name), policy);
            case UserEffect.AddUserToGroup(String group, String name) ->
                    membership(MAKES, group, name).giving(Thing.user(name));
            case UserEffect.RemoveUserFromGroup(String group, String name) ->
                    membership(REMOVES, group, name).takingFrom(Thing.user(name));
        };
    }

    private Footprint ofGroup(GroupEffect effect) {
        return switch (effect) {
            case GroupEffect.CreateGroup(String name, _) -> Footprint.of(MAKES, Thing.group(name));
            case GroupEffect.UpdateGroup(String name, _, _) ->
                    Footprint.of(CHANGES, Thing.group(name));
            case GroupEffect.DeleteGroup(String name) -> Footprint.of(REMOVES, Thing.group(name));
            case GroupEffect.AttachGroupPolicy(String name, String arn) ->
                    attached(Thing.group(name), arn);
            case GroupEffect.DetachGroupPolicy(String name, String arn) ->
                    detached(Thing.group(name), arn);
            case GroupEffect.PutGroupPolicy(String name, String policy, _) ->
                    written(
                            Thing.group(name),
                            policy,
                            Optional.ofNullable(account.groups().get(name)).stream()
                                    .flatMap(one -> one.inlinePolicies().stream())
                                    .toList());
            case GroupEffect.DeleteGroupPolicy(String name, String policy) ->
                    unwritten(Thing.group(name), policy);
        };
    }

    private Footprint ofRole(RoleEffect effect) {
        return switch (effect) {
            case RoleEffect.CreateRole(String name, _, _, _, _, Optional<String> boundary, _) ->
                    Footprint.of(
                            MAKES,
                            Thing.role(name),
                            boundary.stream().map(Thing::policy).toArray(Thing[]::new));
            case RoleEffect.UpdateRole(String name, _, _) ->
                    Footprint.of(CHANGES, Thing.role(name));
            case RoleEffect.UpdateRoleDescription(String name, _) ->
                    Footprint.of(CHANGES, Thing.role(name));
            case RoleEffect.UpdateAssumeRolePolicy(String name, _) ->
                    Footprint.of(CHANGES, Thing.role(name).has(Kind.TRUST, ""), Thing.role(name))
                            .replacingFor(Thing.role(name));
            case RoleEffect.DeleteRole(String name) -> Footprint.of(REMOVES, Thing.role(name));
            case RoleEffect.AttachRolePolicy(String name, String arn) ->
                    attached(Thing.role(name), arn);
            case RoleEffect.DetachRolePolicy(String name, String arn) ->
                    detached(Thing.role(name), arn);
            case RoleEffect.PutRolePolicy(String name, String policy, _) ->
                    written(
                            Thing.role(name),
                            policy,
                            Optional.ofNullable(account.roles().get(name)).stream()
                                    .flatMap(one -> one.inlinePolicies().stream())
                                    .toList());
            case RoleEffect.DeleteRolePolicy(String name, String policy) ->
                    unwritten(Thing.role(name), policy);
            case RoleEffect.PutRolePermissionsBoundary(String name, String arn) ->
                    boundary(CHANGES, Thing.role(name), arn).takingFrom(Thing.role(name));
            case RoleEffect.DeleteRolePermissionsBoundary(String name) ->
                    Footprint.of(REMOVES, Thing.role(name).has(Kind.BOUNDARY, ""), Thing.role(name))
                            .giving(Thing.role(name));
            case RoleEffect.TagRole(String name, _) -> tags(Thing.role(name));
            case RoleEffect.UntagRole(String name, _) -> tags(Thing.role(name));
        };
    }

    private Footprint ofPolicy(PolicyEffect effect) {
        return switch (effect) {
            case PolicyEffect.CreatePolicy(String name, String path, _, _, _) ->
                    Footprint.of(MAKES, Thing.policy(IamArn.of(account, "policy", path, name)));
            case PolicyEffect.DeletePolicy(String arn) -> Footprint.of(REMOVES, Thing.policy(arn));
            case PolicyEffect.CreatePolicyVersion(String arn, _, boolean inForce) -> {
                Footprint one = Footprint.of(CHANGES, Thing.policy(arn));
                yield inForce ? one.replacingFor(Thing.policy(arn)) : one;
            }
            case PolicyEffect.DeletePolicyVersion(String arn, String version) ->
                    Footprint.of(
                            REMOVES,
                            Thing.policy(arn).has(Kind.POLICY_VERSION, version),
                            Thing.policy(arn));
            case PolicyEffect.SetDefaultPolicyVersion(String arn, String version) ->
                    Footprint.of(
                                    CHANGES,
                                    Thing.policy(arn),
                                    Thing.policy(arn).has(Kind.POLICY_VERSION, version))
                            .replacingFor(Thing.policy(arn));
            case PolicyEffect.TagPolicy(String arn, _) -> tags(Thing.policy(arn));
            case PolicyEffect.UntagPolicy(String arn, _) -> tags(Thing.policy(arn));
        };
    }

    private static Footprint ofCredential(CredentialEffect effect) {
        return switch (effect) {
            case PasswordEffect one -> ofPassword(one);
            case AccessKeyEffect one -> ofAccessKey(one);
            case SshPublicKeyEffect.UploadSshPublicKey(String user, String body) ->
                    credential(MAKES, user, Kind.SSH_KEY, body).giving(Thing.waysInto(user));
            case SshPublicKeyEffect.UpdateSshPublicKey(String user, String id, boolean active) ->
                    switched(user, Kind.SSH_KEY, id, active);
            case SshPublicKeyEffect.DeleteSshPublicKey(String user, String id) ->
                    credential(REMOVES, user, Kind.SSH_KEY, id).takingFrom(Thing.waysInto(user));
            case ServiceCredentialEffect.CreateServiceSpecificCredential(
                            String user,
                            String service,
                            _) ->
                    credential(MAKES, user, Kind.SERVICE_CREDENTIAL, service)
                            .giving(Thing.waysInto(user));
            case ServiceCredentialEffect.UpdateServiceSpecificCredential(
                            String user,
                            String id,
                            boolean active) ->
                    switched(user, Kind.SERVICE_CREDENTIAL, id, active);
            case ServiceCredentialEffect.ResetServiceSpecificCredential(String user, String id) ->
                    credential(CHANGES, user, Kind.SERVICE_CREDENTIAL, id)
                            .takingFrom(Thing.waysInto(user));
            case ServiceCredentialEffect.DeleteServiceSpecificCredential(String user, String id) ->
                    credential(REMOVES, user, Kind.SERVICE_CREDENTIAL, id)
                            .takingFrom(Thing.waysInto(user));
            case SigningCertificateEffect.UploadSigningCertificate(String user, String body) ->
                    credential(MAKES, user, Kind.SIGNING_CERTIFICATE, body)
                            .giving(Thing.waysInto(user));
            case SigningCertificateEffect.UpdateSigningCertificate(
                            String user,
                            String id,
                            boolean active) ->
                    switched(user, Kind.SIGNING_CERTIFICATE, id, active);
            case SigningCertificateEffect.DeleteSigningCertificate(String user, String id) ->
                    credential(REMOVES, user, Kind.SIGNING_CERTIFICATE, id)
                            .takingFrom(Thing.waysInto(user));
        };
    }

    private static Footprint ofPassword(PasswordEffect effect) {
        return switch (effect) {
            case PasswordEffect.CreateLoginProfile(String user, _) ->
                    credential(MAKES, user, Kind.PASSWORD, "").giving(Thing.waysInto(user));
            case PasswordEffect.UpdateLoginProfile(String user, _, _) ->
                    credential(CHANGES, user, Kind.PASSWORD, "");
            case PasswordEffect.ChangePassword(String user) ->
                    credential(CHANGES, user, Kind.PASSWORD, "");
            case PasswordEffect.DeleteLoginProfile(String user) ->
                    credential(REMOVES, user, Kind.PASSWORD, "").takingFrom(Thing.waysInto(user));
        };
    }

    private static Footprint ofAccessKey(AccessKeyEffect effect) {
        return switch (effect) {
            case AccessKeyEffect.CreateAccessKey(String user) ->
                    credential(MAKES, user, Kind.ACCESS_KEY, "").giving(Thing.waysInto(user));
            case AccessKeyEffect.UpdateAccessKey(String user, String id, boolean active) ->
                    switched(user, Kind.ACCESS_KEY, id, active);
            case AccessKeyEffect.DeleteAccessKey(String user, String id) ->
                    credential(REMOVES, user, Kind.ACCESS_KEY, id).takingFrom(Thing.waysInto(user));
        };
    }

    private Footprint ofMfa(MfaEffect effect) {
        return switch (effect) {
            case MfaEffect.CreateVirtualMfaDevice one ->
                    Footprint.of(MAKES, Thing.device(one.serial(account)));
            case MfaEffect.DeleteVirtualMfaDevice(String serial) ->
                    Footprint.of(REMOVES, Thing.device(serial));
            case MfaEffect.EnableMfaDevice(String user, String serial) ->
                    mfa(MAKES, user, serial).giving(Thing.waysInto(user));
            case MfaEffect.DeactivateMfaDevice(String user, String serial) ->
                    mfa(REMOVES, user, serial).takingFrom(Thing.waysInto(user));
            case MfaEffect.ResyncMfaDevice(String user, String serial) ->
                    mfa(CHANGES, user, serial);
            case MfaEffect.TagMfaDevice(String serial, _) -> tags(Thing.device(serial));
            case MfaEffect.UntagMfaDevice(String serial, _) -> tags(Thing.device(serial));
        };
    }

    private static Footprint ofAccount(AccountEffect effect) {
        return switch (effect) {
            case AccountEffect.UpdateAccountPasswordPolicy _ ->
                    Footprint.of(CHANGES, Thing.alone(Kind.PASSWORD_POLICY, ""));
            case AccountEffect.DeleteAccountPasswordPolicy _ ->
                    Footprint.of(REMOVES, Thing.alone(Kind.PASSWORD_POLICY, ""));
            case AccountEffect.CreateAccountAlias _ ->
                    Footprint.of(CHANGES, Thing.alone(Kind.ALIAS, ""));
            case AccountEffect.DeleteAccountAlias _ ->
                    Footprint.of(REMOVES, Thing.alone(Kind.ALIAS, ""));
            case ServerCertificateEffect.UploadServerCertificate(_, String name, _, _, _) ->
                    certificate(MAKES, name);
            case ServerCertificateEffect.UpdateServerCertificate(String name, _, _) ->
                    certificate(CHANGES, name);
            case ServerCertificateEffect.DeleteServerCertificate(String name) ->
                    certificate(REMOVES, name);
            case ServerCertificateEffect.TagServerCertificate(String name, _) ->
                    certificate(CHANGES, name);
            case ServerCertificateEffect.UntagServerCertificate(String name, _) ->
                    certificate(CHANGES, name);
            case ProviderEffect one -> provider(one);
        };
    }

    private static Footprint provider(ProviderEffect effect) {
        return switch (effect) {
            case ProviderEffect.CreateSamlProvider(String name, _, _) -> provider(MAKES, name);
            case ProviderEffect.UpdateSamlProvider(String arn, _) -> provider(CHANGES, arn);
            case ProviderEffect.DeleteSamlProvider(String arn) -> provider(REMOVES, arn);
            case ProviderEffect.TagSamlProvider(String arn, _) -> provider(CHANGES, arn);
            case ProviderEffect.UntagSamlProvider(String arn, _) -> provider(CHANGES, arn);
            case ProviderEffect.CreateOpenIdConnectProvider(String url, _, _, _) ->
                    provider(MAKES, url);
            case ProviderEffect.DeleteOpenIdConnectProvider(String arn) -> provider(REMOVES, arn);
            case ProviderEffect.AddClientIdToOpenIdConnectProvider(String arn, _) ->
                    provider(CHANGES, arn);
            case ProviderEffect.RemoveClientIdFromOpenIdConnectProvider(String arn, _) ->
                    provider(CHANGES, arn);
            case ProviderEffect.UpdateOpenIdConnectProviderThumbprint(String arn, _) ->
                    provider(CHANGES, arn);
            case ProviderEffect.TagOpenIdConnectProvider(String arn, _) -> provider(CHANGES, arn);
            case ProviderEffect.UntagOpenIdConnectProvider(String arn, _) -> provider(CHANGES, arn);
        };
    }

    private static Footprint around(AroundEffect effect) {
        return switch (effect) {
            case AroundEffect.PutAlternateContact(String type, _) ->
                    Footprint.of(CHANGES, Thing.alone(Kind.CONTACT, type));
            case AroundEffect.DeleteAlternateContact(String type) ->
                    Footprint.of(REMOVES, Thing.alone(Kind.CONTACT, type));
            case AroundEffect.CreateTrail one -> trail(MAKES, one.name());
            case AroundEffect.UpdateTrail one -> trail(CHANGES, one.arn());
            case AroundEffect.DeleteTrail(String arn) -> trail(REMOVES, arn);
            case AroundEffect.StartLogging(String arn) -> trail(CHANGES, arn);
            case AroundEffect.StopLogging(String arn) -> trail(CHANGES, arn);
            case AroundEffect.PutEventSelectors(String arn, _) -> trail(CHANGES, arn);
            case AroundEffect.CreateAnalyzer(String region, String name, _) ->
                    Footprint.of(MAKES, Thing.alone(Kind.ANALYZER, region + " " + name));
            case AroundEffect.DeleteAnalyzer(String region, String name) ->
                    Footprint.of(REMOVES, Thing.alone(Kind.ANALYZER, region + " " + name));
        };
    }

    private static Footprint attached(Thing holder, String arn) {
        return Footprint.of(MAKES, holder.has(Kind.ATTACHMENT, arn), holder, Thing.policy(arn))
                .giving(holder);
    }

    private static Footprint detached(Thing holder, String arn) {
        return Footprint.of(REMOVES, holder.has(Kind.ATTACHMENT, arn), holder, Thing.policy(arn))
                .takingFrom(holder);
    }

    private static Footprint written(Thing holder, String policy, List<InlinePolicy> standing) {
        Thing inline = holder.has(Kind.INLINE_POLICY, policy);
        return standing.stream().anyMatch(one -> one.name().equals(policy))
                ? Footprint.of(CHANGES, inline, holder).replacingFor(holder)
                : Footprint.of(MAKES, inline, holder).giving(holder);
    }

    private static Footprint unwritten(Thing holder, String policy) {
        return Footprint.of(REMOVES, holder.has(Kind.INLINE_POLICY, policy), holder)
                .takingFrom(holder);
    }

    private static Footprint boundary(Footprint.Verb verb, Thing holder, String arn) {
        return Footprint.of(verb, holder.has(Kind.BOUNDARY, ""), holder, Thing.policy(arn));
    }

    private static Footprint membership(Footprint.Verb verb, String group, String user) {
        Thing whole = Thing.group(group);
        return Footprint.of(
                verb, whole.has(Kind.MEMBERSHIP, Thing.user(user).name()), whole, Thing.user(user));
    }

    private static Footprint credential(Footprint.Verb verb, String user, Kind kind, String name) {
        return Footprint.of(verb, Thing.user(user).has(kind, name), Thing.user(user));
    }

    private static Footprint switched(String user, Kind kind, String id, boolean active) {
        Footprint one = credential(CHANGES, user, kind, id);
        return active ? one.giving(Thing.waysInto(user)) : one.takingFrom(Thing.waysInto(user));
    }

    private static Footprint mfa(Footprint.Verb verb, String user, String serial) {
        return Footprint.of(
                verb,
                Thing.user(user).has(Kind.MFA, serial),
                Thing.user(user),
                Thing.device(serial));
    }

    private static Footprint tags(Thing holder) {
        return Footprint.of(CHANGES, holder.has(Kind.TAGS, ""), holder);
    }

    private static Footprint certificate(Footprint.Verb verb, String name) {
        return Footprint.of(verb, Thing.alone(Kind.SERVER_CERTIFICATE, name));
    }

    private static Footprint provider(Footprint.Verb verb, String name) {
        return Footprint.of(verb, Thing.alone(Kind.PROVIDER, name));
    }

    private static Footprint trail(Footprint.Verb verb, String nameOrArn) {
        return Footprint.of(
                verb, Thing.alone(Kind.TRAIL, nameOrArn.substring(nameOrArn.lastIndexOf('/') + 1)));
    }
}
