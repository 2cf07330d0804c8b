package dev.lockstep.operation.mfa;

import dev.lockstep.account.credentials.VirtualMfaDevice;
import java.util.List;

/// Where a virtual MFA device stands, as AWS shows it.
public enum Whereabouts {
    /// It is the user's that was looked at.
    THE_USERS,
    /// It is assigned to somebody.
    ASSIGNED,
    /// It is nobody's.
    NOBODYS,
    /// AWS does not show it: there is none, or it is not seen yet.
    NOT_SEEN;

    static Whereabouts of(List<VirtualMfaDevice> devices, String serial) {
        return devices.stream()
                .filter(one -> one.serial().equals(serial))
                .findFirst()
                .map(one -> one.isAssigned() ? ASSIGNED : NOBODYS)
                .orElse(NOT_SEEN);
    }
}
