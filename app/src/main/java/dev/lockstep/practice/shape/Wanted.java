package dev.lockstep.practice.shape;

import dev.lockstep.access.template.ServicePolicy;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.GroupGoal;
import dev.lockstep.baseline.Need;
import dev.lockstep.baseline.Person;
import dev.lockstep.baseline.Places;
import dev.lockstep.baseline.RootGoal;
import dev.lockstep.baseline.Service;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What the owner of an account wants of it, in the making; everything that is not said is as in
/// the built-in baseline.
final class Wanted {
    private final String account;
    private final LocalDate today;
    private RootGoal root = RootGoal.DEFAULT;
    private final SortedMap<String, GroupGoal> groups = new TreeMap<>();
    private final SortedMap<String, Person> people = new TreeMap<>();
    private final SortedMap<String, Service> services = new TreeMap<>();
    private final SortedSet<String> breakGlass = new TreeSet<>();
    private final List<Need> needs = new ArrayList<>();
    private final SortedSet<String> trusted = new TreeSet<>();
    private Optional<Baseline.SecurityContact> contact = Optional.empty();
    private Optional<Baseline.TrailGoal> trail = Optional.empty();
    private List<String> regions = List.of();

    Wanted(String account, Instant now) {
        this.account = account;
        this.today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    /// Somebody vouches for root's password.
    void strongRootPassword(String by) {
        root =
                new RootGoal(
                        root.mfaKind(),
                        root.idleDays(),
                        Map.of(
                                RootGoal.STRONG_PASSWORD,
                                new RootGoal.Attestation(
                                        by, today.minusDays(30), today.plusDays(300))));
    }

    /// @param kind what is marked of it: `administrators`, `read-only`, services, or nothing
    void group(String name, Kind kind, String... policies) {
        groups.put(
                name,
                new GroupGoal(
                        name,
                        kind.administrators,
                        kind.readOnly,
                        kind.services.isEmpty() ? Optional.empty() : Optional.of(kind.services),
                        kind.passRoles,
                        Optional.of(
                                Arrays.stream(policies)
                                        .map(one -> new GroupGoal.PolicyGoal(one, Optional.empty()))
                                        .toList()),
                        Optional.empty()));
    }

    /// A group limited to services, with a policy that is right by construction.
    void serviceGroup(String name, String... services) {
        ServicePolicy policy = ServicePolicy.whole(List.of(services), List.of());
        Kind kind = Kind.services(services);
        groups.put(
                name,
                new GroupGoal(
                        name,
                        false,
                        false,
                        Optional.of(kind.services),
                        List.of(),
                        Optional.of(
                                List.of(
                                        new GroupGoal.PolicyGoal(
                                                name + "-services",
                                                Optional.of(policy.document())))),
                        Optional.empty()));
    }

    /// What a group is for.
    record Kind(
            boolean administrators,
            boolean readOnly,
            List<String> services,
            List<String> passRoles) {
        static final Kind ADMINISTRATORS = new Kind(true, false, List.of(), List.of());
        static final Kind READ_ONLY = new Kind(false, true, List.of(), List.of());
        static final Kind PLAIN = new Kind(false, false, List.of(), List.of());

        static Kind services(String... services) {
            return new Kind(false, false, List.of(services), List.of());
        }

        Kind passing(String... roles) {
            return new Kind(administrators, readOnly, services, List.of(roles));
        }
    }

    void person(PeopleNames.Name name, String... memberships) {
        people.put(
                name.user(),
                new Person(
                        name.user(),
                        Optional.of(name.full()),
                        Optional.of(name.email()),
                        name.user(),
                        List.of(memberships),
                        false,
                        Optional.empty()));
    }

    void service(String user, String owner, String... memberships) {
        services.put(
                user,
                new Service(user, Optional.of(owner), List.of(memberships), Optional.empty()));
    }

    void breakGlass(String user) {
        breakGlass.add(user);
    }

    void need(String user, String purpose, String owner, int days) {
        needs.add(new Need(new Need.Subject.OfUser(user), purpose, owner, today.plusDays(days)));
    }

    void needOfKey(String key, String purpose, String owner, int days) {
        needs.add(new Need(new Need.Subject.OfKey(key), purpose, owner, today.plusDays(days)));
    }

    void trusted(String other) {
        trusted.add(other);
    }

    void securityContact(Baseline.SecurityContact wanted) {
        contact = Optional.of(wanted);
    }

    void trail(String name, String bucket) {
        trail = Optional.of(new Baseline.TrailGoal(name, bucket));
    }

    void regions(String... names) {
        regions = List.of(names);
    }

    /// What is wanted where nobody has thought about it yet: no register of needs either.
    Baseline firstDay() {
        return baseline(Optional.empty());
    }

    Baseline baseline() {
        return baseline(Optional.of(needs));
    }

    private Baseline baseline(Optional<List<Need>> register) {
        Baseline usual = Baseline.DEFAULT;
        return new Baseline(
                Optional.of(account),
                usual.passwordPolicy(),
                root,
                usual.administrators(),
                usual.administratorRoles(),
                groups,
                people,
                services,
                breakGlass,
                usual.users(),
                usual.mfa(),
                contact,
                trail,
                usual.accessKeys(),
                register,
                trusted,
                regions.isEmpty() ? usual.regions() : new Baseline.Regions.Named(regions),
                usual.limits(),
                List.of(),
                List.of(),
                List.of(),
                Places.NONE);
    }
}
