package dev.lockstep.effect.permission;

import static dev.lockstep.effect.permission.Takes.iam;
import static dev.lockstep.effect.permission.Takes.on;

import dev.lockstep.account.Root;
import dev.lockstep.effect.AccessKeyEffect;
import dev.lockstep.effect.CredentialEffect;
import dev.lockstep.effect.IamArn;
import dev.lockstep.effect.MfaEffect;
import dev.lockstep.effect.PasswordEffect;
import dev.lockstep.effect.ServiceCredentialEffect;
import dev.lockstep.effect.SigningCertificateEffect;
import dev.lockstep.effect.SshPublicKeyEffect;

/// What writes on credentials take: the write, the looks before and after it, and the write that
/// takes it back. Root's own are changed by root, whom no policy limits.
///
/// Rule source: Service Authorization Reference, "Actions, resources, and condition keys for AWS
/// Identity and Access Management".
final class CredentialPermissions {
    private CredentialPermissions() {}

    static Takes of(CredentialEffect effect, Arns arns) {
        return switch (effect) {
            case PasswordEffect one -> of(one, arns);
            case AccessKeyEffect.UpdateAccessKey(var owner, _, _) ->
                    owned(arns, owner, "UpdateAccessKey", "ListAccessKeys", "GetAccessKeyLastUsed");
            case AccessKeyEffect.DeleteAccessKey(var owner, _) ->
                    owned(arns, owner, "DeleteAccessKey", "ListAccessKeys", "GetAccessKeyLastUsed");
            case SshPublicKeyEffect.UpdateSshPublicKey(var user, _, _) ->
                    owned(arns, user, "UpdateSSHPublicKey", "ListSSHPublicKeys");
            case SshPublicKeyEffect.DeleteSshPublicKey(var user, _) ->
                    owned(arns, user, "DeleteSSHPublicKey", "ListSSHPublicKeys");
            case ServiceCredentialEffect.UpdateServiceSpecificCredential(var user, _, _) ->
                    owned(
                            arns,
                            user,
                            "UpdateServiceSpecificCredential",
                            "ListServiceSpecificCredentials");
            case ServiceCredentialEffect.DeleteServiceSpecificCredential(var user, _) ->
                    owned(
                            arns,
                            user,
                            "DeleteServiceSpecificCredential",
                            "ListServiceSpecificCredentials");
            case SigningCertificateEffect.UpdateSigningCertificate(var owner, _, _) ->
                    owned(arns, owner, "UpdateSigningCertificate", "ListSigningCertificates");
            case SigningCertificateEffect.DeleteSigningCertificate(var owner, _) ->
                    owned(arns, owner, "DeleteSigningCertificate", "ListSigningCertificates");
            case AccessKeyEffect.CreateAccessKey(var owner) ->
                    owned(arns, owner, "CreateAccessKey", "DeleteAccessKey", "ListAccessKeys");
            // No plan makes these.
            case SshPublicKeyEffect.UploadSshPublicKey(var user, _) ->
                    owned(arns, user, "UploadSSHPublicKey");
            case ServiceCredentialEffect.CreateServiceSpecificCredential(var user, _, _) ->
                    owned(arns, user, "CreateServiceSpecificCredential");
            case ServiceCredentialEffect.ResetServiceSpecificCredential(var user, _) ->
                    owned(arns, user, "ResetServiceSpecificCredential");
            case SigningCertificateEffect.UploadSigningCertificate(var owner, _) ->
                    owned(arns, owner, "UploadSigningCertificate");
        };
    }

    private static Takes of(PasswordEffect effect, Arns arns) {
        return switch (effect) {
            case PasswordEffect.CreateLoginProfile(var user, _) ->
                    owned(
                            arns,
                            user,
                            "CreateLoginProfile",
                            "DeleteLoginProfile",
                            "GetLoginProfile");
            case PasswordEffect.DeleteLoginProfile(var user) ->
                    owned(arns, user, "DeleteLoginProfile", "GetLoginProfile");
            case PasswordEffect.UpdateLoginProfile(var user, _, _) ->
                    owned(arns, user, "UpdateLoginProfile", "GetLoginProfile");
            // Only the person makes it.
            case PasswordEffect.ChangePassword(var user) -> owned(arns, user, "ChangePassword");
        };
    }

    static Takes of(MfaEffect effect, Arns arns) {
        return switch (effect) {
            case MfaEffect.DeactivateMfaDevice(var owner, _) ->
                    owned(arns, owner, "DeactivateMFADevice", "ListMFADevices");
            case MfaEffect.DeleteVirtualMfaDevice(var serial) ->
                    iam(serial, "DeleteVirtualMFADevice").and("*", "iam:ListVirtualMFADevices");
            case MfaEffect.CreateVirtualMfaDevice(var path, var name, _) ->
                    // An enrolment that is left off leaves nothing behind.
                    iam(
                                    IamArn.of(arns.account(), "mfa", path, name),
                                    "CreateVirtualMFADevice",
                                    "DeleteVirtualMFADevice")
                            .and("*", "iam:ListVirtualMFADevices");
            // Whoever may only give people a device need not be able to take it.
            case MfaEffect.EnableMfaDevice(var owner, _) ->
                    owned(arns, owner, "EnableMFADevice", "ListMFADevices")
                            .and("*", "iam:ListVirtualMFADevices");
            case MfaEffect.ResyncMfaDevice(var owner, _) -> owned(arns, owner, "ResyncMFADevice");
            // No plan makes these.
            case MfaEffect.TagMfaDevice(var serial, _) -> iam(serial, "TagMFADevice");
            case MfaEffect.UntagMfaDevice(var serial, _) -> iam(serial, "UntagMFADevice");
        };
    }

    private static Takes owned(Arns arns, String owner, String... actions) {
        return owner.equals(Root.NAME) ? on("*") : iam(arns.user(owner), actions);
    }
}
