package dev.lockstep.baseline;

import dev.lockstep.baseline.GroupGoal.PolicyGoal;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.PolicyParse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Baselines for tests: the built-in one with some parts declared.
public final class TestBaseline {
    private final SortedMap<String, Person> people = new TreeMap<>();
    private final SortedMap<String, Service> services = new TreeMap<>();
    private final SortedSet<String> breakGlass = new TreeSet<>();
    private final SortedMap<String, GroupGoal> groups = new TreeMap<>();
    private final SortedSet<String> trustedAccounts = new TreeSet<>();
    private final List<ExceptionRule> exceptions = new ArrayList<>();
    private boolean enforcesMfa;
    private Optional<List<Need>> needs = Optional.empty();
    private PasswordPolicyGoal passwordPolicy = PasswordPolicyGoal.DEFAULT;
    private RootGoal root = RootGoal.DEFAULT;
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

    public TestBaseline person(Person one) {
        people.put(one.id(), one);
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
        PasswordPolicyGoal d = PasswordPolicyGoal.DEFAULT;
        return passwordPolicy(
                new PasswordPolicyGoal(
                        d.minimumLength(),
                        d.requireUppercase(),
                        d.requireLowercase(),
                        d.requireNumbers(),
                        d.requireSymbols(),
                        days,
                        d.reusePrevention(),
                        d.allowUsersToChange(),
                        d.hardExpiry()));
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

    public TestBaseline passwordPolicy(PasswordPolicyGoal goal) {
        passwordPolicy = goal;
        return this;
    }

    public TestBaseline root(RootGoal goal) {
        root = goal;
        return this;
    }

    public TestBaseline groups(GroupGoal... declared) {
        Arrays.stream(declared).forEach(group -> groups.put(group.name(), group));
        return this;
    }

    public TestBaseline enforcingMfa(boolean enforce) {
        enforcesMfa = enforce;
        return this;
    }

    public TestBaseline exception(String control, String subject, String until) {
        exceptions.add(
                new ExceptionRule(
                        control, subject, "a reason", "alice", LocalDate.parse(until), 1));
        return this;
    }

    public TestBaseline trustedAccounts(String... ids) {
        trustedAccounts.addAll(List.of(ids));
        return this;
    }

    /// The built-in baseline with another password policy.
    public static Baseline wanting(PasswordPolicyGoal goal) {
        return baseline().passwordPolicy(goal).build();
    }

    /// The built-in baseline with other wishes for root.
    public static Baseline wanting(RootGoal goal) {
        return baseline().root(goal).build();
    }

    /// A group that declares nothing about its policies.
    public static GroupGoal group(String name) {
        return goal(name, Optional.empty(), Optional.empty());
    }

    public static GroupGoal group(String name, String... policies) {
        return goal(
                name,
                Optional.of(
                        Arrays.stream(policies)
                                .map(policy -> new PolicyGoal(policy, Optional.empty()))
                                .toList()),
                Optional.empty());
    }

    public static GroupGoal groupWithInline(String name, Map<String, String> documents) {
        SortedMap<String, PolicyParse> inline = new TreeMap<>();
        documents.forEach((policy, json) -> inline.put(policy, PolicyDocument.parse(json)));
        return goal(name, Optional.empty(), Optional.of(inline));
    }

    /// A group whose members are administrators on purpose.
    public static GroupGoal administrators(String name) {
        return new GroupGoal(
                name, true, false, Optional.empty(), List.of(), Optional.empty(), Optional.empty());
    }

    /// A group whose members only read.
    public static GroupGoal readers(String name) {
        return new GroupGoal(
                name, false, true, Optional.empty(), List.of(), Optional.empty(), Optional.empty());
    }

    /// A group that is limited to services, and may pass one role.
    public static GroupGoal limited(String name, String passRole, String... services) {
        return new GroupGoal(
                name,
                false,
                false,
                Optional.of(List.of(services)),
                List.of(passRole),
                Optional.empty(),
                Optional.empty());
    }

    private static GroupGoal goal(
            String name,
            Optional<List<PolicyGoal>> policies,
            Optional<SortedMap<String, PolicyParse>> inline) {
        return new GroupGoal(name, false, false, Optional.empty(), List.of(), policies, inline);
    }

    public static Need needOfUser(String user, String until) {
        return new Need(new Need.Subject.OfUser(user), "deploy", "alice", LocalDate.parse(until));
    }

    public static Need needOfKey(String id, String until) {
        return new Need(new Need.Subject.OfKey(id), "backup", "alice", LocalDate.parse(until));
    }

    /// The same baseline with other limits of a plan.
    public static Baseline withLimits(Baseline one, Baseline.Limits limits) {
        return new Baseline(
                one.account(),
                one.passwordPolicy(),
                one.root(),
                one.administrators(),
                one.administratorRoles(),
                one.groups(),
                one.people(),
                one.services(),
                one.breakGlass(),
                one.users(),
                one.mfa(),
                one.securityContact(),
                one.trail(),
                one.accessKeys(),
                one.needs(),
                one.trustedAccounts(),
                one.regions(),
                limits,
                one.locked(),
                one.exceptions(),
                one.files(),
                one.places());
    }

    public Baseline build() {
        Baseline d = Baseline.DEFAULT;
        return new Baseline(
                d.account(),
                passwordPolicy,
                root,
                d.administrators(),
                d.administratorRoles(),
                groups,
                people,
                services,
                breakGlass,
                users,
                new Baseline.Mfa(mfaKind, enforcesMfa),
                securityContact,
                trail,
                d.accessKeys(),
                needs,
                trustedAccounts,
                regions,
                d.limits(),
                d.locked(),
                exceptions,
                d.files(),
                d.places());
    }
}
