package dev.lockstep.plan.guard;

import dev.lockstep.account.Account;
import dev.lockstep.account.User;
import dev.lockstep.account.credentials.VirtualMfaDevice;
import dev.lockstep.effect.AccessKeyEffect;
import dev.lockstep.effect.AccountEffect;
import dev.lockstep.effect.AroundEffect;
import dev.lockstep.effect.CredentialEffect;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.GroupEffect;
import dev.lockstep.effect.MfaEffect;
import dev.lockstep.effect.PasswordEffect;
import dev.lockstep.effect.PolicyEffect;
import dev.lockstep.effect.RoleEffect;
import dev.lockstep.effect.ServiceCredentialEffect;
import dev.lockstep.effect.SigningCertificateEffect;
import dev.lockstep.effect.SshPublicKeyEffect;
import dev.lockstep.effect.UserEffect;
import java.util.Optional;

/// Whose user a write changes, its credentials and devices included.
final class UserOf {
    private UserOf() {}

    /// The user's name; empty: it changes no user.
    static Optional<String> effect(Account account, Effect effect) {
        return switch (effect) {
            case UserEffect one -> Optional.of(user(one));
            case CredentialEffect one -> Optional.of(user(one));
            case MfaEffect one -> user(account, one);
            case GroupEffect _, RoleEffect _, PolicyEffect _, AccountEffect _, AroundEffect _ ->
                    Optional.empty();
        };
    }

    private static String user(UserEffect effect) {
        return switch (effect) {
            case UserEffect.CreateUser one -> one.user();
            case UserEffect.UpdateUser one -> one.user();
            case UserEffect.DeleteUser one -> one.user();
            case UserEffect.TagUser one -> one.user();
            case UserEffect.UntagUser one -> one.user();
            case UserEffect.PutUserPermissionsBoundary one -> one.user();
            case UserEffect.DeleteUserPermissionsBoundary one -> one.user();
            case UserEffect.AttachUserPolicy one -> one.user();
            case UserEffect.DetachUserPolicy one -> one.user();
            case UserEffect.PutUserPolicy one -> one.user();
            case UserEffect.DeleteUserPolicy one -> one.user();
            case UserEffect.AddUserToGroup one -> one.user();
            case UserEffect.RemoveUserFromGroup one -> one.user();
        };
    }

    private static String user(CredentialEffect effect) {
        return switch (effect) {
            case PasswordEffect.CreateLoginProfile one -> one.user();
            case PasswordEffect.UpdateLoginProfile one -> one.user();
            case PasswordEffect.DeleteLoginProfile one -> one.user();
            case PasswordEffect.ChangePassword one -> one.user();
            case AccessKeyEffect.CreateAccessKey one -> one.owner();
            case AccessKeyEffect.UpdateAccessKey one -> one.owner();
            case AccessKeyEffect.DeleteAccessKey one -> one.owner();
            case SshPublicKeyEffect.UploadSshPublicKey one -> one.user();
            case SshPublicKeyEffect.UpdateSshPublicKey one -> one.user();
            case SshPublicKeyEffect.DeleteSshPublicKey one -> one.user();
            case ServiceCredentialEffect.CreateServiceSpecificCredential one -> one.user();
            case ServiceCredentialEffect.UpdateServiceSpecificCredential one -> one.user();
            case ServiceCredentialEffect.ResetServiceSpecificCredential one -> one.user();
            case ServiceCredentialEffect.DeleteServiceSpecificCredential one -> one.user();
            case SigningCertificateEffect.UploadSigningCertificate one -> one.owner();
            case SigningCertificateEffect.UpdateSigningCertificate one -> one.owner();
            case SigningCertificateEffect.DeleteSigningCertificate one -> one.owner();
        };
    }

    private static Optional<String> user(Account account, MfaEffect effect) {
        return switch (effect) {
            case MfaEffect.EnableMfaDevice one -> Optional.of(one.owner());
            case MfaEffect.DeactivateMfaDevice one -> Optional.of(one.owner());
            case MfaEffect.ResyncMfaDevice one -> Optional.of(one.owner());
            case MfaEffect.DeleteVirtualMfaDevice one -> assigned(account, one.serial());
            case MfaEffect.TagMfaDevice one -> assigned(account, one.serial());
            case MfaEffect.UntagMfaDevice one -> assigned(account, one.serial());
            case MfaEffect.CreateVirtualMfaDevice _ -> Optional.empty();
        };
    }

    private static Optional<String> assigned(Account account, String serial) {
        Optional<VirtualMfaDevice> device =
                account.virtualMfaDevices().stream()
                        .filter(one -> one.serial().equals(serial))
                        .findFirst();
        return device.flatMap(VirtualMfaDevice::userName)
                .or(() ->
                        device.flatMap(VirtualMfaDevice::userArn)
                                .flatMap(arn ->
                                        account.users().values().stream()
                                                .filter(user ->
                                                        user.arn().filter(arn::equals).isPresent())
                                                .map(User::name)
                                                .findFirst()));
    }
}
