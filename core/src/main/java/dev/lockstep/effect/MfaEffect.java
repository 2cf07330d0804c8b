package dev.lockstep.effect;

import dev.lockstep.account.Account;
import dev.lockstep.account.Root;
import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.account.credentials.VirtualMfaDevice;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Writes that change MFA devices of a user, or of root ([Root#NAME]). Seeds and codes are no part
/// of them.
public sealed interface MfaEffect extends Effect {
    /// Makes a virtual MFA device that is nobody's yet. Its serial is the ARN of path and name.
    ///
    /// @param path such as `/`
    record CreateVirtualMfaDevice(String path, String name, Map<String, String> tags)
            implements MfaEffect {
        public CreateVirtualMfaDevice {
            tags = Map.copyOf(tags);
        }

        /// Makes one without tags.
        public CreateVirtualMfaDevice(String path, String name) {
            this(path, name, Map.of());
        }

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
            draft.virtualMfaDevices.add(
                    new VirtualMfaDevice(
                            serial, Optional.empty(), Optional.empty(), Optional.empty(), tags));
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
                        other -> assigned(account, other, device.enabled()));
            }
            return draft.account();
        }

        private VirtualMfaDevice assigned(
                Account account, VirtualMfaDevice device, Optional<Instant> since) {
            if (owner.equals(Root.NAME)) {
                return device.assignedTo(account.rootArn(), Optional.empty(), since);
            }
            Optional<String> arn =
                    Optional.ofNullable(account.users().get(owner)).flatMap(user -> user.arn());
            return device.assignedTo(arn, Optional.of(owner), since);
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
                    device -> device.serial().equals(serial) ? device.unassigned() : device);
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

    /// Gives a virtual MFA device tags, in the place of those with the same keys.
    record TagMfaDevice(String serial, Map<String, String> tags) implements MfaEffect {
        public TagMfaDevice {
            tags = Map.copyOf(tags);
        }

        @Override
        public String operation() {
            return "iam:TagMFADevice";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            return changed(account, serial, one -> one.withTags(Rights.tagged(one.tags(), tags)));
        }
    }

    /// Takes a virtual MFA device some tags, if it has them.
    record UntagMfaDevice(String serial, List<String> keys) implements MfaEffect {
        public UntagMfaDevice {
            keys = List.copyOf(keys);
        }

        @Override
        public String operation() {
            return "iam:UntagMFADevice";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            return changed(account, serial, one -> one.withTags(Rights.untagged(one.tags(), keys)));
        }
    }

    private static Account changed(
            Account account, String serial, UnaryOperator<VirtualMfaDevice> change) {
        AccountDraft draft = AccountDraft.of(account);
        CredentialDraft.change(
                draft.virtualMfaDevices,
                device -> device.serial().equals(serial),
                "virtual MFA device",
                serial,
                change);
        return draft.account();
    }
}
