package dev.lockstep.aws.write;

import dev.lockstep.account.Root;
import dev.lockstep.aws.call.Clients;
import dev.lockstep.effect.AccessKeyEffect;
import dev.lockstep.effect.CredentialEffect;
import dev.lockstep.effect.MfaEffect;
import dev.lockstep.effect.PasswordEffect;
import dev.lockstep.effect.ServiceCredentialEffect;
import dev.lockstep.effect.SigningCertificateEffect;
import dev.lockstep.effect.SshPublicKeyEffect;
import dev.lockstep.write.Written;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.StatusType;

/// Writes of credentials: what takes them away or switches them. What gives somebody a new one has
/// a secret: see [SecretWrites].
final class CredentialWrites {
    private final Clients clients;
    private final Sender sender;

    CredentialWrites(Clients clients, Sender sender) {
        this.clients = clients;
        this.sender = sender;
    }

    Written write(CredentialEffect effect) {
        return switch (effect) {
            case PasswordEffect one -> write(one);
            case AccessKeyEffect one -> write(one);
            case SshPublicKeyEffect one -> write(one);
            case ServiceCredentialEffect one -> write(one);
            case SigningCertificateEffect one -> write(one);
        };
    }

    private Written write(PasswordEffect effect) {
        return switch (effect) {
            case PasswordEffect.UpdateLoginProfile(var user, var password, var reset) ->
                    password
                            ? Sender.needsSecret(effect)
                            : sender.send(
                                    effect,
                                    () ->
                                            clients.iam()
                                                    .updateLoginProfile(request ->
                                                            request.userName(user)
                                                                    .passwordResetRequired(
                                                                            reset.orElse(null))));
            case PasswordEffect.DeleteLoginProfile(var user) ->
                    sender.send(
                            effect,
                            () ->
                                    clients.iam()
                                            .deleteLoginProfile(
                                                    request -> request.userName(name(user))));
            case PasswordEffect.CreateLoginProfile _, PasswordEffect.ChangePassword _ ->
                    Sender.needsSecret(effect);
        };
    }

    private Written write(AccessKeyEffect effect) {
        return switch (effect) {
            case AccessKeyEffect.UpdateAccessKey(var owner, var id, var active) ->
                    sender.send(
                            effect,
                            () ->
                                    clients.iam()
                                            .updateAccessKey(request ->
                                                    request.userName(name(owner))
                                                            .accessKeyId(id)
                                                            .status(status(active))));
            case AccessKeyEffect.DeleteAccessKey(var owner, var id) ->
                    sender.send(
                            effect,
                            () ->
                                    clients.iam()
                                            .deleteAccessKey(request ->
                                                    request.userName(name(owner)).accessKeyId(id)));
            case AccessKeyEffect.CreateAccessKey _ -> Sender.needsSecret(effect);
        };
    }

    private Written write(SshPublicKeyEffect effect) {
        return switch (effect) {
            case SshPublicKeyEffect.UpdateSshPublicKey(var user, var id, var active) ->
                    sender.send(
                            effect,
                            () ->
                                    clients.iam()
                                            .updateSSHPublicKey(request ->
                                                    request.userName(user)
                                                            .sshPublicKeyId(id)
                                                            .status(status(active))));
            case SshPublicKeyEffect.DeleteSshPublicKey(var user, var id) ->
                    sender.send(
                            effect,
                            () ->
                                    clients.iam()
                                            .deleteSSHPublicKey(request ->
                                                    request.userName(user).sshPublicKeyId(id)));
            case SshPublicKeyEffect.UploadSshPublicKey _ -> Sender.notInPlans(effect);
        };
    }

    private Written write(ServiceCredentialEffect effect) {
        return switch (effect) {
            case ServiceCredentialEffect.UpdateServiceSpecificCredential(
                            var user,
                            var id,
                            var active) ->
                    sender.send(
                            effect,
                            () ->
                                    clients.iam()
                                            .updateServiceSpecificCredential(request ->
                                                    request.userName(user)
                                                            .serviceSpecificCredentialId(id)
                                                            .status(status(active))));
            case ServiceCredentialEffect.DeleteServiceSpecificCredential(var user, var id) ->
                    sender.send(
                            effect,
                            () ->
                                    clients.iam()
                                            .deleteServiceSpecificCredential(request ->
                                                    request.userName(user)
                                                            .serviceSpecificCredentialId(id)));
            case ServiceCredentialEffect.CreateServiceSpecificCredential _,
                    ServiceCredentialEffect.ResetServiceSpecificCredential _ ->
                    Sender.needsSecret(effect);
        };
    }

    private Written write(SigningCertificateEffect effect) {
        return switch (effect) {
            case SigningCertificateEffect.UpdateSigningCertificate(var owner, var id, var active) ->
                    sender.send(
                            effect,
                            () ->
                                    clients.iam()
                                            .updateSigningCertificate(request ->
                                                    request.userName(name(owner))
                                                            .certificateId(id)
                                                            .status(status(active))));
            case SigningCertificateEffect.DeleteSigningCertificate(var owner, var id) ->
                    sender.send(
                            effect,
                            () ->
                                    clients.iam()
                                            .deleteSigningCertificate(request ->
                                                    request.userName(name(owner))
                                                            .certificateId(id)));
            case SigningCertificateEffect.UploadSigningCertificate _ -> Sender.notInPlans(effect);
        };
    }

    Written write(MfaEffect effect) {
        return switch (effect) {
            case MfaEffect.DeactivateMfaDevice(var owner, var serial) ->
                    sender.send(
                            effect,
                            () ->
                                    clients.iam()
                                            .deactivateMFADevice(request ->
                                                    request.userName(name(owner))
                                                            .serialNumber(serial)));
            case MfaEffect.DeleteVirtualMfaDevice(var serial) ->
                    sender.send(
                            effect,
                            () ->
                                    clients.iam()
                                            .deleteVirtualMFADevice(
                                                    request -> request.serialNumber(serial)));
            case MfaEffect.CreateVirtualMfaDevice _,
                    MfaEffect.EnableMfaDevice _,
                    MfaEffect.ResyncMfaDevice _ ->
                    Sender.needsSecret(effect);
            case MfaEffect.TagMfaDevice _, MfaEffect.UntagMfaDevice _ -> Sender.notInPlans(effect);
        };
    }

    private static StatusType status(boolean active) {
        return active ? StatusType.ACTIVE : StatusType.INACTIVE;
    }

    /// Without a name AWS takes whoever signs the call.
    static @Nullable String name(String owner) {
        return owner.equals(Root.NAME) ? null : owner;
    }
}
