package dev.lockstep.control.usermfa;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Read;
import dev.lockstep.account.credentials.VirtualMfaDevice;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.Advice;
import dev.lockstep.control.AwsCommand;
import dev.lockstep.control.Control;
import dev.lockstep.control.ControlInfo;
import dev.lockstep.control.Evidence;
import dev.lockstep.control.Remedy;
import dev.lockstep.control.Ruling;
import dev.lockstep.control.Severity;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.control.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Each virtual MFA device must be assigned to somebody: a leftover keeps its name taken, so that
/// the next enrolment under that name fails.
public final class MfaLeftover implements Control {
    private static final ControlInfo INFO =
            ControlInfo.of(
                    "mfa-leftover",
                    Step.USER_MFA,
                    Severity.LOW,
                    Subject.Kind.MFA_DEVICE,
                    "No virtual MFA device is left over");

    @Override
    public ControlInfo info() {
        return INFO;
    }

    @Override
    public List<Verdict> judge(AccountSnapshot snapshot, Baseline baseline, Instant now) {
        return switch (snapshot.virtualMfaDevices()) {
            case Read.Known<List<VirtualMfaDevice>> devices ->
                    devices.value().stream()
                            .map(device -> judge(device, devices.map(_ -> device)))
                            .toList();
            case Read.Missing<List<VirtualMfaDevice>> missing ->
                    List.of(
                            Verdict.undetermined(
                                    Subject.account(snapshot),
                                    Evidence.NONE.with("VirtualMFADevices", missing),
                                    missing));
        };
    }

    private static Verdict judge(VirtualMfaDevice device, Read<VirtualMfaDevice> read) {
        String serial = device.serial();
        Optional<String> arn = Optional.of(serial).filter(text -> text.startsWith("arn:"));
        Subject bare = Subject.of(Subject.Kind.MFA_DEVICE, serial, arn);
        return Verdict.by(
                Ruling.of(!device.isAssigned()),
                owner(device).map(bare::ownedBy).orElse(bare),
                Evidence.NONE
                        .with("SerialNumber", read.map(VirtualMfaDevice::serial))
                        .with("User", read.map(one -> one.userArn().or(one::userName)))
                        .with("EnableDate", read.map(VirtualMfaDevice::enabled)),
                () -> "The virtual MFA device %s is in use.".formatted(serial),
                () -> "The virtual MFA device %s is assigned to nobody.".formatted(serial),
                () -> advice(serial));
    }

    /// The user's name, also where only the ARN tells it (its part after the path); none for root.
    private static Optional<String> owner(VirtualMfaDevice device) {
        return device.userName()
                .or(() ->
                        device.userArn()
                                .filter(arn -> arn.contains(":user/"))
                                .map(arn -> arn.substring(arn.lastIndexOf('/') + 1)));
    }

    private static Advice advice(String serial) {
        return new Advice(
                Remedy.DELETE_MFA_DEVICE,
                ("Look once more whether %s is still unassigned, and that nobody is setting it up"
                                + " just now. Then delete it; AWS refuses to delete one that is in"
                                + " use. It lets nobody in, so nobody loses anything.")
                        .formatted(serial),
                List.of(
                        AwsCommand.of("iam", "list-virtual-mfa-devices")
                                .option("--assignment-status", "Unassigned")
                                .text(),
                        AwsCommand.of("iam", "delete-virtual-mfa-device")
                                .option("--serial-number", serial)
                                .text()));
    }
}
