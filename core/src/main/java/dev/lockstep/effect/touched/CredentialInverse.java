package dev.lockstep.effect.touched;

import static dev.lockstep.effect.touched.Takes.NOTHING_TO_TAKE_BACK;
import static dev.lockstep.effect.touched.Takes.NOT_IN_PLANS;
import static dev.lockstep.effect.touched.Takes.back;
import static dev.lockstep.effect.touched.Takes.never;
import static dev.lockstep.effect.touched.Takes.was;

import dev.lockstep.account.Account;
import dev.lockstep.effect.AccessKeyEffect;
import dev.lockstep.effect.Assigned;
import dev.lockstep.effect.CredentialEffect;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.Inverse;
import dev.lockstep.effect.MfaEffect;
import dev.lockstep.effect.PasswordEffect;
import dev.lockstep.effect.ServiceCredentialEffect;
import dev.lockstep.effect.SigningCertificateEffect;
import dev.lockstep.effect.SshPublicKeyEffect;
import dev.lockstep.effect.Touched;
import java.util.Optional;
import java.util.function.Function;

/// What takes effects on credentials back: a status, and little else.
public final class CredentialInverse {
    private CredentialInverse() {}

    /// Of an effect on a credential.
    ///
    /// @param assigned what AWS chose; without it nobody knows which key was made
    public static Inverse of(CredentialEffect effect, Touched before, Optional<Assigned> assigned) {
        return switch (effect) {
            case PasswordEffect one -> of(one, before);
            case AccessKeyEffect.CreateAccessKey(var owner) ->
                    assigned.flatMap(Assigned::id)
                            .map(id -> back(new AccessKeyEffect.DeleteAccessKey(owner, id)))
                            .orElseGet(() ->
                                    never(
                                            "AWS chose the id of the access key, and its answer did"
                                                    + " not come"));
            case AccessKeyEffect.UpdateAccessKey(var owner, var id, var active) ->
                    status(
                            was(before, CredentialTouched.accessKey(owner, id, Optional.of(true))),
                            active,
                            old -> new AccessKeyEffect.UpdateAccessKey(owner, id, old));
            case AccessKeyEffect.DeleteAccessKey _ ->
                    never("nobody can bring a deleted access key back");
            case SshPublicKeyEffect.UpdateSshPublicKey(var user, var id, var active) ->
                    status(
                            was(
                                    before,
                                    CredentialTouched.sshPublicKey(user, id, Optional.of(true))),
                            active,
                            old -> new SshPublicKeyEffect.UpdateSshPublicKey(user, id, old));
            case SshPublicKeyEffect.DeleteSshPublicKey _ ->
                    never("an SSH public key that is uploaded again has another id");
            case ServiceCredentialEffect.UpdateServiceSpecificCredential(
                            var user,
                            var id,
                            var active) ->
                    status(
                            was(
                                    before,
                                    CredentialTouched.serviceCredential(user, id, Optional.of(""))),
                            active,
                            old ->
                                    new ServiceCredentialEffect.UpdateServiceSpecificCredential(
                                            user, id, old));
            case ServiceCredentialEffect.DeleteServiceSpecificCredential _ ->
                    never("nobody can bring a deleted service-specific credential back");
            case SigningCertificateEffect.UpdateSigningCertificate(var owner, var id, var active) ->
                    status(
                            was(
                                    before,
                                    CredentialTouched.signingCertificate(
                                            owner, id, Optional.of(true))),
                            active,
                            old ->
                                    new SigningCertificateEffect.UpdateSigningCertificate(
                                            owner, id, old));
            case SigningCertificateEffect.DeleteSigningCertificate _ ->
                    never("a deleted signing certificate has to be uploaded again by its owner");
            case SshPublicKeyEffect.UploadSshPublicKey _,
                    ServiceCredentialEffect.CreateServiceSpecificCredential _,
                    ServiceCredentialEffect.ResetServiceSpecificCredential _,
                    SigningCertificateEffect.UploadSigningCertificate _ ->
                    NOT_IN_PLANS;
        };
    }

    private static Inverse of(PasswordEffect effect, Touched before) {
        return switch (effect) {
            case PasswordEffect.CreateLoginProfile(var user, _) ->
                    was(before, CredentialTouched.password(user, true)).isPresent()
                            ? NOTHING_TO_TAKE_BACK
                            : back(new PasswordEffect.DeleteLoginProfile(user));
            case PasswordEffect.DeleteLoginProfile _ ->
                    never("AWS keeps no password that was deleted; a new one has to be given");
            case PasswordEffect.UpdateLoginProfile(var user, var password, _) ->
                    password
                            ? never("AWS keeps no former password")
                            : status(
                                    was(
                                            before,
                                            CredentialTouched.passwordReset(
                                                    user, Optional.of(true))),
                                    old ->
                                            new PasswordEffect.UpdateLoginProfile(
                                                    user, false, Optional.of(old)));
            case PasswordEffect.ChangePassword _ -> never("AWS keeps no former password");
        };
    }

    /// Of an effect on an MFA device.
    ///
    /// @param account makes the serial of a device
    public static Inverse of(MfaEffect effect, Account account) {
        return switch (effect) {
            case MfaEffect.CreateVirtualMfaDevice one ->
                    back(new MfaEffect.DeleteVirtualMfaDevice(one.serial(account)));
            case MfaEffect.EnableMfaDevice(var owner, var serial) ->
                    back(new MfaEffect.DeactivateMfaDevice(owner, serial));
            // AWS keeps no former time of a device, and nobody wants it back.
            case MfaEffect.ResyncMfaDevice _ -> NOTHING_TO_TAKE_BACK;
            case MfaEffect.DeactivateMfaDevice _ ->
                    never(
                            "only the person who holds an MFA device can enable it again, with two"
                                    + " codes of it");
            case MfaEffect.DeleteVirtualMfaDevice _ ->
                    never("a virtual MFA device that is made again has another seed");
            case MfaEffect.TagMfaDevice _, MfaEffect.UntagMfaDevice _ -> NOT_IN_PLANS;
        };
    }

    private static Inverse status(
            Optional<String> was, boolean now, Function<Boolean, Effect> update) {
        Optional<Boolean> active =
                was.flatMap(state ->
                        switch (state) {
                            case "Active" -> Optional.of(true);
                            case "Inactive" -> Optional.of(false);
                            default -> Optional.empty();
                        });
        if (was.isPresent() && active.isEmpty()) {
            return never("a credential that has expired cannot be made so again");
        }
        return active.filter(old -> old != now)
                .map(old -> back(update.apply(old)))
                .orElse(NOTHING_TO_TAKE_BACK);
    }

    private static Inverse status(Optional<String> was, Function<Boolean, Effect> update) {
        return was.map(Boolean::parseBoolean)
                .map(old -> back(update.apply(old)))
                .orElse(NOTHING_TO_TAKE_BACK);
    }
}
