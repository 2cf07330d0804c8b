package dev.lockstep.operation.mfa;

import dev.lockstep.account.Account;
import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.account.credentials.VirtualMfaDevice;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.Subject;
import dev.lockstep.effect.MfaEffect;
import dev.lockstep.operation.LiveAccount;
import dev.lockstep.operation.run.AskedChanges;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How MFA of one user stands, on an account that is held.
public final class Standing implements AutoCloseable {
    /// AWS lets a user have so many (IAM User Guide, "IAM and AWS STS quotas").
    public static final int MOST_DEVICES = 8;

    /// The path of devices that are made here.
    static final String PATH = "/";

    /// A name that is taken so often is not gone on with.
    private static final int MOST_NAMES = 100;

    private final AskedChanges.Held held;
    private final String user;
    private final List<MfaDevice> devices;
    private final List<VirtualMfaDevice> virtual;
    private final OwnDevices own;

    Standing(AskedChanges.Held held, String user, List<MfaDevice> devices) {
        this.held = held;
        this.user = user;
        this.devices = List.copyOf(devices);
        this.virtual = account().virtualMfaDevices();
        this.own = OwnDevices.of(held.place().runs(), account());
    }

    AskedChanges.Held held() {
        return held;
    }

    private Account account() {
        return held.audit().snapshot().account();
    }

    /// The user's name, as AWS has it.
    public String user() {
        return user;
    }

    /// How far the writes of a run of the account came.
    public Reached reached(String run) {
        return Reached.of(held.place().runs(), run);
    }

    /// What runs say that this is about.
    Subject subject() {
        return Subject.of(
                Subject.Kind.USER,
                user,
                Optional.ofNullable(account().users().get(user)).flatMap(one -> one.arn()));
    }

    /// The user's devices, of every kind.
    public List<MfaDevice> devices() {
        return devices;
    }

    /// The account's id, 12 digits.
    public String accountId() {
        return held.place().where().account();
    }

    /// Its partition, such as `aws`.
    public String partition() {
        return held.place().where().partition();
    }

    /// Whether it is a practice account.
    public boolean isPractice() {
        return held.place().where().practice();
    }

    /// Whether a person must still say that this account is meant.
    ///
    /// @param named by an option
    public boolean isToBeNamed(Optional<String> named) {
        return held.place().isToBeNamed(named);
    }

    /// What became of who held the account before, if that did not let go of it.
    public Optional<String> takenOver() {
        return held.place().takenOver();
    }

    /// Whether the user can have no other device.
    public boolean isFull() {
        return devices.size() >= MOST_DEVICES;
    }

    /// The serial of a device of this name.
    public String serial(String name) {
        return new MfaEffect.CreateVirtualMfaDevice(PATH, name).serial(account());
    }

    /// The virtual device of this name, whosever it is.
    public Optional<VirtualMfaDevice> named(String name) {
        String serial = serial(name);
        // Names are unique without case (IAM User Guide, "IAM name requirements").
        return virtual.stream().filter(one -> one.serial().equalsIgnoreCase(serial)).findFirst();
    }

    /// The user's name, or the first with a number that no device in use has. AWS's documented
    /// policies for self-service name the device after its user.
    public String freeName() {
        for (int number = 1; number < MOST_NAMES; number++) {
            String name = number == 1 ? user : user + "-" + number;
            if (named(name).filter(VirtualMfaDevice::isAssigned).isEmpty()) {
                return name;
            }
        }
        return user + "-" + MOST_NAMES;
    }

    /// Whether a device is for sure left over from an enrolment of this machine that did not end.
    public boolean isOwnLeftover(String serial) {
        return own.isCertainlyAbandoned(serial);
    }

    /// Where a virtual device stands.
    public Whereabouts whereabouts(String serial) {
        if (devices.stream().anyMatch(one -> one.serial().equals(serial))) {
            return Whereabouts.THE_USERS;
        }
        return Whereabouts.of(virtual, serial);
    }

    /// Devices that runs of this machine have taken off the user, and that were not deleted: they
    /// keep their names taken.
    public List<String> takenOff() {
        return virtual.stream()
                .filter(one -> !one.isAssigned())
                .map(VirtualMfaDevice::serial)
                .filter(serial ->
                        own.takenOff(serial).filter(one -> one.user().equals(user)).isPresent())
                .toList();
    }

    /// Whether it is known for sure that such a device was the user's.
    public boolean isCertainlyTakenOff(String serial) {
        return own.takenOff(serial).filter(OwnDevices.TakenOff::certain).isPresent();
    }

    /// Whether a device took the place of another in a replacement of this machine.
    public boolean isReplacement(MfaDevice device) {
        return own.replaces(device.serial()).isPresent();
    }

    /// Why the user's devices are not what lockstep.yaml wants, and what helps; empty: they are, or
    /// the user has none.
    public Optional<String> weakness() {
        return devices.isEmpty()
                ? Optional.empty()
                : Weakness.of(held.audit().snapshot().user(user), wanted());
    }

    /// The kind of device that lockstep.yaml wants.
    public Baseline.MfaKind wanted() {
        return held.audit().baseline().mfa().kind();
    }

    /// The device of the user that takes the place of another one: what a replacement that did not
    /// end has made already.
    public Optional<MfaDevice> replacementOf(MfaDevice other) {
        return devices.stream()
                .filter(one -> !one.serial().equals(other.serial()))
                .filter(one ->
                        own.replaces(one.serial()).filter(other.serial()::equals).isPresent())
                .findFirst();
    }

    /// What time it is for AWS (UTC), as well as that is known: a practice account has its own
    /// clock, and AWS dates its answers.
    public Instant now() {
        LiveAccount.Opened opened = held.place().account();
        Instant here = opened.clock().instant();
        return ahead().map(here::plus).orElse(here);
    }

    /// How far AWS's clock is before this machine's; negative: behind. Empty if that is not known,
    /// or of no account of AWS.
    public Optional<Duration> ahead() {
        LiveAccount.Opened opened = held.place().account();
        return opened.isPractice()
                ? Optional.empty()
                : opened.collector()
                        .time()
                        .map(aws -> Duration.between(opened.clock().instant(), aws));
    }

    /// Lets go of the account.
    @Override
    public void close() {
        held.close();
    }
}
