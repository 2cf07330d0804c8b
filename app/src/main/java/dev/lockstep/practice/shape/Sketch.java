package dev.lockstep.practice.shape;

import dev.lockstep.account.Account;
import dev.lockstep.account.Group;
import dev.lockstep.account.Role;
import dev.lockstep.account.Root;
import dev.lockstep.account.User;
import dev.lockstep.account.around.AlternateContact;
import dev.lockstep.account.around.Analyzer;
import dev.lockstep.account.around.SamlProvider;
import dev.lockstep.account.around.ServerCertificate;
import dev.lockstep.account.around.Trail;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.account.credentials.LoginProfile;
import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.account.credentials.PasswordPolicy;
import dev.lockstep.account.credentials.VirtualMfaDevice;
import dev.lockstep.account.policies.AttachedPolicy;
import dev.lockstep.account.policies.ManagedPolicy;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.practice.state.AwsRegions;
import dev.lockstep.practice.state.OwnSession;
import dev.lockstep.practice.state.Secrets;
import dev.lockstep.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/// An account in the making, with its secrets.
final class Sketch {
    /// Where the account is looked after from.
    static final String REGION = "us-east-1";

    private static final String PARTITION = "aws";

    final Dice dice;
    final Instant now;
    final String id;
    final PeopleNames names;
    Optional<PasswordPolicy> passwordPolicy = Optional.empty();
    Optional<String> alias = Optional.empty();
    Root root = Root.UNSEEN;
    private final SortedMap<String, User> users = new TreeMap<>();
    private final SortedMap<String, Group> groups = new TreeMap<>();
    private final SortedMap<String, Role> roles = new TreeMap<>();
    private final List<ManagedPolicy> ownPolicies = new ArrayList<>();
    private final List<VirtualMfaDevice> devices = new ArrayList<>();
    final List<ServerCertificate> serverCertificates = new ArrayList<>();
    final List<SamlProvider> samlProviders = new ArrayList<>();
    final Map<String, AlternateContact> contacts = new TreeMap<>();
    final Map<String, List<Analyzer>> analyzers = new TreeMap<>();
    final List<Trail> trails = new ArrayList<>();
    private final Map<String, Secret> keys = new HashMap<>();
    private final Map<String, Secret> passwords = new HashMap<>();
    private final Map<String, Secret> seeds = new HashMap<>();

    Sketch(long seed, Instant now) {
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
        // The id hangs on the seed alone, whatever else is drawn later.
        this.id = new Dice(seed).accountId();
        this.dice = new Dice(seed ^ 0x5EED);
        this.names = new PeopleNames(dice);
    }

    /// A time at least this many whole days ago, and less than one more.
    Instant daysAgo(int days) {
        return now.minus(Duration.ofDays(days)).minusSeconds(dice.below(80_000));
    }

    String iam(String resource) {
        return "arn:" + PARTITION + ":iam::" + id + ":" + resource;
    }

    AttachedPolicy aws(String name) {
        return AwsPolicies.attached(name, PARTITION);
    }

    AttachedPolicy own(String name) {
        return new AttachedPolicy(name, iam("policy/" + name));
    }

    /// Adds a customer managed policy.
    AttachedPolicy policy(String name, String document, int days) {
        AttachedPolicy policy = own(name);
        Instant made = daysAgo(days);
        ownPolicies.add(
                new ManagedPolicy(
                        name,
                        policy.arn(),
                        "/",
                        0,
                        "v1",
                        List.of(
                                new ManagedPolicy.Version(
                                        "v1", PolicyDocument.parse(document), Optional.of(made))),
                        Optional.of(dice.id("ANPA")),
                        Optional.of(made),
                        Optional.of(made),
                        Optional.empty(),
                        Map.of()));
        return policy;
    }

    void group(String name, int days, AttachedPolicy... attached) {
        groups.put(
                name,
                new Group(
                        name,
                        Optional.of(iam("group/" + name)),
                        "/",
                        List.of(attached),
                        List.of(),
                        Optional.of(dice.id("AGPA")),
                        Optional.of(daysAgo(days))));
    }

    void role(String name, String trust, int days, AttachedPolicy... attached) {
        roles.put(
                name,
                new Role(
                        name,
                        iam("role/" + name),
                        "/",
                        PolicyDocument.parse(trust),
                        List.of(attached),
                        List.of(),
                        Optional.empty(),
                        Optional.of(dice.id("AROA")),
                        Optional.of(daysAgo(days)),
                        Optional.empty(),
                        Role.DEFAULT_MAX_SESSION,
                        Map.of()));
    }

    /// Adds the role that whoever practises comes in by: it trusts its own account alone.
    void ownRole(int days) {
        role(
                OwnSession.ROLE,
                Documents.trust("AWS", iam("root"), ""),
                days,
                aws("AdministratorAccess"));
    }

    /// Adds a user.
    ///
    /// @param days how many days ago it was made
    void user(String name, int days, Consumer<UserSketch> facts) {
        var user = new UserSketch(this, name, days);
        facts.accept(user);
        users.put(name, user.made());
    }

    /// Sets root, with a password.
    ///
    /// @param days how many days ago the account was made
    void root(int days, int lastUsedDays, List<AccessKey> accessKeys, List<MfaDevice> mfa) {
        Instant made = daysAgo(days);
        root =
                new Root(
                        Optional.of(daysAgo(lastUsedDays)),
                        accessKeys,
                        mfa,
                        Optional.of(made),
                        Optional.of(new LoginProfile(Optional.of(made), false, Optional.of(made))),
                        List.of());
        passwords.put(Root.NAME, dice.password());
    }

    /// A new virtual device, with its seed.
    ///
    /// @param userArn whose it is; empty: nobody's
    MfaDevice virtualDevice(
            String name, Optional<String> userArn, Optional<String> userName, int days) {
        String serial = iam("mfa/" + name);
        Optional<Instant> enabled =
                userArn.isPresent() ? Optional.of(daysAgo(days)) : Optional.empty();
        devices.add(new VirtualMfaDevice(serial, userArn, userName, enabled));
        seeds.put(serial, dice.mfaSeed());
        return new MfaDevice(serial, enabled);
    }

    /// A new access key, with its secret.
    ///
    /// @param days how many days ago it was made
    /// @param lastUse when and for what; empty: never
    /// @param inactiveDays since when it is inactive; empty: it is active
    AccessKey key(int days, Optional<AccessKey.LastUsed> lastUse, Optional<Integer> inactiveDays) {
        String key = dice.keyId();
        keys.put(key, dice.secretKey());
        return new AccessKey(
                key,
                inactiveDays.isEmpty(),
                Optional.of(daysAgo(days)),
                Optional.of(
                        lastUse.orElse(
                                new AccessKey.LastUsed(
                                        Optional.empty(), Optional.empty(), Optional.empty()))),
                inactiveDays.map(this::daysAgo));
    }

    AccessKey.LastUsed used(int days, String service) {
        return new AccessKey.LastUsed(
                Optional.of(daysAgo(days)), Optional.of(service), Optional.of(REGION));
    }

    void password(String user) {
        passwords.put(user, dice.password());
    }

    void analyzer(String region, int days) {
        analyzers.put(
                region,
                List.of(
                        new Analyzer(
                                "external-access",
                                String.join(
                                        ":",
                                        "arn",
                                        PARTITION,
                                        "access-analyzer",
                                        region,
                                        id,
                                        "analyzer/external-access"),
                                "ACCOUNT",
                                "ACTIVE",
                                Optional.of(daysAgo(days)))));
    }

    void trail(String name, boolean multiRegion, boolean validation) {
        trails.add(
                new Trail(
                        name,
                        String.join(
                                ":", "arn", PARTITION, "cloudtrail", REGION, id, "trail/" + name),
                        Optional.of(REGION),
                        multiRegion,
                        validation,
                        false,
                        Optional.of(bucket(name)),
                        Optional.of(new Trail.Status(true)),
                        Optional.of(Trail.Selectors.USUAL)));
    }

    String bucket(String trail) {
        return trail + "-logs-" + id;
    }

    void serverCertificate(String name, int uploadedDays, Instant expires) {
        serverCertificates.add(
                new ServerCertificate(
                        name,
                        Optional.of(iam("server-certificate/" + name)),
                        Optional.of(expires),
                        Optional.of(dice.id("ASCA")),
                        Optional.of(daysAgo(uploadedDays)),
                        Optional.empty(),
                        Optional.empty()));
    }

    Account account() {
        return new Account(
                Optional.of(id),
                PARTITION,
                alias,
                passwordPolicy,
                root,
                users,
                groups,
                roles,
                PolicyList.complete(ownPolicies, users.values(), groups.values(), roles.values()),
                devices,
                serverCertificates,
                samlProviders,
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                contacts,
                AwsRegions.ofNewAccount(),
                analyzers,
                trails);
    }

    Secrets secrets() {
        return new Secrets(keys, Map.of(), passwords, seeds, Map.of(), Map.of());
    }
}
