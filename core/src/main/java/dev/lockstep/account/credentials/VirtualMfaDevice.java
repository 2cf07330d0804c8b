package dev.lockstep.account.credentials;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// A virtual MFA device, as iam:ListVirtualMFADevices gives it (never its seed).
///
/// @param userArn the ARN of the user, or of root, that it is assigned to; absent: nobody
/// @param userName the user's name where AWS gives it; root has none
/// @param tags as iam:ListMFADeviceTags gives them; empty where they were not read
public record VirtualMfaDevice(
        String serial,
        Optional<String> userArn,
        Optional<String> userName,
        Optional<Instant> enabled,
        Map<String, String> tags) {
    public VirtualMfaDevice {
        tags = Map.copyOf(tags);
    }

    /// A device without tags.
    public VirtualMfaDevice(
            String serial,
            Optional<String> userArn,
            Optional<String> userName,
            Optional<Instant> enabled) {
        this(serial, userArn, userName, enabled, Map.of());
    }

    public VirtualMfaDevice withTags(Map<String, String> other) {
        return new VirtualMfaDevice(serial, userArn, userName, enabled, other);
    }

    /// The same device of somebody.
    ///
    /// @param arn of the user or of root
    /// @param name of the user; root has none
    public VirtualMfaDevice assignedTo(
            Optional<String> arn, Optional<String> name, Optional<Instant> since) {
        return new VirtualMfaDevice(serial, arn, name, since, tags);
    }

    /// The same device as nobody's.
    public VirtualMfaDevice unassigned() {
        return assignedTo(Optional.empty(), Optional.empty(), Optional.empty());
    }

    public boolean isAssigned() {
        return userArn.isPresent() || userName.isPresent();
    }

    /// Whether it is root's: its user's ARN ends in `:root`. The device's name proves nothing.
    public boolean isRoots() {
        return userArn.filter(arn -> arn.endsWith(":root")).isPresent();
    }

    /// Whether it is assigned to a user: told by the user's ARN or, where that is not known, by the
    /// name.
    public boolean isAssignedTo(Optional<String> arn, String name) {
        boolean toldByArn = arn.isPresent() && userArn.isPresent();
        return toldByArn ? userArn.equals(arn) : userName.equals(Optional.of(name));
    }
}
