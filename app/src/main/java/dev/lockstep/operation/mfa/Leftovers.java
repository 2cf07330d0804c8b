package dev.lockstep.operation.mfa;

import dev.lockstep.account.credentials.VirtualMfaDevice;
import dev.lockstep.operation.run.AskedChanges;
import java.util.List;
import java.util.Optional;

/// The virtual MFA devices of an account that are nobody's; the account is held.
public final class Leftovers implements AutoCloseable {
    private final AskedChanges.Held held;
    private final List<VirtualMfaDevice> all;
    private final OwnDevices own;

    Leftovers(AskedChanges.Held held, List<VirtualMfaDevice> devices) {
        this.held = held;
        this.all = List.copyOf(devices);
        this.own = OwnDevices.of(held.place().runs(), held.audit().snapshot().account());
    }

    AskedChanges.Held held() {
        return held;
    }

    /// Their serials, in order.
    public List<String> serials() {
        return all.stream()
                .filter(one -> !one.isAssigned())
                .map(VirtualMfaDevice::serial)
                .sorted()
                .toList();
    }

    /// Whether a device is for sure left over from an enrolment of this machine that did not end.
    public boolean isOwn(String serial) {
        return own.isCertainlyAbandoned(serial);
    }

    /// Where a virtual device stands, whosever it is.
    public Whereabouts whereabouts(String serial) {
        return Whereabouts.of(all, serial);
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
