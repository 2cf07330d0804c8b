package dev.lockstep.operation.mfa;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.CallerIdentity;
import dev.lockstep.account.Read;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.User;
import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.account.credentials.VirtualMfaDevice;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.Person;
import dev.lockstep.change.Change;
import dev.lockstep.change.MfaChange;
import dev.lockstep.control.Audit;
import dev.lockstep.control.Subject;
import dev.lockstep.operation.LiveAccount;
import dev.lockstep.operation.NotRead;
import dev.lockstep.operation.Refused;
import dev.lockstep.operation.run.AskedChanges;
import dev.lockstep.operation.run.Ready;
import dev.lockstep.plan.Guard;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads MFA devices, no more of the account than that takes, and makes ready what is to be done
/// about them.
public final class MfaDevices {
    /// The controls that this is about.
    public static final Audit.Selection CONTROLS =
            new Audit.Selection(Set.of(), Set.of("user-mfa", "mfa-leftover"));

    private static final String NOTHING_DONE = "; nothing was done";

    private final LiveAccount accounts;
    private final AskedChanges asked;

    /// @param accounts how accounts are read
    /// @param version Lockstep's own
    public MfaDevices(LiveAccount accounts, String version) {
        this.accounts = accounts;
        this.asked = new AskedChanges(accounts, version, List.of());
    }

    /// How accounts are read.
    public LiveAccount accounts() {
        return accounts;
    }

    /// What is asked.
    ///
    /// @param account whose account it is; all that is read is chosen here
    /// @param user its name, or a person of lockstep.yaml; empty: whoever asks
    /// @param loosened guards that a person has loosened
    public record Request(LiveAccount.Request account, Optional<String> user, Set<Guard> loosened) {
        public Request {
            loosened = Set.copyOf(loosened);
        }
    }

    /// Holds the account and reads how MFA of a user stands.
    ///
    /// @throws Refused if there is no such user, or the caller is none
    /// @throws NotRead if AWS did not say what must be known
    public Standing standing(Request request, LiveAccount.Watch watch) {
        String named = request.user().orElseGet(() -> caller(request.account()));
        AskedChanges.Held held =
                asked.held(
                        new AskedChanges.Request(
                                request.account().only(part(Optional.of(named))),
                                request.loosened()),
                        watch);
        boolean isMade = false;
        try {
            String user = user(held, named);
            if (!user.equals(named)) {
                // What is read again after a run is what was asked for first.
                held.close();
                return standing(
                        new Request(request.account(), Optional.of(user), request.loosened()),
                        watch);
            }
            needed(held.audit().snapshot().virtualMfaDevices(), "which virtual MFA devices exist");
            var standing = new Standing(held, user, devices(held.audit().snapshot(), user));
            isMade = true;
            return standing;
        } finally {
            if (!isMade) {
                held.close();
            }
        }
    }

    /// Holds the account and reads which virtual devices are nobody's.
    ///
    /// @throws NotRead if AWS did not say
    public Leftovers leftovers(
            LiveAccount.Request account, Set<Guard> loosened, LiveAccount.Watch watch) {
        AskedChanges.Held held =
                asked.held(
                        new AskedChanges.Request(account.only(part(Optional.empty())), loosened),
                        watch);
        boolean isMade = false;
        try {
            List<VirtualMfaDevice> devices =
                    needed(
                            held.audit().snapshot().virtualMfaDevices(),
                            "which virtual MFA devices exist");
            var leftovers = new Leftovers(held, devices);
            isMade = true;
            return leftovers;
        } finally {
            if (!isMade) {
                held.close();
            }
        }
    }

    /// Looks at a user's MFA devices once, without holding the account.
    ///
    /// @param user the name, as AWS has it or a person of lockstep.yaml
    /// @throws Refused if there is no such user
    public Glance glance(
            LiveAccount.Request account, Optional<String> user, LiveAccount.Watch watch) {
        LiveAccount.Opened opened = accounts.open(account);
        String named = user.orElseGet(() -> caller(opened.caller()));
        opened.collector()
                .read(
                        Set.of(ReadKey.USERS, ReadKey.ACCOUNT_ALIAS, ReadKey.MFA_DEVICES.of(named)),
                        watch.begins("reading MFA devices"));
        AccountSnapshot snapshot = AccountSnapshot.of(opened.collector().answers());
        String found = user(snapshot, opened.baseline(), named);
        if (!found.equals(named)) {
            opened.collector().read(Set.of(ReadKey.MFA_DEVICES.of(found)));
            snapshot = AccountSnapshot.of(opened.collector().answers());
        }
        return new Glance(
                found,
                snapshot.accountId().orElse("(unknown)"),
                snapshot.partition(),
                snapshot.alias().found().flatMap(alias -> alias),
                opened.isPractice(),
                opened.baseline().mfa().kind(),
                Weakness.of(snapshot.user(found), opened.baseline().mfa().kind()),
                snapshot.answers().get(ReadKey.MFA_DEVICES.of(found)));
    }

    /// One look at a user's devices.
    ///
    /// @param account its id, 12 digits
    /// @param alias of the account, if it is known to have one
    /// @param wanted the kind that the baseline wants
    /// @param weakness why the devices are not of that kind, and what helps
    public record Glance(
            String user,
            String account,
            String partition,
            Optional<String> alias,
            boolean practice,
            Baseline.MfaKind wanted,
            Optional<String> weakness,
            Read<List<MfaDevice>> devices) {}

    /// Makes ready that a user gets a virtual device of this name.
    public Ready enrol(Standing standing, String name) {
        return ready(
                standing.held(),
                new MfaChange.EnrolDevice(
                        standing.subject(),
                        standing.user(),
                        Standing.PATH,
                        name,
                        standing.serial(name)));
    }

    /// The same, in the place of a device that is to be taken off the user once this one stands.
    public Ready enrol(Standing standing, String name, MfaDevice replaced) {
        return ready(
                standing.held(),
                new MfaChange.EnrolDevice(
                        subject(replaced.serial()).ownedBy(standing.user()),
                        standing.user(),
                        Standing.PATH,
                        name,
                        standing.serial(name)));
    }

    /// Makes ready that a device of the user is set to AWS's time.
    public Ready resync(Standing standing, MfaDevice device) {
        return ready(
                standing.held(),
                new MfaChange.ResyncDevice(
                        subject(device.serial()).ownedBy(standing.user()),
                        standing.user(),
                        device.serial()));
    }

    /// Makes ready that a device is taken off the user, and deleted if it is virtual.
    public Ready remove(Standing standing, MfaDevice device) {
        return ready(
                standing.held(),
                new MfaChange.RemoveDevice(
                        subject(device.serial()).ownedBy(standing.user()),
                        standing.user(),
                        device.serial()));
    }

    /// Makes ready that devices which are nobody's are deleted.
    public Ready delete(Leftovers leftovers, List<String> serials) {
        return asked.ready(
                leftovers.held(), serials.stream().<Change>map(MfaDevices::deletion).toList());
    }

    /// Makes ready that a device which is nobody's is deleted, since it is in the way.
    public Ready delete(Standing standing, String serial) {
        return ready(standing.held(), deletion(serial));
    }

    private static MfaChange.DeleteLeftoverDevice deletion(String serial) {
        return new MfaChange.DeleteLeftoverDevice(subject(serial), serial);
    }

    private Ready ready(AskedChanges.Held held, Change change) {
        return asked.ready(held, List.of(change));
    }

    private static Subject subject(String serial) {
        return Subject.of(
                Subject.Kind.MFA_DEVICE,
                serial,
                Optional.of(serial).filter(one -> one.startsWith("arn:")));
    }

    /// What is read, and the leave that it takes.
    private static LiveAccount.Reading.Part part(Optional<String> user) {
        Set<ReadKey<?>> keys = new HashSet<>(Set.of(ReadKey.VIRTUAL_MFA_DEVICES));
        user.ifPresent(one -> keys.addAll(List.of(ReadKey.USERS, ReadKey.MFA_DEVICES.of(one))));
        var actions = new HashSet<String>();
        keys.forEach(key -> actions.addAll(key.operations()));
        return new LiveAccount.Reading.Part(keys, actions);
    }

    private String caller(LiveAccount.Request account) {
        return caller(accounts.open(account).caller());
    }

    /// The user that asks. Of a role's session nobody knows whose it is, and root's devices no API
    /// makes (AWS, "Multi-factor authentication for the root user").
    private static String caller(Optional<CallerIdentity> identity) {
        String arn =
                identity.map(CallerIdentity::arn)
                        .orElseThrow(() ->
                                new NotRead(
                                        "AWS did not say who asks; name the user" + NOTHING_DONE));
        String resource = arn.substring(arn.lastIndexOf(':') + 1);
        if (resource.startsWith("user/")) {
            return resource.substring(resource.lastIndexOf('/') + 1);
        }
        throw new Refused(
                (resource.equals("root")
                                ? "you are root, and no program can set up MFA for root: sign in and"
                                        + " use Security credentials there. For a user"
                                : "you are no user but " + resource + "; for a user")
                        + ", name it: lockstep mfa enrol USER"
                        + NOTHING_DONE);
    }

    private static String user(AskedChanges.Held held, String named) {
        return user(held.audit().snapshot(), held.audit().baseline(), named);
    }

    private static String user(AccountSnapshot snapshot, Baseline baseline, String named) {
        List<String> users =
                needed(snapshot.users(), "which users exist").stream().map(User::name).toList();
        Optional<String> user =
                Optional.of(named)
                        .filter(users::contains)
                        .or(() -> users.stream().filter(named::equalsIgnoreCase).findFirst());
        Optional<String> ofPerson =
                Optional.ofNullable(baseline.people().get(named))
                        .map(Person::user)
                        .filter(users::contains);
        if (user.isPresent() && ofPerson.isPresent() && !ofPerson.equals(user)) {
            throw new Refused(
                    "there is a user "
                            + user.get()
                            + ", and lockstep.yaml has a person "
                            + named
                            + " whose user is "
                            + ofPerson.get()
                            + "; nobody can tell which is meant"
                            + NOTHING_DONE
                            + ". Rename the person in lockstep.yaml, or name the other user");
        }
        return user.or(() -> ofPerson)
                .orElseThrow(() ->
                        new Refused(
                                "there is no user "
                                        + named
                                        + " in account "
                                        + snapshot.accountId().orElse("(unknown)")
                                        + NOTHING_DONE));
    }

    private static List<MfaDevice> devices(AccountSnapshot snapshot, String user) {
        return needed(
                snapshot.answers().get(ReadKey.MFA_DEVICES.of(user)),
                "which MFA devices " + user + " has");
    }

    /// @throws NotRead unless it is known
    private static <T> T needed(Read<T> read, String what) {
        return switch (read) {
            case Read.Known<T> known -> known.value();
            case Read.Missing<T> missing ->
                    throw new NotRead(
                            missing.because() + "; so nobody knows " + what + NOTHING_DONE);
        };
    }
}
