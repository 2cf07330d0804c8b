package dev.lockstep.effect;

import dev.lockstep.account.Account;
import dev.lockstep.account.Root;
import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.account.credentials.VirtualMfaDevice;
import java.util.Optional;

/// Writes that change MFA devices of a user, or of root ([Root#NAME]). Seeds and codes are no part
/// of them.
public sealed interface MfaEffect extends Effect {
    /// Makes a virtual MFA device that is nobody's yet. Its serial is the ARN of path and name.
    ///
    /// @param path such as `/`
    record CreateVirtualMfaDevice(String path, String name) implements MfaEffect {
        @Override
        public String operation() {
            return "iam:CreateVirtualMFADevice";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            AccountDraft draft = AccountDraft.of(account);
            String serial = serial(account);
            CredentialDraft.absent(
                    draft.virtualMfaDevices.stream().anyMatch(one -> one.serial().equals(serial)),
                    "virtual MFA device",
                    serial);
            draft.virtualMfaDevices.add(unassigned(serial));
            return draft.account();
        }

        /// The serial that the device gets in this account.
        public String serial(Account account) {
            return IamArn.of(account, "mfa", path, name);
        }
    }

    /// Removes a virtual MFA device that is nobody's.
    record DeleteVirtualMfaDevice(String serial) implements MfaEffect {
        @Override
        public String operation() {
            return "iam:DeleteVirtualMFADevice";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            AccountDraft draft = AccountDraft.of(account);
            CredentialDraft.remove(
                    draft.virtualMfaDevices,
                    device -> device.serial().equals(serial) && !device.isAssigned(),
                    "unassigned virtual MFA device",
                    serial);
            return draft.account();
        }
    }

    /// Gives somebody an MFA device.
    record EnableMfaDevice(String owner, String serial) implements MfaEffect {
        @Override
        public String operation() {
            return "iam:EnableMFADevice";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            AccountDraft draft = AccountDraft.of(account);
            MfaDevice device = new MfaDevice(serial, Optional.of(assigned.at()));
            CredentialDraft.change(
                    draft,
                    owner,
                    one -> {
                        CredentialDraft.absent(
                                one.mfaDevices.stream()
                                        .anyMatch(other -> other.serial().equals(serial)),
                                "MFA device",
                                serial);
                        one.mfaDevices.add(device);
                    });
            if (device.kind() == MfaDevice.Kind.VIRTUAL) {
                CredentialDraft.change(
                        draft.virtualMfaDevices,
                        other -> other.serial().equals(serial) && !other.isAssigned(),
                        "unassigned virtual MFA device",
                        serial,
                        _ -> assigned(account, device));
            }
            return draft.account();
        }

        private VirtualMfaDevice assigned(Account account, MfaDevice device) {
            if (owner.equals(Root.NAME)) {
                return new VirtualMfaDevice(
                        serial, account.rootArn(), Optional.empty(), device.enabled());
            }
            Optional<String> arn =
                    Optional.ofNullable(account.users().get(owner)).flatMap(user -> user.arn());
            return new VirtualMfaDevice(serial, arn, Optional.of(owner), device.enabled());
        }
    }

    /// Takes an MFA device off its user. A virtual one stays, as nobody's.
    record DeactivateMfaDevice(String owner, String serial) implements MfaEffect {
        @Override
        public String operation() {
            return "iam:DeactivateMFADevice";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            AccountDraft draft = AccountDraft.of(account);
            CredentialDraft.change(
                    draft,
                    owner,
                    one ->
                            CredentialDraft.remove(
                                    one.mfaDevices,
                                    device -> device.serial().equals(serial),
                                    "MFA device",
                                    serial));
            draft.virtualMfaDevices.replaceAll(
                    device -> device.serial().equals(serial) ? unassigned(serial) : device);
            return draft.account();
        }
    }

    /// Brings a device and AWS to the same time again.
    record ResyncMfaDevice(String owner, String serial) implements MfaEffect {
        @Override
        public String operation() {
            return "iam:ResyncMFADevice";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            return CredentialDraft.change(
                    account,
                    owner,
                    one ->
                            CredentialDraft.change(
                                    one.mfaDevices,
                                    device -> device.serial().equals(serial),
                                    "MFA device",
                                    serial,
                                    device -> device));
        }
    }

    private static VirtualMfaDevice unassigned(String serial) {
        return new VirtualMfaDevice(serial, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
