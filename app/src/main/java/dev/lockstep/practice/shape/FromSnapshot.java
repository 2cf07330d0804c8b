package dev.lockstep.practice.shape;

import dev.lockstep.account.Account;
import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Group;
import dev.lockstep.account.Role;
import dev.lockstep.account.User;
import dev.lockstep.account.around.Analyzer;
import dev.lockstep.account.around.ServerCertificate;
import dev.lockstep.account.around.Trail;
import dev.lockstep.account.credentials.VirtualMfaDevice;
import dev.lockstep.account.organization.Organization;
import dev.lockstep.account.policies.ManagedPolicy;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.practice.state.AwsRegions;
import dev.lockstep.practice.state.OwnSession;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// An account to practise on, made of saved answers.
///
/// What only a weaker source tells becomes what AWS would keep: a password that the credential
/// report shows becomes a login profile, its key slots become keys. What no answer tells is made up
/// the same way each time: ids and secrets from names, dates from the time at which the answers
/// were taken. A read that is missing is empty here; nothing can be served as refused.
public final class FromSnapshot {
    private final AccountSnapshot snapshot;
    private final Account known;
    private final Instant taken;
    private final String id;
    private final FreshSecrets secrets;

    private FromSnapshot(AccountSnapshot snapshot, Instant now) {
        this.snapshot = snapshot;
        this.known = snapshot.account();
        this.taken =
                snapshot.takenAt()
                        .or(() ->
                                snapshot.credentialReport()
                                        .found()
                                        .flatMap(report -> report.generated()))
                        .orElse(now)
                        .truncatedTo(ChronoUnit.SECONDS);
        this.id =
                known.id()
                        .filter(given -> given.matches("[0-9]{12}"))
                        .orElseGet(() -> "9" + Derived.digits(11, known.partition()));
        this.secrets = new FreshSecrets(id);
    }

    /// The account.
    ///
    /// @param now the instant (UTC) that stands in where the answers do not say when they were
    ///   taken
    public static FreshAccount make(AccountSnapshot snapshot, Instant now) {
        return new FromSnapshot(snapshot, now).made();
    }

    private FreshAccount made() {
        SortedMap<String, User> users = new TreeMap<>();
        var builder = new SavedUser(snapshot, iam(""), taken, secrets);
        known.users().values().forEach(user -> users.put(user.name(), builder.made(user)));
        SortedMap<String, Group> groups = groups(users);
        SortedMap<String, Role> roles = roles();
        List<ManagedPolicy> policies =
                PolicyList.complete(
                        known.policies(), users.values(), groups.values(), roles.values());
        var saved = new SavedRoot(snapshot, iam(""), taken, secrets);
        var root = saved.made();
        List<VirtualMfaDevice> devices =
                SavedDevices.of(snapshot, users, root, iam("root"), secrets);
        Account truth =
                new Account(
                        Optional.of(id),
                        known.partition(),
                        known.alias(),
                        known.passwordPolicy(),
                        root,
                        users,
                        groups,
                        roles,
                        policies.stream().map(this::whole).toList(),
                        devices,
                        known.serverCertificates().stream().map(this::whole).toList(),
                        known.samlProviders(),
                        known.openIdConnectProviders(),
                        organization(),
                        known.organizationAccounts(),
                        known.organizationFeatures(),
                        known.serviceControlPolicies(),
                        known.alternateContacts(),
                        known.regions().isEmpty() ? AwsRegions.ofNewAccount() : known.regions(),
                        analyzers(),
                        known.trails().stream().map(this::whole).toList());
        return new FreshAccount(truth, secrets.secrets(), Baseline.DEFAULT);
    }

    /// Where the organization itself was not read, but something that only its management account
    /// or a delegated administrator is told, there is one.
    private Optional<Organization> organization() {
        boolean isThere =
                known.organizationFeatures().isPresent()
                        || !known.organizationAccounts().isEmpty()
                        || !known.serviceControlPolicies().isEmpty();
        return snapshot.organization().isKnown() || !isThere
                ? known.organization()
                : Optional.of(
                        new Organization(
                                "o-"
                                        + Derived.text(10, "organization " + id)
                                                .toLowerCase(Locale.ROOT),
                                id,
                                "ALL"));
    }

    private String iam(String resource) {
        return "arn:" + known.partition() + ":iam::" + id + ":" + resource;
    }

    /// The groups; one that users are in and no list names is made, without policies.
    private SortedMap<String, Group> groups(SortedMap<String, User> users) {
        SortedMap<String, Group> groups = new TreeMap<>();
        known.groups().values().forEach(group -> groups.put(group.name(), whole(group)));
        for (User user : users.values()) {
            for (String name : user.groups()) {
                groups.computeIfAbsent(
                        name,
                        _ -> whole(new Group(name, Optional.empty(), "/", List.of(), List.of())));
            }
        }
        return groups;
    }

    private Group whole(Group group) {
        return new Group(
                group.name(),
                group.arn().or(() -> Optional.of(iam("group" + group.path() + group.name()))),
                group.path(),
                group.attachedPolicies(),
                group.inlinePolicies(),
                group.id().or(() -> Optional.of(Derived.id("AGPA", id + group.name()))),
                group.created().or(() -> Optional.of(taken)));
    }

    /// The roles, and the one that whoever practises comes in by. It lets in nobody else, so that
    /// no one of the account can become an administrator by it who could not before.
    private SortedMap<String, Role> roles() {
        SortedMap<String, Role> roles = new TreeMap<>();
        known.roles().values().forEach(role -> roles.put(role.name(), whole(role)));
        roles.computeIfAbsent(
                OwnSession.ROLE,
                name ->
                        whole(
                                new Role(
                                        name,
                                        iam("role/" + name),
                                        "/",
                                        PolicyDocument.parse(
                                                Documents.trust(
                                                        "AWS", iam("root"), onlyFor(iam("root")))),
                                        List.of(
                                                AwsPolicies.attached(
                                                        "AdministratorAccess", known.partition())),
                                        List.of(),
                                        Optional.empty())));
        return roles;
    }

    private static String onlyFor(String arn) {
        return "{\"ArnEquals\":{\"aws:PrincipalArn\":\"" + arn + "\"}}";
    }

    private Role whole(Role role) {
        return new Role(
                role.name(),
                role.arn(),
                role.path(),
                role.trustPolicy(),
                role.attachedPolicies(),
                role.inlinePolicies(),
                role.boundary(),
                role.id().or(() -> Optional.of(Derived.id("AROA", id + role.name()))),
                role.created().or(() -> Optional.of(taken)),
                role.description(),
                role.maxSession(),
                role.tags());
    }

    /// A document that was not read stays left out.
    private ManagedPolicy whole(ManagedPolicy policy) {
        return new ManagedPolicy(
                policy.name(),
                policy.arn(),
                policy.path(),
                policy.attachmentCount(),
                policy.defaultVersion().isBlank() ? "v1" : policy.defaultVersion(),
                policy.versions().stream().map(this::whole).toList(),
                policy.id().or(() -> Optional.of(Derived.id("ANPA", policy.arn()))),
                policy.created().or(() -> Optional.of(taken)),
                policy.updated().or(policy::created).or(() -> Optional.of(taken)),
                policy.description(),
                policy.tags());
    }

    private ManagedPolicy.Version whole(ManagedPolicy.Version version) {
        return new ManagedPolicy.Version(
                version.id().isBlank() ? "v1" : version.id(),
                version.document(),
                version.created().or(() -> Optional.of(taken)));
    }

    private ServerCertificate whole(ServerCertificate certificate) {
        String name = certificate.name();
        return new ServerCertificate(
                name,
                certificate.arn().or(() -> Optional.of(iam("server-certificate/" + name))),
                certificate.expires(),
                certificate.id().or(() -> Optional.of(Derived.id("ASCA", id + name))),
                certificate.uploaded().or(() -> Optional.of(taken)),
                certificate.body(),
                certificate.chain());
    }

    private Map<String, List<Analyzer>> analyzers() {
        Map<String, List<Analyzer>> analyzers = new TreeMap<>();
        known.analyzers()
                .forEach((region, found) -> {
                    var whole = new ArrayList<Analyzer>();
                    for (Analyzer one : found) {
                        whole.add(
                                new Analyzer(
                                        one.name(),
                                        one.arn(),
                                        one.type(),
                                        one.status(),
                                        one.created().or(() -> Optional.of(taken))));
                    }
                    analyzers.put(region, whole);
                });
        return analyzers;
    }

    /// What was not read of a trail is as in one that was just made.
    private Trail whole(Trail trail) {
        Trail whole = trail;
        if (trail.status().isEmpty()) {
            whole = whole.withStatus(new Trail.Status(false));
        }
        return trail.selectors().isPresent() ? whole : whole.withSelectors(Trail.Selectors.USUAL);
    }
}
