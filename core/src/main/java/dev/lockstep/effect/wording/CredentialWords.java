package dev.lockstep.effect.wording;

import static dev.lockstep.effect.wording.Params.none;
import static dev.lockstep.effect.wording.Params.with;

import dev.lockstep.account.Root;
import dev.lockstep.effect.AccessKeyEffect;
import dev.lockstep.effect.CredentialEffect;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.MfaEffect;
import dev.lockstep.effect.PasswordEffect;
import dev.lockstep.effect.ServiceCredentialEffect;
import dev.lockstep.effect.SigningCertificateEffect;
import dev.lockstep.effect.SshPublicKeyEffect;
import java.util.Optional;
import java.util.regex.Pattern;

/// The words of effects on credentials. Without UserName, AWS takes the principal that signs the
/// call, which is how root's own are meant. Codes of an MFA device are no part of the words.
///
/// Rule source: IAM API Reference, by each operation.
final class CredentialWords {
    private static final String USER = "UserName";
    private static final String KEY = "AccessKeyId";
    private static final String SSH_KEY = "SSHPublicKeyId";
    private static final String SERVICE = "ServiceSpecificCredentialId";
    private static final String CERTIFICATE = "CertificateId";
    private static final String SERIAL = "SerialNumber";
    private static final String DEVICE = "VirtualMFADeviceName";
    private static final String RESET = "PasswordResetRequired";

    private static final String PASSWORD = "Password";

    /// What stands for a password, which is handed over beside the write.
    private static final String HIDDEN = "***";

    private CredentialWords() {}

    static Call of(CredentialEffect effect) {
        Params params =
                switch (effect) {
                    case PasswordEffect.CreateLoginProfile(var user, var reset) ->
                            owned(user).flag(RESET, reset);
                    case PasswordEffect.DeleteLoginProfile(var user) -> owned(user);
                    case PasswordEffect.UpdateLoginProfile(var user, var password, var reset) ->
                            owned(user)
                                    .text(
                                            PASSWORD,
                                            password ? Optional.of(HIDDEN) : Optional.empty())
                                    .flag(RESET, reset);
                    case AccessKeyEffect.UpdateAccessKey(var owner, var id, var active) ->
                            owned(owner).text(KEY, id).text("Status", status(active));
                    case AccessKeyEffect.DeleteAccessKey(var owner, var id) ->
                            owned(owner).text(KEY, id);
                    case AccessKeyEffect.CreateAccessKey(var owner) -> owned(owner);
                    case SshPublicKeyEffect.UpdateSshPublicKey(var user, var id, var active) ->
                            with(USER, user).text(SSH_KEY, id).text("Status", status(active));
                    case SshPublicKeyEffect.DeleteSshPublicKey(var user, var id) ->
                            with(USER, user).text(SSH_KEY, id);
                    case ServiceCredentialEffect.UpdateServiceSpecificCredential(
                                    var user,
                                    var id,
                                    var active) ->
                            with(USER, user).text(SERVICE, id).text("Status", status(active));
                    case ServiceCredentialEffect.DeleteServiceSpecificCredential(
                                    var user,
                                    var id) ->
                            with(USER, user).text(SERVICE, id);
                    case SigningCertificateEffect.UpdateSigningCertificate(
                                    var owner,
                                    var id,
                                    var active) ->
                            owned(owner).text(CERTIFICATE, id).text("Status", status(active));
                    case SigningCertificateEffect.DeleteSigningCertificate(var owner, var id) ->
                            owned(owner).text(CERTIFICATE, id);
                    case PasswordEffect.ChangePassword _,
                            SshPublicKeyEffect.UploadSshPublicKey _,
                            ServiceCredentialEffect.CreateServiceSpecificCredential _,
                            ServiceCredentialEffect.ResetServiceSpecificCredential _,
                            SigningCertificateEffect.UploadSigningCertificate _ ->
                            throw Wording.notInPlans(effect);
                };
        return params.call(effect.operation());
    }

    static Call of(MfaEffect effect) {
        Params params =
                switch (effect) {
                    case MfaEffect.DeactivateMfaDevice(var owner, var serial) ->
                            owned(owner).text(SERIAL, serial);
                    case MfaEffect.DeleteVirtualMfaDevice(var serial) -> with(SERIAL, serial);
                    case MfaEffect.CreateVirtualMfaDevice(var path, var name, var tags) ->
                            with(DEVICE, name).text("Path", path).tags(tags);
                    case MfaEffect.EnableMfaDevice(var owner, var serial) ->
                            owned(owner).text(SERIAL, serial);
                    case MfaEffect.ResyncMfaDevice(var owner, var serial) ->
                            owned(owner).text(SERIAL, serial);
                    case MfaEffect.TagMfaDevice _, MfaEffect.UntagMfaDevice _ ->
                            throw Wording.notInPlans(effect);
                };
        return params.call(effect.operation());
    }

    private static Params owned(String owner) {
        return owner.equals(Root.NAME) ? none() : with(USER, owner);
    }

    private static String status(boolean active) {
        return active ? "Active" : "Inactive";
    }

    static Optional<Effect> read(String operation, Given given) {
        return Optional.ofNullable(
                switch (operation) {
                    case "iam:CreateLoginProfile" ->
                            new PasswordEffect.CreateLoginProfile(owner(given), given.flag(RESET));
                    case "iam:DeleteLoginProfile" ->
                            new PasswordEffect.DeleteLoginProfile(owner(given));
                    case "iam:UpdateLoginProfile" ->
                            new PasswordEffect.UpdateLoginProfile(
                                    owner(given),
                                    given.optional(PASSWORD, Pattern.compile("\\*{3}")).isPresent(),
                                    given.optionalFlag(RESET));
                    case "iam:UpdateAccessKey" ->
                            new AccessKeyEffect.UpdateAccessKey(
                                    owner(given), id(given, KEY), given.status());
                    case "iam:CreateAccessKey" -> new AccessKeyEffect.CreateAccessKey(owner(given));
                    case "iam:DeleteAccessKey" ->
                            new AccessKeyEffect.DeleteAccessKey(owner(given), id(given, KEY));
                    case "iam:UpdateSSHPublicKey" ->
                            new SshPublicKeyEffect.UpdateSshPublicKey(
                                    user(given), id(given, SSH_KEY), given.status());
                    case "iam:DeleteSSHPublicKey" ->
                            new SshPublicKeyEffect.DeleteSshPublicKey(
                                    user(given), id(given, SSH_KEY));
                    case "iam:UpdateServiceSpecificCredential" ->
                            new ServiceCredentialEffect.UpdateServiceSpecificCredential(
                                    user(given), id(given, SERVICE), given.status());
                    case "iam:DeleteServiceSpecificCredential" ->
                            new ServiceCredentialEffect.DeleteServiceSpecificCredential(
                                    user(given), id(given, SERVICE));
                    case "iam:UpdateSigningCertificate" ->
                            new SigningCertificateEffect.UpdateSigningCertificate(
                                    owner(given), id(given, CERTIFICATE), given.status());
                    case "iam:DeleteSigningCertificate" ->
                            new SigningCertificateEffect.DeleteSigningCertificate(
                                    owner(given), id(given, CERTIFICATE));
                    case "iam:CreateVirtualMFADevice" ->
                            new MfaEffect.CreateVirtualMfaDevice(
                                    given.text("Path", Given.PATH),
                                    given.text(DEVICE, Given.NAME),
                                    given.tags());
                    case "iam:EnableMFADevice" ->
                            new MfaEffect.EnableMfaDevice(
                                    owner(given), given.text(SERIAL, Given.SERIAL));
                    case "iam:ResyncMFADevice" ->
                            new MfaEffect.ResyncMfaDevice(
                                    owner(given), given.text(SERIAL, Given.SERIAL));
                    case "iam:DeactivateMFADevice" ->
                            new MfaEffect.DeactivateMfaDevice(
                                    owner(given), given.text(SERIAL, Given.SERIAL));
                    case "iam:DeleteVirtualMFADevice" ->
                            new MfaEffect.DeleteVirtualMfaDevice(given.text(SERIAL, Given.SERIAL));
                    default -> null;
                });
    }

    private static String owner(Given given) {
        return given.optional(USER, Given.NAME).orElse(Root.NAME);
    }

    private static String user(Given given) {
        return given.text(USER, Given.NAME);
    }

    private static String id(Given given, String name) {
        return given.text(name, Given.ID);
    }
}
