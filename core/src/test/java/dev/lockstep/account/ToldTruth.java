package dev.lockstep.account;

import dev.lockstep.account.CredentialReport.Column;
import dev.lockstep.account.CredentialReport.Row;
import dev.lockstep.account.CredentialReport.Slot;
import dev.lockstep.account.around.Trail;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.account.credentials.LoginProfile;
import dev.lockstep.account.credentials.PasswordPolicy;
import dev.lockstep.account.credentials.SigningCertificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The answers that AWS gives about an account of which everything is known, with a credential
/// report made at that instant: what a snapshot that was changed must agree with.
final class ToldTruth {
    private final Account truth;
    private final Instant at;
    private final Answers.Builder builder;

    private ToldTruth(Account truth, Answers like, Instant at) {
        this.truth = truth;
        this.at = at;
        this.builder = new Answers.Builder(like.origin());
        // What no write changes is answered as before.
        put(ReadKey.CALLER_IDENTITY, like);
        put(ReadKey.SUMMARY, like);
        put(ReadKey.ORGANIZATION, like);
        put(ReadKey.ORGANIZATION_ACCOUNTS, like);
        put(ReadKey.ORGANIZATION_FEATURES, like);
        put(ReadKey.SERVICE_CONTROL_POLICIES, like);
        put(ReadKey.REGIONS, like);
        put(ReadKey.SAML_PROVIDERS, like);
        put(ReadKey.OPEN_ID_CONNECT_PROVIDERS, like);
    }

    /// @param like answers about the account as it was before
    static Answers of(Account truth, Answers like, Instant at) {
        var told = new ToldTruth(truth, like, at);
        told.tell(like);
        return told.builder.build();
    }

    private <T> void put(ReadKey<T> key, Answers like) {
        builder.put(key, like.get(key));
    }

    private <T> void put(ReadKey<T> key, T value) {
        builder.put(key, Read.known(value, Source.of(key.name(), Optional.of(at))));
    }

    private void tell(Answers like) {
        put(ReadKey.ACCOUNT_ALIAS, truth.alias());
        put(ReadKey.PASSWORD_POLICY, truth.passwordPolicy());
        List<User> users = List.copyOf(truth.users().values());
        put(
                ReadKey.DETAILS,
                new AuthorizationDetails(
                        Optional.of(users.stream().map(ToldTruth::bare).toList()),
                        Optional.of(List.copyOf(truth.groups().values())),
                        Optional.of(List.copyOf(truth.roles().values())),
                        Optional.of(truth.policies())));
        put(
                ReadKey.USERS,
                users.stream()
                        .map(user ->
                                new ListedUser(
                                        user.name(),
                                        user.arn(),
                                        user.id(),
                                        Optional.of(user.path()),
                                        user.created(),
                                        user.passwordLastUsed()))
                        .toList());
        for (User user : users) {
            String name = user.name();
            put(
                    ReadKey.ACCESS_KEYS.of(name),
                    user.accessKeys().stream().map(ToldTruth::listed).toList());
            put(ReadKey.MFA_DEVICES.of(name), user.mfaDevices());
            put(
                    ReadKey.LOGIN_PROFILES.of(name),
                    user.loginProfile()
                            .map(one -> new LoginProfile(one.created(), one.resetRequired())));
            put(ReadKey.SSH_PUBLIC_KEYS.of(name), user.sshPublicKeys());
            put(ReadKey.SIGNING_CERTIFICATES.of(name), user.signingCertificates());
        }
        put(
                ReadKey.SERVICE_CREDENTIALS,
                users.stream().flatMap(user -> user.serviceCredentials().stream()).toList());
        put(ReadKey.VIRTUAL_MFA_DEVICES, truth.virtualMfaDevices());
        put(ReadKey.SERVER_CERTIFICATES, truth.serverCertificates());
        put(
                ReadKey.ALTERNATE_CONTACTS.of("SECURITY"),
                Optional.ofNullable(truth.alternateContacts().get("SECURITY")));
        for (String region : like.subjects(ReadKey.ACCESS_ANALYZERS)) {
            put(
                    ReadKey.ACCESS_ANALYZERS.of(region),
                    truth.analyzers().getOrDefault(region, List.of()));
        }
        put(ReadKey.TRAILS, truth.trails().stream().map(ToldTruth::listed).toList());
        for (Trail trail : truth.trails()) {
            put(ReadKey.TRAIL_STATUS.of(trail.arn()), trail.status().orElseThrow());
            put(ReadKey.EVENT_SELECTORS.of(trail.arn()), trail.selectors().orElseThrow());
        }
        put(ReadKey.CREDENTIAL_REPORT, report(like));
    }

    private static User bare(User user) {
        return User.named(user.name(), user.arn(), user.id(), user.path(), user.created())
                .withRights(
                        user.groups(),
                        user.attachedPolicies(),
                        user.inlinePolicies(),
                        user.boundary(),
                        user.tags());
    }

    private static AccessKey listed(AccessKey key) {
        return new AccessKey(key.id(), key.active(), key.created(), key.lastUsed());
    }

    private static Trail listed(Trail trail) {
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

    private CredentialReport report(Answers like) {
        var rows = new TreeMap<String, Row>();
        rows.put(
                Root.NAME,
                like.get(ReadKey.CREDENTIAL_REPORT).found().orElseThrow().rows().get(Root.NAME));
        truth.users().values().forEach(user -> rows.put(user.name(), row(user)));
        return new CredentialReport(Optional.of(at), rows);
    }

    private Row row(User user) {
        Map<Column, String> cells = new HashMap<>();
        Optional<LoginProfile> password = user.loginProfile();
        Optional<Instant> changed = password.flatMap(one -> one.changed().or(one::created));
        Optional<Instant> next =
                truth.passwordPolicy()
                        .flatMap(PasswordPolicy::maxAgeDays)
                        .flatMap(days -> changed.map(date -> date.plus(Duration.ofDays(days))));
        cells.put(Column.USER, user.name());
        cells.put(Column.ARN, user.arn().orElseThrow());
        cells.put(Column.USER_CREATION_TIME, date(user.created(), "N/A"));
        cells.put(Column.PASSWORD_ENABLED, Boolean.toString(password.isPresent()));
        cells.put(
                Column.PASSWORD_LAST_USED,
                date(user.passwordLastUsed(), password.isPresent() ? "no_information" : "N/A"));
        cells.put(Column.PASSWORD_LAST_CHANGED, date(changed, "N/A"));
        cells.put(Column.PASSWORD_NEXT_ROTATION, date(next, "N/A"));
        cells.put(Column.MFA_ACTIVE, Boolean.toString(!user.mfaDevices().isEmpty()));
        for (Slot slot : Slot.BOTH) {
            Optional<AccessKey> key = at(user.accessKeys(), slot.number());
            Optional<AccessKey.LastUsed> used =
                    key.flatMap(AccessKey::lastUsed).filter(one -> one.date().isPresent());
            cells.put(slot.active, Boolean.toString(key.filter(AccessKey::active).isPresent()));
            cells.put(
                    slot.lastRotated,
                    date(key.flatMap(one -> one.statusChanged().or(one::created)), "N/A"));
            cells.put(slot.lastUsedDate, date(used.flatMap(AccessKey.LastUsed::date), "N/A"));
            cells.put(slot.lastUsedRegion, used.flatMap(AccessKey.LastUsed::region).orElse("N/A"));
            cells.put(
                    slot.lastUsedService, used.flatMap(AccessKey.LastUsed::service).orElse("N/A"));
        }
        Optional<SigningCertificate> first = at(user.signingCertificates(), 1);
        Optional<SigningCertificate> second = at(user.signingCertificates(), 2);
        cells.put(Column.CERT_1_ACTIVE, flag(first));
        cells.put(
                Column.CERT_1_LAST_ROTATED,
                date(first.flatMap(SigningCertificate::uploaded), "N/A"));
        cells.put(Column.CERT_2_ACTIVE, flag(second));
        cells.put(
                Column.CERT_2_LAST_ROTATED,
                date(second.flatMap(SigningCertificate::uploaded), "N/A"));
        return new Row(user.name(), cells);
    }

    private static String flag(Optional<SigningCertificate> one) {
        return Boolean.toString(one.filter(SigningCertificate::active).isPresent());
    }

    private static <T> Optional<T> at(List<T> all, int number) {
        return number <= all.size() ? Optional.of(all.get(number - 1)) : Optional.empty();
    }

    private static String date(Optional<Instant> when, String otherwise) {
        return when.map(Instant::toString).orElse(otherwise);
    }
}
