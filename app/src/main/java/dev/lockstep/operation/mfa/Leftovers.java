package dev.lockstep.operation.mfa;

import dev.lockstep.account.credentials.VirtualMfaDevice;
import dev.lockstep.operation.run.AskedChanges;
import java.util.List;
import java.util.Optional;

/// The virtual MFA devices of an account that are nobody's; the account is held.
public final class Leftovers implements AutoCloseable {
    private final AskedChanges.Held held;
    private final List<VirtualMfaDevice> devices;
    private final OwnDevices own;

    Leftovers(AskedChanges.Held held, List<VirtualMfaDevice> devices) {
        this.held = held;
        this.devices = devices.stream().filter(one -> !one.isAssigned()).toList();
        this.own = OwnDevices.of(held.place().runs(), held.audit().snapshot().account());
    }

    AskedChanges.Held held() {
        return held;
    }

    /// Their serials, in order.
    public List<String> serials() {
        return devices.stream().map(VirtualMfaDevice::serial).sorted().toList();
    }

    /// Whether a device is left over from an enrolment of this machine that did not end.
    public boolean isOwn(String serial) {
        return own.isAbandoned(serial);
    }

    /// The account's id, 12 digits.
    public String accountId() {
        return held.place().where().account();
    }

    /// Whether a person must still say that this account is meant.
    ///
    /// @param named by an option
    public boolean isToBeNamed(Optional<String> named) {
        return held.place().isToBeNamed(named);
    }

    /// Lets go of the account.
    @Override
    public void close() {
        held.close();
    }
}
