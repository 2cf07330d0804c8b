package dev.lockstep.account;

import dev.lockstep.account.around.OpenIdConnectProvider;
import dev.lockstep.account.around.SamlProvider;
import dev.lockstep.account.around.Trail;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.account.credentials.LoginProfile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// The answers that AWS would give after writes: what was known is told anew from the changed
/// account, what was missing stays missing.
///
/// What did not change keeps its answer, so a few writes in a large account cost little.
final class ChangedAnswers {
    private final AccountSnapshot snapshot;
    private final Answers before;
    private final Account was;
    private final Account is;
    private final Instant at;
    private final Answers.Builder builder;

    private ChangedAnswers(AccountSnapshot snapshot, Account after, Instant at) {
        this.snapshot = snapshot;
        this.before = snapshot.answers();
        this.was = snapshot.account();
        this.is = after;
        this.at = at;
        Answers.Origin origin = before.origin();
        this.builder =
                before
                        .withOrigin(
                                new Answers.Origin(
                                        origin.account(),
                                        origin.partition(),
                                        Optional.of(at),
                                        origin.region()))
                        .toBuilder();
    }

    /// @param freshReport whether AWS has made a new credential report
    static Answers of(AccountSnapshot snapshot, Account after, Instant at, boolean freshReport) {
        var changed = new ChangedAnswers(snapshot, after, at);
        changed.identities();
        changed.credentials();
        changed.around();
        if (freshReport) {
            changed.tell(
                    ReadKey.CREDENTIAL_REPORT,
                    report -> new ChangedReport(changed.snapshot, after, at).of(report));
        }
        return changed.builder.build();
    }

    private void identities() {
        tell(ReadKey.ACCOUNT_ALIAS, _ -> is.alias());
        tell(ReadKey.PASSWORD_POLICY, _ -> is.passwordPolicy());
        tell(ReadKey.DETAILS, this::details);
        tell(ReadKey.USERS, this::listed);
        tell(ReadKey.SUMMARY, this::summary);
        tell(
                ReadKey.SAML_PROVIDERS,
                _ -> is.samlProviders().stream().map(SamlProvider::arn).toList());
        tell(
                ReadKey.OPEN_ID_CONNECT_PROVIDERS,
                _ -> is.openIdConnectProviders().stream().map(OpenIdConnectProvider::arn).toList());
    }

    private AuthorizationDetails details(AuthorizationDetails old) {
        return new AuthorizationDetails(
                old.users().map(this::detailed),
                old.groups().map(_ -> List.copyOf(is.groups().values())),
                old.roles().map(_ -> List.copyOf(is.roles().values())),
                old.policies().map(_ -> is.policies()));
    }

    private List<User> detailed(List<User> old) {
        Map<String, User> byName = byName(old);
        return is.users().values().stream()
                .map(user -> {
                    User same = isUnchanged(user) ? byName.get(user.name()) : null;
                    return same != null ? same : withoutCredentials(user);
                })
                .toList();
    }

    private static Map<String, User> byName(List<User> users) {
        return users.stream().collect(Collectors.toMap(User::name, user -> user, (_, b) -> b));
    }

    /// The details hold no credentials.
    private static User withoutCredentials(User user) {
        return user.withCredentials(
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private boolean isUnchanged(User user) {
        return Objects.equals(was.users().get(user.name()), user);
    }

    private List<ListedUser> listed(List<ListedUser> old) {
        var byName = new HashMap<String, ListedUser>();
        old.forEach(user -> byName.put(user.name(), user));
        var listed = new ArrayList<ListedUser>();
        for (User user : is.users().values()) {
            boolean existed = was.users().containsKey(user.name());
            ListedUser known = byName.get(user.name());
            if (known != null && isUnchanged(user)) {
                listed.add(known);
            } else if (known != null || !existed) {
                listed.add(
                        new ListedUser(
                                user.name(),
                                user.arn(),
                                user.id(),
                                Optional.of(user.path()),
                                user.created(),
                                user.passwordLastUsed()));
            }
        }
        return listed;
    }

    private AccountSummary summary(AccountSummary old) {
        var counts = new LinkedHashMap<>(old.counts());
        more(counts, "Users", is.users().size() - was.users().size());
        more(counts, "Groups", is.groups().size() - was.groups().size());
        more(counts, "Roles", is.roles().size() - was.roles().size());
        more(counts, "Policies", ownPolicies(is) - ownPolicies(was));
        more(counts, "MFADevices", is.virtualMfaDevices().size() - was.virtualMfaDevices().size());
        more(counts, "MFADevicesInUse", devicesInUse(is) - devicesInUse(was));
        more(
                counts,
                "ServerCertificates",
                is.serverCertificates().size() - was.serverCertificates().size());
        return new AccountSummary(counts);
    }

    private static void more(Map<String, Integer> counts, String name, int more) {
        counts.computeIfPresent(name, (_, count) -> Math.max(0, count + more));
    }

    private static int ownPolicies(Account account) {
        return (int) account.policies().stream().filter(one -> !one.isAwsManaged()).count();
    }

    private static int devicesInUse(Account account) {
        return (int) account.virtualMfaDevices().stream().filter(one -> one.isAssigned()).count();
    }

    private void credentials() {
        tell(ReadKey.VIRTUAL_MFA_DEVICES, _ -> is.virtualMfaDevices());
        tell(
                ReadKey.SERVICE_CREDENTIALS,
                _ ->
                        is.users().values().stream()
                                .flatMap(user -> user.serviceCredentials().stream())
                                .toList());
        for (User user : is.users().values()) {
            if (!isUnchanged(user)) {
                boolean isNew = !was.users().containsKey(user.name());
                credentials(user, isNew);
            }
        }
        var gone = new HashSet<>(was.users().keySet());
        gone.removeAll(is.users().keySet());
        builder.removeIf(
                key -> key.isOfOneUser() && key.subject().filter(gone::contains).isPresent());
        Root root = is.root();
        if (!root.equals(was.root())) {
            tell(ReadKey.ACCESS_KEYS.of(Root.NAME), _ -> keys(root.accessKeys()));
            tell(ReadKey.MFA_DEVICES.of(Root.NAME), _ -> root.mfaDevices());
        }
    }

    private void credentials(User user, boolean isNew) {
        String name = user.name();
        tell(ReadKey.ACCESS_KEYS.of(name), isNew, keys(user.accessKeys()));
        tell(ReadKey.MFA_DEVICES.of(name), isNew, user.mfaDevices());
        tell(
                ReadKey.LOGIN_PROFILES.of(name),
                isNew,
                user.loginProfile().map(ChangedAnswers::profile));
        tell(ReadKey.SSH_PUBLIC_KEYS.of(name), isNew, user.sshPublicKeys());
        tell(ReadKey.SIGNING_CERTIFICATES.of(name), isNew, user.signingCertificates());
    }

    /// When a status changed, no call tells: the report alone does.
    private static List<AccessKey> keys(List<AccessKey> keys) {
        return keys.stream()
                .map(key -> new AccessKey(key.id(), key.active(), key.created(), key.lastUsed()))
                .toList();
    }

    /// When a password was last changed, no call tells: the report alone does.
    private static LoginProfile profile(LoginProfile profile) {
        return new LoginProfile(profile.created(), profile.resetRequired());
    }

    private void around() {
        tell(ReadKey.SERVER_CERTIFICATES, _ -> is.serverCertificates());
        for (String type : before.subjects(ReadKey.ALTERNATE_CONTACTS)) {
            tell(
                    ReadKey.ALTERNATE_CONTACTS.of(type),
                    _ -> Optional.ofNullable(is.alternateContacts().get(type)));
        }
        for (String region : before.subjects(ReadKey.ACCESS_ANALYZERS)) {
            tell(
                    ReadKey.ACCESS_ANALYZERS.of(region),
                    _ -> is.analyzers().getOrDefault(region, List.of()));
        }
        tell(ReadKey.TRAILS, _ -> is.trails().stream().map(ChangedAnswers::asListed).toList());
        for (Trail trail : is.trails()) {
            boolean isNew =
                    before.get(ReadKey.TRAILS).isKnown()
                            && was.trails().stream()
                                    .noneMatch(one -> one.arn().equals(trail.arn()));
            trail.status()
                    .ifPresent(status -> tell(ReadKey.TRAIL_STATUS.of(trail.arn()), isNew, status));
            trail.selectors()
                    .ifPresent(selectors ->
                            tell(ReadKey.EVENT_SELECTORS.of(trail.arn()), isNew, selectors));
        }
    }

    private static Trail asListed(Trail trail) {
        return new Trail(
                trail.name(),
                trail.arn(),
                trail.homeRegion(),
                trail.multiRegion(),
                trail.logFileValidation(),
                trail.organizationTrail(),
                trail.bucket(),
                Optional.empty(),
                Optional.empty());
    }

    /// Tells a known read anew.
    private <T> void tell(ReadKey<T> key, UnaryOperator<T> anew) {
        if (before.get(key) instanceof Read.Known<T>(T old, Source source)) {
            T value = anew.apply(old);
            if (!value.equals(old)) {
                builder.put(key, Read.known(value, Source.of(source.name(), Optional.of(at))));
            }
        }
    }

    /// Tells a read of one subject anew, which for a new subject is asked for, unless AWS refuses
    /// it for all.
    private <T> void tell(ReadKey<T> key, boolean isNew, T value) {
        if (!isNew) {
            tell(key, _ -> value);
        } else if (!(before.get(key) instanceof Read.Denied<T>)) {
            builder.put(key, Read.known(value, Source.of(key.name(), Optional.of(at))));
        }
    }
}
