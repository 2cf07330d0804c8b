package dev.lockstep.practice.shape;

import dev.lockstep.account.Account;
import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.AccountSummary;
import dev.lockstep.account.Answers;
import dev.lockstep.account.AuthorizationDetails;
import dev.lockstep.account.CallerIdentity;
import dev.lockstep.account.CredentialReport;
import dev.lockstep.account.CredentialReport.Column;
import dev.lockstep.account.ListedUser;
import dev.lockstep.account.Read;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.Root;
import dev.lockstep.account.Source;
import dev.lockstep.account.User;
import dev.lockstep.account.around.OpenIdConnectProvider;
import dev.lockstep.account.around.SamlProvider;
import dev.lockstep.account.around.Trail;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.account.credentials.LoginProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What AWS would say of an account, every call answered, the report made just now.
final class TrueAnswers {
    private static final String REGION = "us-east-1";

    private final Account account;
    private final Instant now;
    private final Answers.Builder answers;

    private TrueAnswers(Account account, Instant now) {
        this.account = account;
        this.now = now;
        this.answers =
                new Answers.Builder(
                        new Answers.Origin(
                                account.id(),
                                Optional.of(account.partition()),
                                Optional.of(now),
                                Optional.of(REGION)));
    }

    static AccountSnapshot snapshot(Account account, Instant now) {
        return AccountSnapshot.of(new TrueAnswers(account, now).answers());
    }

    private Answers answers() {
        String id = account.id().orElseThrow();
        put(
                ReadKey.CALLER_IDENTITY,
                new CallerIdentity(id, "arn:aws:sts::" + id + ":assumed-role/x/y"));
        put(ReadKey.ACCOUNT_ALIAS, account.alias());
        put(ReadKey.PASSWORD_POLICY, account.passwordPolicy());
        put(
                ReadKey.DETAILS,
                new AuthorizationDetails(
                        Optional.of(List.copyOf(account.users().values())),
                        Optional.of(List.copyOf(account.groups().values())),
                        Optional.of(List.copyOf(account.roles().values())),
                        Optional.of(account.policies())));
        put(ReadKey.SUMMARY, summary());
        put(ReadKey.VIRTUAL_MFA_DEVICES, account.virtualMfaDevices());
        put(ReadKey.CREDENTIAL_REPORT, report());
        put(
                ReadKey.USERS,
                account.users().values().stream()
                        .map(user ->
                                new ListedUser(
                                        user.name(),
                                        user.arn(),
                                        user.id(),
                                        Optional.of(user.path()),
                                        user.created(),
                                        user.passwordLastUsed()))
                        .toList());
        put(
                ReadKey.SERVICE_CREDENTIALS,
                account.users().values().stream()
                        .flatMap(user -> user.serviceCredentials().stream())
                        .toList());
        for (User user : account.users().values()) {
            put(ReadKey.MFA_DEVICES.of(user.name()), user.mfaDevices());
            put(ReadKey.ACCESS_KEYS.of(user.name()), user.accessKeys());
            put(ReadKey.LOGIN_PROFILES.of(user.name()), user.loginProfile());
            put(ReadKey.SSH_PUBLIC_KEYS.of(user.name()), user.sshPublicKeys());
            put(ReadKey.SIGNING_CERTIFICATES.of(user.name()), user.signingCertificates());
        }
        around();
        return answers.build();
    }

    private void around() {
        put(ReadKey.SERVER_CERTIFICATES, account.serverCertificates());
        put(
                ReadKey.SAML_PROVIDERS,
                account.samlProviders().stream().map(SamlProvider::arn).toList());
        put(
                ReadKey.OPEN_ID_CONNECT_PROVIDERS,
                account.openIdConnectProviders().stream().map(OpenIdConnectProvider::arn).toList());
        put(ReadKey.ORGANIZATION, account.organization());
        put(ReadKey.ORGANIZATION_ACCOUNTS, account.organizationAccounts());
        put(ReadKey.ORGANIZATION_FEATURES, account.organizationFeatures());
        put(ReadKey.SERVICE_CONTROL_POLICIES, account.serviceControlPolicies());
        for (String type : List.of("SECURITY", "BILLING", "OPERATIONS")) {
            put(
                    ReadKey.ALTERNATE_CONTACTS.of(type),
                    Optional.ofNullable(account.alternateContacts().get(type)));
        }
        put(ReadKey.REGIONS, account.regions());
        account.regions()
                .forEach(region ->
                        put(
                                ReadKey.ACCESS_ANALYZERS.of(region.name()),
                                account.analyzers().getOrDefault(region.name(), List.of())));
        put(ReadKey.TRAILS, account.trails());
        for (Trail trail : account.trails()) {
            put(ReadKey.TRAIL_STATUS.of(trail.arn()), trail.status().orElseThrow());
            put(ReadKey.EVENT_SELECTORS.of(trail.arn()), trail.selectors().orElseThrow());
        }
    }

    private <T> void put(ReadKey<T> key, T value) {
        answers.put(key, Read.known(value, Source.of(key.name(), Optional.of(now))));
    }

    private AccountSummary summary() {
        Root root = account.root();
        boolean mfa =
                !root.mfaDevices().isEmpty()
                        || account.virtualMfaDevices().stream().anyMatch(one -> one.isRoots());
        return new AccountSummary(
                Map.of(
                        "AccountMFAEnabled", mfa ? 1 : 0,
                        "AccountAccessKeysPresent", root.accessKeys().isEmpty() ? 0 : 1,
                        "AccountPasswordPresent", root.password().isPresent() ? 1 : 0,
                        "AccountSigningCertificatesPresent", 0));
    }

    private CredentialReport report() {
        SortedMap<String, CredentialReport.Row> rows = new TreeMap<>();
        Root root = account.root();
        rows.put(
                Root.NAME,
                row(
                        Root.NAME,
                        account.rootArn(),
                        root.created(),
                        root.password(),
                        root.passwordLastUsed(),
                        !root.mfaDevices().isEmpty(),
                        root.accessKeys()));
        for (User user : account.users().values()) {
            rows.put(
                    user.name(),
                    row(
                            user.name(),
                            user.arn(),
                            user.created(),
                            user.loginProfile(),
                            user.passwordLastUsed(),
                            !user.mfaDevices().isEmpty(),
                            user.accessKeys()));
        }
        return new CredentialReport(Optional.of(now), rows);
    }

    private CredentialReport.Row row(
            String name,
            Optional<String> arn,
            Optional<Instant> created,
            Optional<LoginProfile> password,
            Optional<Instant> used,
            boolean mfa,
            List<AccessKey> keys) {
        Map<Column, String> cells = new EnumMap<>(Column.class);
        cells.put(Column.USER, name);
        cells.put(Column.ARN, arn.orElseThrow());
        cells.put(Column.USER_CREATION_TIME, created.orElseThrow().toString());
        cells.put(Column.PASSWORD_ENABLED, Boolean.toString(password.isPresent()));
        Optional<Instant> changed = password.flatMap(LoginProfile::changed);
        cells.put(
                Column.PASSWORD_LAST_USED,
                password.isEmpty() ? "N/A" : used.map(Instant::toString).orElse("no_information"));
        cells.put(Column.PASSWORD_LAST_CHANGED, text(changed));
        Optional<Integer> age = account.passwordPolicy().flatMap(policy -> policy.maxAgeDays());
        cells.put(
                Column.PASSWORD_NEXT_ROTATION,
                text(age.flatMap(days -> changed.map(date -> date.plus(Duration.ofDays(days))))));
        cells.put(Column.MFA_ACTIVE, Boolean.toString(mfa));
        slot(cells, keys.isEmpty() ? null : keys.getFirst(), 1);
        slot(cells, keys.size() < 2 ? null : keys.get(1), 2);
        cells.put(Column.CERT_1_ACTIVE, "false");
        cells.put(Column.CERT_1_LAST_ROTATED, "N/A");
        cells.put(Column.CERT_2_ACTIVE, "false");
        cells.put(Column.CERT_2_LAST_ROTATED, "N/A");
        return new CredentialReport.Row(name, cells);
    }

    private static void slot(Map<Column, String> cells, @Nullable AccessKey key, int slot) {
        Optional<AccessKey> known = Optional.ofNullable(key);
        Optional<AccessKey.LastUsed> used = known.flatMap(AccessKey::lastUsed);
        String start = "ACCESS_KEY_" + slot;
        cells.put(
                Column.valueOf(start + "_ACTIVE"),
                Boolean.toString(known.map(AccessKey::active).orElse(false)));
        cells.put(
                Column.valueOf(start + "_LAST_ROTATED"),
                text(known.flatMap(one -> one.statusChanged().or(one::created))));
        cells.put(
                Column.valueOf(start + "_LAST_USED_DATE"),
                text(used.flatMap(AccessKey.LastUsed::date)));
        cells.put(
                Column.valueOf(start + "_LAST_USED_REGION"),
                used.flatMap(AccessKey.LastUsed::region).orElse("N/A"));
        cells.put(
                Column.valueOf(start + "_LAST_USED_SERVICE"),
                used.flatMap(AccessKey.LastUsed::service).orElse("N/A"));
    }

    private static String text(Optional<Instant> date) {
        return date.map(Instant::toString).orElse("N/A");
    }
}
