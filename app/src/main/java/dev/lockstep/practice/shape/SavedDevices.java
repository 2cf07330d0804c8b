package dev.lockstep.practice.shape;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Root;
import dev.lockstep.account.User;
import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.account.credentials.VirtualMfaDevice;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The virtual MFA devices of a saved account, brought into line with what its users and root hold:
/// each virtual device of theirs is in the list, and no other is assigned. One that is assigned to
/// somebody who is not there, or who lists their own devices without it, is left out.
final class SavedDevices {
    private SavedDevices() {}

    static List<VirtualMfaDevice> of(
            AccountSnapshot snapshot,
            SortedMap<String, User> users,
            Root root,
            String rootArn,
            FreshSecrets secrets) {
        Map<String, VirtualMfaDevice> devices = new TreeMap<>();
        for (VirtualMfaDevice one : snapshot.account().virtualMfaDevices()) {
            if (!one.isAssigned()) {
                devices.put(one.serial(), one);
            }
        }
        for (User user : users.values()) {
            for (MfaDevice one : user.mfaDevices()) {
                add(devices, one, user.arn(), Optional.of(user.name()));
            }
        }
        for (MfaDevice one : root.mfaDevices()) {
            add(devices, one, Optional.of(rootArn), Optional.empty());
        }
        devices.keySet().forEach(secrets::seed);
        return List.copyOf(devices.values());
    }

    private static void add(
            Map<String, VirtualMfaDevice> devices,
            MfaDevice device,
            Optional<String> userArn,
            Optional<String> userName) {
        if (device.kind() == MfaDevice.Kind.VIRTUAL) {
            devices.put(
                    device.serial(),
                    new VirtualMfaDevice(device.serial(), userArn, userName, device.enabled()));
        }
    }
}
