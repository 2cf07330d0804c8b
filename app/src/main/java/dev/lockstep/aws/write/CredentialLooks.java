package dev.lockstep.aws.write;

import static dev.lockstep.aws.write.CredentialWrites.name;

import dev.lockstep.aws.call.CallFailed;
import dev.lockstep.aws.call.Calls;
import dev.lockstep.aws.call.Clients;
import dev.lockstep.effect.AccessKeyEffect;
import dev.lockstep.effect.CredentialEffect;
import dev.lockstep.effect.MfaEffect;
import dev.lockstep.effect.PasswordEffect;
import dev.lockstep.effect.ServiceCredentialEffect;
import dev.lockstep.effect.SigningCertificateEffect;
import dev.lockstep.effect.SshPublicKeyEffect;
import dev.lockstep.effect.Touched;
import dev.lockstep.effect.touched.CredentialTouched;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;
import software.amazon.awssdk.services.iam.model.AssignmentStatusType;
import software.amazon.awssdk.services.iam.model.GetLoginProfileResponse;
import software.amazon.awssdk.services.iam.model.ListAccessKeysResponse;
import software.amazon.awssdk.services.iam.model.ListMfaDevicesResponse;
import software.amazon.awssdk.services.iam.model.ListServiceSpecificCredentialsResponse;
import software.amazon.awssdk.services.iam.model.ListSigningCertificatesResponse;
import software.amazon.awssdk.services.iam.model.ListSshPublicKeysResponse;
import software.amazon.awssdk.services.iam.model.ListVirtualMfaDevicesResponse;
import software.amazon.awssdk.services.iam.model.LoginProfile;
import software.amazon.awssdk.services.iam.model.SSHPublicKeyMetadata;
import software.amazon.awssdk.services.iam.model.ServiceSpecificCredentialMetadata;
import software.amazon.awssdk.services.iam.model.SigningCertificate;
import software.amazon.awssdk.services.iam.model.VirtualMFADevice;

/// Looks at what writes of credentials and MFA devices touch: one call for each.
final class CredentialLooks {
    /// AWS gives so many in one answer at most.
    private static final int LONGEST_PAGE = 1_000;

    private static final String ACTIVE = "Active";

    private final Place place;
    private final Clients clients;
    private final Asker asker;

    CredentialLooks(Clients clients, Asker asker, Place place) {
        this.place = place;
        this.clients = clients;
        this.asker = asker;
    }

    Touched look(CredentialEffect effect) throws CallFailed {
        return switch (effect) {
            case PasswordEffect one -> look(one);
            case AccessKeyEffect one -> look(one);
            case SshPublicKeyEffect one -> look(one);
            case ServiceCredentialEffect one -> look(one);
            case SigningCertificateEffect one -> look(one);
        };
    }

    private Touched look(PasswordEffect effect) throws CallFailed {
        return switch (effect) {
            case PasswordEffect.CreateLoginProfile(var user, _) ->
                    CredentialTouched.password(user, profile(user).isPresent());
            case PasswordEffect.DeleteLoginProfile(var user) ->
                    CredentialTouched.password(user, profile(user).isPresent());
            case PasswordEffect.UpdateLoginProfile(var user, _, _) ->
                    CredentialTouched.passwordReset(
                            user, profile(user).map(CredentialLooks::mustBeChanged));
            case PasswordEffect.ChangePassword _ -> Touched.NOTHING;
        };
    }

    private static boolean mustBeChanged(LoginProfile profile) {
        return Boolean.TRUE.equals(profile.passwordResetRequired());
    }

    private Optional<LoginProfile> profile(String user) throws CallFailed {
        String operation = "iam:GetLoginProfile";
        Optional<GetLoginProfileResponse> found =
                asker.find(
                        operation,
                        () ->
                                clients.iam()
                                        .getLoginProfile(request -> request.userName(name(user))));
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(Calls.needed(operation, found.get().loginProfile()));
    }

    private Touched look(AccessKeyEffect effect) throws CallFailed {
        return switch (effect) {
            case AccessKeyEffect.UpdateAccessKey(var owner, var id, _) -> accessKey(owner, id);
            case AccessKeyEffect.DeleteAccessKey(var owner, var id) -> accessKey(owner, id);
            case AccessKeyEffect.CreateAccessKey(var owner) ->
                    CredentialTouched.accessKeyCount(owner, accessKeys(owner).size());
        };
    }

    private Touched accessKey(String owner, String id) throws CallFailed {
        Optional<AccessKeyMetadata> found =
                accessKeys(owner).stream().filter(one -> id.equals(one.accessKeyId())).findFirst();
        return CredentialTouched.accessKey(
                owner, id, found.map(one -> ACTIVE.equals(one.statusAsString())));
    }

    private List<AccessKeyMetadata> accessKeys(String owner) throws CallFailed {
        return asker.list(
                "iam:ListAccessKeys",
                marker ->
                        clients.iam()
                                .listAccessKeys(request ->
                                        request.userName(name(owner)).marker(marker.orElse(null))),
                ListAccessKeysResponse::accessKeyMetadata);
    }

    private Touched look(SshPublicKeyEffect effect) throws CallFailed {
        return switch (effect) {
            case SshPublicKeyEffect.UpdateSshPublicKey(var user, var id, _) -> sshKey(user, id);
            case SshPublicKeyEffect.DeleteSshPublicKey(var user, var id) -> sshKey(user, id);
            case SshPublicKeyEffect.UploadSshPublicKey _ -> Touched.NOTHING;
        };
    }

    private Touched sshKey(String user, String id) throws CallFailed {
        Optional<SSHPublicKeyMetadata> found =
                asker
                        .list(
                                "iam:ListSSHPublicKeys",
                                marker ->
                                        clients.iam()
                                                .listSSHPublicKeys(request ->
                                                        request.userName(user)
                                                                .marker(marker.orElse(null))),
                                ListSshPublicKeysResponse::sshPublicKeys)
                        .stream()
                        .filter(one -> id.equals(one.sshPublicKeyId()))
                        .findFirst();
        return CredentialTouched.sshPublicKey(
                user, id, found.map(one -> ACTIVE.equals(one.statusAsString())));
    }

    private Touched look(ServiceCredentialEffect effect) throws CallFailed {
        return switch (effect) {
            case ServiceCredentialEffect.UpdateServiceSpecificCredential(var user, var id, _) ->
                    serviceCredential(user, id);
            case ServiceCredentialEffect.DeleteServiceSpecificCredential(var user, var id) ->
                    serviceCredential(user, id);
            case ServiceCredentialEffect.CreateServiceSpecificCredential _,
                    ServiceCredentialEffect.ResetServiceSpecificCredential _ ->
                    Touched.NOTHING;
        };
    }

    private Touched serviceCredential(String user, String id) throws CallFailed {
        Optional<ServiceSpecificCredentialMetadata> found =
                asker
                        .list(
                                "iam:ListServiceSpecificCredentials",
                                marker ->
                                        clients.iam()
                                                .listServiceSpecificCredentials(request ->
                                                        request.userName(user)
                                                                .marker(marker.orElse(null))),
                                ListServiceSpecificCredentialsResponse::serviceSpecificCredentials)
                        .stream()
                        .filter(one -> id.equals(one.serviceSpecificCredentialId()))
                        .findFirst();
        return CredentialTouched.serviceCredential(
                user, id, found.map(ServiceSpecificCredentialMetadata::statusAsString));
    }

    private Touched look(SigningCertificateEffect effect) throws CallFailed {
        return switch (effect) {
            case SigningCertificateEffect.UpdateSigningCertificate(var owner, var id, _) ->
                    certificate(owner, id);
            case SigningCertificateEffect.DeleteSigningCertificate(var owner, var id) ->
                    certificate(owner, id);
            case SigningCertificateEffect.UploadSigningCertificate _ -> Touched.NOTHING;
        };
    }

    private Touched certificate(String owner, String id) throws CallFailed {
        Optional<SigningCertificate> found =
                asker
                        .list(
                                "iam:ListSigningCertificates",
                                marker ->
                                        clients.iam()
                                                .listSigningCertificates(request ->
                                                        request.userName(name(owner))
                                                                .marker(marker.orElse(null))),
                                ListSigningCertificatesResponse::certificates)
                        .stream()
                        .filter(one -> id.equals(one.certificateId()))
                        .findFirst();
        return CredentialTouched.signingCertificate(
                owner, id, found.map(one -> ACTIVE.equals(one.statusAsString())));
    }

    Touched look(MfaEffect effect) throws CallFailed {
        return switch (effect) {
            case MfaEffect.DeactivateMfaDevice(var owner, var serial) ->
                    CredentialTouched.mfaDevice(owner, serial, isEnabled(owner, serial));
            case MfaEffect.DeleteVirtualMfaDevice(var serial) ->
                    CredentialTouched.virtualDevice(serial, isAssigned(serial));
            case MfaEffect.EnableMfaDevice(var owner, var serial) ->
                    CredentialTouched.enabled(
                            owner,
                            serial,
                            isEnabled(owner, serial),
                            CredentialTouched.isVirtual(serial)
                                    ? isAssigned(serial)
                                    : Optional.empty());
            case MfaEffect.CreateVirtualMfaDevice one -> {
                String serial = place.arn("iam", "", "mfa" + one.path() + one.name());
                yield CredentialTouched.virtualDevice(serial, isAssigned(serial));
            }
            case MfaEffect.ResyncMfaDevice _,
                    MfaEffect.TagMfaDevice _,
                    MfaEffect.UntagMfaDevice _ ->
                    Touched.NOTHING;
        };
    }

    private boolean isEnabled(String owner, String serial) throws CallFailed {
        return asker
                .list(
                        "iam:ListMFADevices",
                        marker ->
                                clients.iam()
                                        .listMFADevices(request ->
                                                request.userName(name(owner))
                                                        .marker(marker.orElse(null))),
                        ListMfaDevicesResponse::mfaDevices)
                .stream()
                .anyMatch(one -> serial.equals(one.serialNumber()));
    }

    /// No operation gives a single virtual device; the list is the one way.
    private Optional<Boolean> isAssigned(String serial) throws CallFailed {
        Predicate<VirtualMFADevice> wanted = one -> serial.equals(one.serialNumber());
        return asker
                .list(
                        "iam:ListVirtualMFADevices",
                        marker ->
                                clients.iam()
                                        .listVirtualMFADevices(request ->
                                                request.assignmentStatus(AssignmentStatusType.ANY)
                                                        .maxItems(LONGEST_PAGE)
                                                        .marker(marker.orElse(null))),
                        ListVirtualMfaDevicesResponse::virtualMFADevices)
                .stream()
                .filter(wanted)
                .map(one -> one.user() != null || one.enableDate() != null)
                .findFirst();
    }

    /// Which access keys somebody has.
    Touched ids(String owner) throws CallFailed {
        return CredentialTouched.accessKeyIds(
                owner, accessKeys(owner).stream().map(AccessKeyMetadata::accessKeyId).toList());
    }

    /// When an access key was last used.
    Optional<java.time.Instant> lastUse(String id) throws CallFailed {
        String operation = "iam:GetAccessKeyLastUsed";
        var answer =
                asker.calls()
                        .call(
                                operation,
                                () ->
                                        clients.iam()
                                                .getAccessKeyLastUsed(
                                                        request -> request.accessKeyId(id)));
        var use = Calls.needed(operation, answer.accessKeyLastUsed());
        return Optional.ofNullable(use.lastUsedDate());
    }
}
