package dev.lockstep.control.accesskeys;

import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.Need;
import dev.lockstep.baseline.Person;
import dev.lockstep.baseline.Service;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Baselines for the tests of steps 0 and 5 to 8: the built-in one with some parts declared.
public final class TestBaseline {
    private final SortedMap<String, Person> people = new TreeMap<>();
    private final SortedMap<String, Service> services = new TreeMap<>();
    private final SortedSet<String> breakGlass = new TreeSet<>();
    private Optional<List<Need>> needs = Optional.empty();
    private OptionalInt maxAgeDays = OptionalInt.of(90);
    private Baseline.MfaKind mfaKind = Baseline.MfaKind.ANY;
    private Baseline.Users users = Baseline.Users.DEFAULT;
    private Baseline.Regions regions = new Baseline.Regions.Callers();
    private Optional<Baseline.SecurityContact> securityContact = Optional.empty();
    private Optional<Baseline.TrailGoal> trail = Optional.empty();

    private TestBaseline() {}

    public static TestBaseline baseline() {
        return new TestBaseline();
    }

    public TestBaseline person(String id, boolean federated) {
        return person(id, id, federated);
    }

    /// A person with an IAM user of another name and, maybe, groups.
    public TestBaseline personAs(String id, String user, String... groups) {
        return person(id, user, false, groups);
    }

    private TestBaseline person(String id, String user, boolean federated, String... groups) {
        people.put(
                id,
                new Person(
                        id,
                        Optional.empty(),
                        Optional.empty(),
                        user,
                        List.of(groups),
                        federated,
                        Optional.empty()));
        return this;
    }

    public TestBaseline service(String user, String... groups) {
        services.put(user, new Service(user, Optional.empty(), List.of(groups), Optional.empty()));
        return this;
    }

    public TestBaseline breakGlass(String user) {
        breakGlass.add(user);
        return this;
    }

    public TestBaseline needs(Need... declared) {
        needs = Optional.of(List.of(declared));
        return this;
    }

    public TestBaseline passwordsLive(OptionalInt days) {
        maxAgeDays = days;
        return this;
    }

    public TestBaseline hardwareMfa() {
        mfaKind = Baseline.MfaKind.HARDWARE;
        return this;
    }

    public TestBaseline idleDays(int days) {
        users = new Baseline.Users(users.unusedDays(), days);
        return this;
    }

    public TestBaseline regions(Baseline.Regions wanted) {
        regions = wanted;
        return this;
    }

    public TestBaseline securityContact(String name, String email) {
        securityContact =
                Optional.of(
                        new Baseline.SecurityContact(name, "Security", email, "+44 20 7946 0000"));
        return this;
    }

    public TestBaseline trail(String name, String bucket) {
        trail = Optional.of(new Baseline.TrailGoal(name, bucket));
        return this;
    }

    public static Need needOfUser(String user, String until) {
        return new Need(new Need.Subject.OfUser(user), "deploy", "alice", LocalDate.parse(until));
    }

    public static Need needOfKey(String id, String until) {
        return new Need(new Need.Subject.OfKey(id), "backup", "alice", LocalDate.parse(until));
    }

    public Baseline build() {
        Baseline d = Baseline.DEFAULT;
        var policy = d.passwordPolicy();
        return new Baseline(
                d.account(),
                new dev.lockstep.baseline.PasswordPolicyGoal(
                        policy.minimumLength(),
                        policy.requireUppercase(),
                        policy.requireLowercase(),
                        policy.requireNumbers(),
                        policy.requireSymbols(),
                        maxAgeDays,
                        policy.reusePrevention(),
                        policy.allowUsersToChange(),
                        policy.hardExpiry()),
                d.root(),
                d.administrators(),
                d.administratorRoles(),
                d.groups(),
                people,
                services,
                breakGlass,
                users,
                new Baseline.Mfa(mfaKind, false),
                securityContact,
                trail,
                d.accessKeys(),
                needs,
                d.trustedAccounts(),
                regions,
                d.limits(),
                d.locked(),
                d.exceptions(),
                d.files());
    }
}
