package dev.lockstep.practice.operation.credential;

import dev.lockstep.account.Account;
import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.account.credentials.VirtualMfaDevice;
import dev.lockstep.effect.Assigned;
import dev.lockstep.effect.MfaEffect;
import dev.lockstep.effect.MfaEffect.DeactivateMfaDevice;
import dev.lockstep.effect.MfaEffect.EnableMfaDevice;
import dev.lockstep.effect.MfaEffect.ResyncMfaDevice;
import dev.lockstep.practice.operation.Answer;
import dev.lockstep.practice.operation.AwsError;
import dev.lockstep.practice.operation.Call;
import dev.lockstep.practice.operation.IamRefusal;
import dev.lockstep.practice.operation.Page;
import dev.lockstep.practice.operation.Quota;
import dev.lockstep.practice.state.PracticeState;
import dev.lockstep.practice.state.Secrets;
import dev.lockstep.practice.state.Totp;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.iam.model.DeactivateMfaDeviceRequest;
import software.amazon.awssdk.services.iam.model.DeactivateMfaDeviceResponse;
import software.amazon.awssdk.services.iam.model.EnableMfaDeviceRequest;
import software.amazon.awssdk.services.iam.model.EnableMfaDeviceResponse;
import software.amazon.awssdk.services.iam.model.GetMfaDeviceRequest;
import software.amazon.awssdk.services.iam.model.GetMfaDeviceResponse;
import software.amazon.awssdk.services.iam.model.ListMfaDevicesRequest;
import software.amazon.awssdk.services.iam.model.ListMfaDevicesResponse;
import software.amazon.awssdk.services.iam.model.MFADevice;
import software.amazon.awssdk.services.iam.model.ResyncMfaDeviceRequest;
import software.amazon.awssdk.services.iam.model.ResyncMfaDeviceResponse;

/// MFA devices that are somebody's.
public final class MfaDevices {
    private MfaDevices() {}

    static Optional<Answer> answer(SdkPojo request, Call call) {
        return switch (request) {
            case EnableMfaDeviceRequest one ->
                    Optional.of(
                            new Answer(
                                    EnableMfaDeviceResponse.builder().build(),
                                    enable(
                                            call,
                                            one.userName(),
                                            one.serialNumber(),
                                            one.authenticationCode1(),
                                            one.authenticationCode2())));
            case DeactivateMfaDeviceRequest one -> Optional.of(deactivate(one, call));
            case ResyncMfaDeviceRequest one -> Optional.of(resync(one, call));
            case ListMfaDevicesRequest one -> Optional.of(list(one, call));
            case GetMfaDeviceRequest one -> Optional.of(get(one, call));
            default -> Optional.empty();
        };
    }

    /// Gives somebody a virtual device that is nobody's yet, if two successive codes prove that it
    /// is in hand; codes of long ago leave it out of step. No API does this for root: the console
    /// does.
    ///
    /// @param owner a user's name, or [dev.lockstep.account.Root#NAME]
    /// @throws AwsError if AWS would refuse
    public static PracticeState enable(
            Call call, String owner, String serial, String first, String second) {
        Account account = call.truth();
        Owner of = Owner.in(account, owner);
        VirtualMfaDevice device = VirtualMfaDevices.find(account, serial);
        if (device.isAssigned()) {
            throw IamRefusal.alreadyExists("MFA Device is already in use.");
        }
        Quota.oneMore(of.mfaDevices().size(), "MFADevicesPerUser", Quota.MFA_DEVICES_PER_USER);
        return after(
                new EnableMfaDevice(owner, serial),
                Totp.enable(call.state().secrets(), serial, first, second, call.clocks()),
                call);
    }

    private static Answer resync(ResyncMfaDeviceRequest request, Call call) {
        return new Answer(
                ResyncMfaDeviceResponse.builder().build(),
                resync(
                        call,
                        request.userName(),
                        request.serialNumber(),
                        request.authenticationCode1(),
                        request.authenticationCode2()));
    }

    /// Brings a device of somebody into step, by two fresh successive codes. No API does this for
    /// root: the console does.
    ///
    /// @param owner a user's name, or [dev.lockstep.account.Root#NAME]
    /// @throws AwsError if AWS would refuse
    public static PracticeState resync(
            Call call, String owner, String serial, String first, String second) {
        check(owner, serial, call);
        return after(
                new ResyncMfaDevice(owner, serial),
                Totp.takePair(call.state().secrets(), serial, first, second, call.clocks()),
                call);
    }

    /// @param taken the secrets after the codes; empty if they are not to be taken
    private static PracticeState after(MfaEffect effect, Optional<Secrets> taken, Call call) {
        Secrets secrets =
                taken.orElseThrow(() ->
                        new AwsError(
                                403,
                                "InvalidAuthenticationCode",
                                "Authentication code for device is not valid."));
        return call.state().after(effect, Assigned.at(call.now())).withSecrets(secrets);
    }

    private static Answer deactivate(DeactivateMfaDeviceRequest request, Call call) {
        String name = Owner.name(request.userName(), call);
        check(name, request.serialNumber(), call);
        return new Answer(
                DeactivateMfaDeviceResponse.builder().build(),
                call.state()
                        .after(
                                new DeactivateMfaDevice(name, request.serialNumber()),
                                Assigned.at(call.now())));
    }

    private static void check(String name, String serial, Call call) {
        List<MfaDevice> devices = Owner.in(call.truth(), name).mfaDevices();
        if (devices.stream().noneMatch(device -> device.serial().equals(serial))) {
            throw IamRefusal.noSuchEntity("MFA Device invalid for user.");
        }
    }

    private static Answer list(ListMfaDevicesRequest request, Call call) {
        String name = Owner.name(request.userName(), call);
        Page<MfaDevice> page =
                Page.of(
                        Owner.in(call.seen(), name).mfaDevices(),
                        MfaDevice::serial,
                        request.maxItems(),
                        request.marker());
        return Answer.of(
                ListMfaDevicesResponse.builder()
                        .mfaDevices(
                                page.items().stream()
                                        .map(device ->
                                                MFADevice.builder()
                                                        .userName(name)
                                                        .serialNumber(device.serial())
                                                        .enableDate(device.enabled().orElse(null))
                                                        .build())
                                        .toList())
                        .isTruncated(page.isTruncated())
                        .marker(page.markerOrNull())
                        .build(),
                call);
    }

    /// It knows FIDO keys only (iam:GetMFADevice, `SerialNumber`).
    private static Answer get(GetMfaDeviceRequest request, Call call) {
        String name = Owner.name(request.userName(), call);
        MfaDevice device =
                Owner.in(call.seen(), name).mfaDevices().stream()
                        .filter(one -> one.serial().equals(request.serialNumber()))
                        .filter(one -> one.kind() == MfaDevice.Kind.FIDO)
                        .findFirst()
                        .orElseThrow(() -> IamRefusal.noSuchEntity("MFA Device invalid for user."));
        return Answer.of(
                GetMfaDeviceResponse.builder()
                        .userName(Owner.shown(name))
                        .serialNumber(device.serial())
                        .enableDate(device.enabled().orElse(null))
                        .build(),
                call);
    }
}
