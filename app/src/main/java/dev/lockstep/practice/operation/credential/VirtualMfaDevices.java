package dev.lockstep.practice.operation.credential;

import dev.lockstep.account.Account;
import dev.lockstep.account.credentials.VirtualMfaDevice;
import dev.lockstep.effect.Assigned;
import dev.lockstep.effect.MfaEffect.CreateVirtualMfaDevice;
import dev.lockstep.effect.MfaEffect.DeleteVirtualMfaDevice;
import dev.lockstep.practice.operation.Answer;
import dev.lockstep.practice.operation.AwsError;
import dev.lockstep.practice.operation.Call;
import dev.lockstep.practice.operation.IamRefusal;
import dev.lockstep.practice.operation.Page;
import dev.lockstep.practice.operation.Quota;
import dev.lockstep.practice.operation.Tags;
import dev.lockstep.practice.state.Base32;
import dev.lockstep.practice.state.PracticeState;
import dev.lockstep.secret.Secret;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.iam.model.AssignmentStatusType;
import software.amazon.awssdk.services.iam.model.CreateVirtualMfaDeviceRequest;
import software.amazon.awssdk.services.iam.model.CreateVirtualMfaDeviceResponse;
import software.amazon.awssdk.services.iam.model.DeleteVirtualMfaDeviceRequest;
import software.amazon.awssdk.services.iam.model.DeleteVirtualMfaDeviceResponse;
import software.amazon.awssdk.services.iam.model.ListVirtualMfaDevicesRequest;
import software.amazon.awssdk.services.iam.model.ListVirtualMfaDevicesResponse;
import software.amazon.awssdk.services.iam.model.User;
import software.amazon.awssdk.services.iam.model.VirtualMFADevice;

/// Virtual MFA devices, whether they are somebody's or not.
final class VirtualMfaDevices {
    /// 64 characters in base32.
    private static final int SEED_BYTES = 40;

    private VirtualMfaDevices() {}

    static Optional<Answer> answer(SdkPojo request, Call call) {
        return switch (request) {
            case CreateVirtualMfaDeviceRequest one -> Optional.of(create(one, call));
            case DeleteVirtualMfaDeviceRequest one -> Optional.of(delete(one, call));
            case ListVirtualMfaDevicesRequest one -> Optional.of(list(one, call));
            default -> Optional.empty();
        };
    }

    private static Answer create(CreateVirtualMfaDeviceRequest request, Call call) {
        Account account = call.truth();
        String path = Objects.requireNonNullElse(request.path(), "/");
        String name = request.virtualMFADeviceName();
        var effect = new CreateVirtualMfaDevice(path, name, Tags.ofNew(request.tags()));
        String serial = effect.serial(account);
        if (account.virtualMfaDevices().stream()
                .anyMatch(device -> device.serial().equalsIgnoreCase(serial))) {
            throw IamRefusal.alreadyExists(
                    "MFADevice entity at the same path and name already exists.");
        }
        Quota.oneMore(account.virtualMfaDevices().size(), "MFADevices", Quota.VIRTUAL_MFA_DEVICES);
        Secret seed = new Secret(Base32.encode(Dice.bytes(SEED_BYTES)));
        PracticeState next = call.state().after(effect, Assigned.at(call.now()));
        return new Answer(
                CreateVirtualMfaDeviceResponse.builder()
                        .virtualMFADevice(device ->
                                device.serialNumber(serial)
                                        .base32StringSeed(SdkBytes.fromUtf8String(seed.reveal()))
                                        .qrCodePNG(
                                                SdkBytes.fromByteArray(
                                                        QrCodePng.of(uri(name, account, seed))))
                                        .tags(request.hasTags() ? request.tags() : null))
                        .build(),
                next.withSecrets(next.secrets().withSeed(serial, seed)));
    }

    /// What the QR code says: the account is named by its alias or else its id
    /// (iam:CreateVirtualMFADevice, `QRCodePNG`).
    private static Secret uri(String name, Account account, Secret seed) {
        String where = account.alias().or(account::id).orElseThrow();
        return new Secret("otpauth://totp/" + name + "@" + where + "?secret=" + seed.reveal());
    }

    private static Answer delete(DeleteVirtualMfaDeviceRequest request, Call call) {
        String serial = request.serialNumber();
        VirtualMfaDevice device = find(call.truth(), serial);
        if (device.isAssigned()) {
            throw IamRefusal.deleteConflict("MFA VirtualDevice in use. Must deactivate first");
        }
        PracticeState next =
                call.state().after(new DeleteVirtualMfaDevice(serial), Assigned.at(call.now()));
        return new Answer(
                DeleteVirtualMfaDeviceResponse.builder().build(),
                next.withSecrets(next.secrets().withoutSeed(serial)));
    }

    /// Without a status it is any (iam:ListVirtualMFADevices). Seeds are never shown.
    private static Answer list(ListVirtualMfaDevicesRequest request, Call call) {
        AssignmentStatusType asked =
                Objects.requireNonNullElse(request.assignmentStatus(), AssignmentStatusType.ANY);
        Page<VirtualMfaDevice> page =
                Page.of(
                        call.seen().virtualMfaDevices().stream()
                                .filter(device ->
                                        asked == AssignmentStatusType.ANY
                                                || device.isAssigned()
                                                        == (asked == AssignmentStatusType.ASSIGNED))
                                .toList(),
                        VirtualMfaDevice::serial,
                        request.maxItems(),
                        request.marker());
        return Answer.of(
                ListVirtualMfaDevicesResponse.builder()
                        .virtualMFADevices(
                                page.items().stream()
                                        .map(device -> shown(device, call.seen()))
                                        .toList())
                        .isTruncated(page.isTruncated())
                        .marker(page.markerOrNull())
                        .build(),
                call);
    }

    private static VirtualMFADevice shown(VirtualMfaDevice device, Account account) {
        return VirtualMFADevice.builder()
                .serialNumber(device.serial())
                .enableDate(device.enabled().orElse(null))
                .user(device.isAssigned() ? user(device, account) : null)
                .build();
    }

    /// Root has an id, an ARN and a date only.
    private static @Nullable User user(VirtualMfaDevice device, Account account) {
        if (device.isRoots()) {
            return User.builder()
                    .userId(account.id().orElse(null))
                    .arn(device.userArn().orElse(null))
                    .createDate(account.root().created().orElse(null))
                    .passwordLastUsed(account.root().passwordLastUsed().orElse(null))
                    .build();
        }
        return account.users().values().stream()
                .filter(user -> device.isAssignedTo(user.arn(), user.name()))
                .findFirst()
                .map(user ->
                        User.builder()
                                .path(user.path())
                                .userName(user.name())
                                .userId(user.id().orElse(null))
                                .arn(user.arn().or(device::userArn).orElse(null))
                                .createDate(user.created().orElse(null))
                                .passwordLastUsed(user.passwordLastUsed().orElse(null))
                                .build())
                .orElseGet(() ->
                        User.builder()
                                .userName(device.userName().orElse(null))
                                .arn(device.userArn().orElse(null))
                                .build());
    }

    static VirtualMfaDevice find(Account account, String serial) {
        return account.virtualMfaDevices().stream()
                .filter(one -> one.serial().equals(serial))
                .findFirst()
                .orElseThrow(() -> none(serial));
    }

    private static AwsError none(String serial) {
        return IamRefusal.noSuchEntity(
                "VirtualMFADevice with serial number " + serial + " doesn't exist.");
    }
}
