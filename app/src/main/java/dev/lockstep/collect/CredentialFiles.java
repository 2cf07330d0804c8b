package dev.lockstep.collect;

import dev.lockstep.account.ReadKey;
import dev.lockstep.account.RootUser;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.account.credentials.LoginProfile;
import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.account.credentials.ServiceCredential;
import dev.lockstep.account.credentials.SigningCertificate;
import dev.lockstep.account.credentials.SshPublicKey;
import dev.lockstep.account.credentials.VirtualMfaDevice;
import dev.lockstep.input.JsonFields;
import dev.lockstep.input.JsonValue.JsonNull;
import dev.lockstep.input.JsonValue.Member;
import java.util.Locale;
import java.util.Optional;

/// Passwords, MFA devices, access keys and other credentials, as the live lists give them. What
/// belongs to root stands under `<root_account>`.
///
/// No secret is read: seeds and QR codes of MFA devices, which some emulators print, are passed
/// over.
final class CredentialFiles {
    private CredentialFiles() {}

    static void read(FolderReads reads) {
        reads.list(
                ReadKey.VIRTUAL_MFA_DEVICES,
                "virtual-mfa-devices.json",
                "VirtualMFADevices",
                "a virtual MFA device",
                CredentialFiles::virtualDevice);
        reads.lists(
                ReadKey.MFA_DEVICES,
                "mfa-devices.json",
                "user",
                "MFADevices",
                "an MFA device",
                one -> new MfaDevice(one.text("SerialNumber"), one.date("EnableDate")));
        reads.lists(
                ReadKey.ACCESS_KEYS,
                "access-keys.json",
                "user",
                "AccessKeyMetadata",
                "an access key",
                CredentialFiles::accessKey);
        reads.lists(
                ReadKey.SSH_PUBLIC_KEYS,
                "ssh-public-keys.json",
                "user",
                "SSHPublicKeys",
                "an SSH public key",
                one ->
                        new SshPublicKey(
                                one.text("SSHPublicKeyId"), isActive(one), one.date("UploadDate")));
        reads.lists(
                ReadKey.SIGNING_CERTIFICATES,
                "signing-certificates.json",
                "user",
                "Certificates",
                "a signing certificate",
                one ->
                        new SigningCertificate(
                                one.text("CertificateId"),
                                isActive(one),
                                one.date("UploadDate"),
                                one.optionalText("CertificateBody")));
        reads.list(
                ReadKey.SERVICE_CREDENTIALS,
                "service-credentials.json",
                "ServiceSpecificCredentials",
                "a service-specific credential",
                one ->
                        new ServiceCredential(
                                one.text("ServiceSpecificCredentialId"),
                                one.text("UserName"),
                                one.optionalText("ServiceName").orElse(""),
                                one.text("Status"),
                                one.date("CreateDate"),
                                one.date("ExpirationDate")));
        loginProfiles(reads);
        rootUser(reads);
    }

    private static VirtualMfaDevice virtualDevice(JsonFields device) {
        Optional<JsonFields> user =
                device.object("User", "the user of a device")
                        .filter(object -> !object.members().isEmpty());
        return new VirtualMfaDevice(
                device.text("SerialNumber"),
                user.map(one -> one.text("Arn")),
                user.flatMap(one -> one.optionalText("UserName")),
                device.date("EnableDate"));
    }

    private static AccessKey accessKey(JsonFields key) {
        return new AccessKey(
                key.text("AccessKeyId"),
                isActive(key),
                key.date("CreateDate"),
                key.object("LastUsed", "the last use of a key")
                        .map(given ->
                                given.object("AccessKeyLastUsed", "the last use of a key")
                                        .orElse(given))
                        .map(use ->
                                new AccessKey.LastUsed(
                                        use.date("LastUsedDate"),
                                        use.optionalText("ServiceName"),
                                        use.optionalText("Region"))));
    }

    /// By AWS's status: Active, Inactive, or (rarely) Expired.
    private static boolean isActive(JsonFields credential) {
        return switch (credential.text("Status").toLowerCase(Locale.ROOT)) {
            case "active" -> true;
            case "inactive", "expired" -> false;
            default ->
                    throw credential.problem(
                            "Status", "a status that is not known; expected Active or Inactive");
        };
    }

    private static void loginProfiles(FolderReads reads) {
        String file = "login-profiles.json";
        reads.object(file, "an object with a login profile or null for each user")
                .ifPresent(users -> {
                    for (Member user : users.members()) {
                        Optional<LoginProfile> profile =
                                user.value() instanceof JsonNull
                                        ? Optional.empty()
                                        : Optional.of(
                                                loginProfile(
                                                        users.file()
                                                                .object(
                                                                        user.value(),
                                                                        "a login profile or"
                                                                                + " null")));
                        reads.value(ReadKey.LOGIN_PROFILES.of(user.name()), file, profile);
                    }
                });
    }

    private static LoginProfile loginProfile(JsonFields given) {
        JsonFields profile = given.object("LoginProfile", "a login profile").orElse(given);
        return new LoginProfile(
                profile.date("CreateDate"), profile.flag("PasswordResetRequired", false));
    }

    private static void rootUser(FolderReads reads) {
        String file = "root-user.json";
        reads.object(file, "the answer of get-user")
                .ifPresent(answer -> {
                    JsonFields user =
                            answer.file().object(answer.required("User"), "the root user");
                    if (user.optionalText("Arn")
                            .filter(arn -> !arn.endsWith(":root"))
                            .isPresent()) {
                        throw user.problem(
                                "Arn",
                                "another user's ARN; expected root's own (get-user signed by"
                                        + " root)");
                    }
                    reads.value(
                            ReadKey.ROOT_USER, file, new RootUser(user.date("PasswordLastUsed")));
                });
    }
}
