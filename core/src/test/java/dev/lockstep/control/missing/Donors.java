package dev.lockstep.control.missing;

import static dev.lockstep.account.TestAccount.daysAgo;

import dev.lockstep.account.AccountSummary;
import dev.lockstep.account.Answers;
import dev.lockstep.account.CallerIdentity;
import dev.lockstep.account.CredentialReport;
import dev.lockstep.account.CredentialReport.Column;
import dev.lockstep.account.ListedUser;
import dev.lockstep.account.Read;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.Root;
import dev.lockstep.account.RootUser;
import dev.lockstep.account.Source;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.around.AlternateContact;
import dev.lockstep.account.around.Region;
import dev.lockstep.account.around.ServerCertificate;
import dev.lockstep.account.around.Trail;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.account.credentials.LoginProfile;
import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.account.credentials.PasswordPolicy;
import dev.lockstep.account.credentials.ServiceCredential;
import dev.lockstep.account.credentials.SigningCertificate;
import dev.lockstep.account.credentials.SshPublicKey;
import dev.lockstep.account.credentials.VirtualMfaDevice;
import dev.lockstep.account.organization.Organization;
import dev.lockstep.account.organization.OrganizationAccount;
import dev.lockstep.account.organization.ServiceControlLevel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/// What might be read: whole accounts, and single values that are picked to decide otherwise.
final class Donors {
    private final List<Answers> all = new ArrayList<>();

    private Donors() {}

    static List<Answers> all() {
        var donors = new Donors();
        donors.all.addAll(
                Accounts.answers(
                        Accounts.empty(),
                        Accounts.onlyRoles(),
                        Accounts.worst(),
                        Accounts.halfKept(),
                        Accounts.tidy(),
                        Accounts.askedByRoot(),
                        Accounts.govCloud(),
                        Accounts.declared(),
                        Accounts.fresh(),
                        Accounts.inactive()));
        donors.ofAccount();
        donors.ofSummary();
        donors.ofRoot();
        donors.ofUsers();
        donors.ofReport();
        donors.ofOrganization();
        donors.ofRegions();
        return donors.all;
    }

    private void ofAccount() {
        one(ReadKey.CALLER_IDENTITY, new CallerIdentity(TestAccount.ID, "arn:aws:iam::1:root"));
        one(ReadKey.PASSWORD_POLICY, Optional.of(policy(6, false, Optional.of(1), true)));
        one(ReadKey.PASSWORD_POLICY, Optional.of(policy(6, false, Optional.empty(), false)));
        one(ReadKey.PASSWORD_POLICY, Optional.of(policy(20, true, Optional.of(30), true)));
        one(
                ReadKey.VIRTUAL_MFA_DEVICES,
                List.of(device("root", Optional.of("arn:aws:iam::" + TestAccount.ID + ":root"))));
        one(ReadKey.VIRTUAL_MFA_DEVICES, List.of(device("nobody", Optional.empty())));
        one(
                ReadKey.VIRTUAL_MFA_DEVICES,
                Accounts.USERS.stream()
                        .map(name ->
                                device(
                                        name,
                                        Optional.of(
                                                "arn:aws:iam::"
                                                        + TestAccount.ID
                                                        + ":user/"
                                                        + name)))
                        .toList());
        one(
                ReadKey.SERVER_CERTIFICATES,
                List.of(new ServerCertificate("site", Optional.empty(), Optional.of(daysAgo(1)))));
        one(ReadKey.ALTERNATE_CONTACTS.of("SECURITY"), Optional.<AlternateContact>empty());
        one(ReadKey.SERVICE_CONTROL_POLICIES, List.of(new ServiceControlLevel("r-1", List.of())));
    }

    private void ofSummary() {
        for (int bits = 0; bits < 16; bits++) {
            one(
                    ReadKey.SUMMARY,
                    new AccountSummary(
                            Map.of(
                                    "AccountMFAEnabled", bits & 1,
                                    "AccountAccessKeysPresent", bits >> 1 & 1,
                                    "AccountPasswordPresent", bits >> 2 & 1,
                                    "AccountSigningCertificatesPresent", bits >> 3 & 1)));
        }
    }

    private void ofRoot() {
        one(ReadKey.ROOT_USER, new RootUser(Optional.of(daysAgo(1))));
        one(ReadKey.ROOT_USER, new RootUser(Optional.empty()));
        one(ReadKey.ACCESS_KEYS.of(Root.NAME), List.of());
        one(ReadKey.ACCESS_KEYS.of(Root.NAME), List.of(key("root", 1, false, 300)));
        one(ReadKey.MFA_DEVICES.of(Root.NAME), List.of());
        one(
                ReadKey.MFA_DEVICES.of(Root.NAME),
                List.of(mfa("arn:aws:iam::" + TestAccount.ID + ":mfa/root")));
        one(ReadKey.MFA_DEVICES.of(Root.NAME), List.of(mfa("GAHT12345678")));
    }

    private void ofUsers() {
        each(
                ReadKey.MFA_DEVICES,
                name -> List.of(mfa("arn:aws:iam::" + TestAccount.ID + ":mfa/" + name)));
        each(ReadKey.MFA_DEVICES, name -> List.of(mfa("arn:aws:iam::1:u2f/user/" + name)));
        each(ReadKey.ACCESS_KEYS, name -> List.of(key(name, 1, true, 20)));
        each(ReadKey.ACCESS_KEYS, name -> List.of(key(name, 1, false, 400)));
        each(
                ReadKey.ACCESS_KEYS,
                name ->
                        List.of(
                                Accounts.accessKey(name, 1, true, Optional.empty()),
                                Accounts.accessKey(name, 2, false, Optional.empty())));
        each(
                ReadKey.ACCESS_KEYS,
                name -> List.of(Accounts.accessKey(name, 1, true, Optional.of(400L))));
        each(ReadKey.ACCESS_KEYS, name -> List.of(key(name, 1, true, 20), key(name, 2, true, 20)));
        for (boolean second : List.of(true, false)) {
            each(
                    ReadKey.ACCESS_KEYS,
                    name -> List.of(unusedKey(name, 1, true), unusedKey(name, 2, second)));
        }
        each(ReadKey.ACCESS_KEYS, name -> List.of(unusedKey(name, 1, true)));
        each(ReadKey.ACCESS_KEYS, name -> List.of(unusedKey(name, 1, false)));
        each(
                ReadKey.LOGIN_PROFILES,
                _ ->
                        Optional.of(
                                new LoginProfile(
                                        Optional.of(TestAccount.NOW.minus(Duration.ofMinutes(5))),
                                        true)));
        each(
                ReadKey.LOGIN_PROFILES,
                _ -> Optional.of(new LoginProfile(Optional.of(daysAgo(500)), false)));
        each(ReadKey.LOGIN_PROFILES, _ -> Optional.of(new LoginProfile(Optional.empty(), false)));
        each(
                ReadKey.SSH_PUBLIC_KEYS,
                name -> List.of(new SshPublicKey("APKA" + name, true, Optional.of(daysAgo(5)))));
        each(
                ReadKey.SIGNING_CERTIFICATES,
                name ->
                        List.of(
                                new SigningCertificate(
                                        "CERT" + name, true, Optional.of(daysAgo(5)))));
        one(ReadKey.SERVICE_CREDENTIALS, credentials("Active", 5, Optional.empty()));
        one(ReadKey.SERVICE_CREDENTIALS, credentials("Active", 5, Optional.of(daysAgo(1))));
        one(ReadKey.SERVICE_CREDENTIALS, credentials("Expired", 400, Optional.of(daysAgo(1))));
        one(ReadKey.USERS, listed(800, Optional.of(1L)));
        one(ReadKey.USERS, listed(800, Optional.of(400L)));
        one(ReadKey.USERS, listed(800, Optional.empty()));
        one(ReadKey.USERS, listed(1, Optional.empty()));
    }

    /// Reports that differ in one thing for all users and root.
    private void ofReport() {
        CredentialReport worst = report(Accounts.worst());
        CredentialReport tidy = report(Accounts.tidy());
        for (CredentialReport report : List.of(worst, tidy)) {
            report(report, Map.of(Column.MFA_ACTIVE, "true"));
            report(report, Map.of(Column.MFA_ACTIVE, "false"));
            report(report, Map.of(Column.PASSWORD_ENABLED, "false"));
            report(report, Map.of(Column.PASSWORD_LAST_USED, daysAgo(0).toString()));
            report(report, Map.of(Column.PASSWORD_NEXT_ROTATION, daysAgo(2).toString()));
            report(report, Map.of(Column.PASSWORD_LAST_CHANGED, daysAgo(400).toString()));
            report(report, slots("true", 400, Optional.of(1L)));
            report(report, slots("true", 2, Optional.empty()));
            report(report, slots("false", 400, Optional.empty()));
            report(report, slots("false", 5, Optional.of(5L)));
            report(report, Map.of(Column.ADDITIONAL_CREDENTIALS_INFO, "more keys"));
        }
        one(ReadKey.CREDENTIAL_REPORT, new CredentialReport(worst.generated(), new TreeMap<>()));
        one(
                ReadKey.CREDENTIAL_REPORT,
                new CredentialReport(Optional.of(daysAgo(50)), report(Accounts.inactive()).rows()));
    }

    private void ofOrganization() {
        one(ReadKey.ORGANIZATION, Optional.of(Accounts.member()));
        one(
                ReadKey.ORGANIZATION,
                Optional.of(new Organization("o-1", TestAccount.ID, "CONSOLIDATED_BILLING")));
        one(ReadKey.ORGANIZATION, Optional.of(new Organization("o-2", TestAccount.ID, "ALL")));
        one(ReadKey.ORGANIZATION_FEATURES, Optional.of(Set.of("RootCredentialsManagement")));
        one(
                ReadKey.ORGANIZATION_ACCOUNTS,
                List.of(new OrganizationAccount("111111111111", "root", "ACTIVE")));
    }

    private void ofRegions() {
        one(ReadKey.REGIONS, List.of(new Region("eu-west-1", false)));
        one(ReadKey.REGIONS, List.of(new Region("ap-south-1", true)));
        one(
                ReadKey.ACCESS_ANALYZERS.of("eu-west-1"),
                List.of(Accounts.analyzer("eu-west-1", "ORGANIZATION", "CREATING")));
        one(ReadKey.TRAILS, List.of());
        one(
                ReadKey.TRAILS,
                List.of(
                        new Trail(
                                "other",
                                TestAccount.TRAIL_ARN + "2",
                                Optional.empty(),
                                true,
                                true,
                                false)));
        one(
                ReadKey.TRAILS,
                List.of(
                        new Trail(
                                "lockstep",
                                TestAccount.TRAIL_ARN,
                                Optional.empty(),
                                false,
                                true,
                                true)));
    }

    private <T> void one(ReadKey<T> key, T value) {
        all.add(with(Answers.none(Answers.Origin.UNKNOWN), key, value));
    }

    private <T> void each(ReadKey<T> kind, Function<String, T> value) {
        Answers answers = Answers.none(Answers.Origin.UNKNOWN);
        for (String name : Accounts.USERS) {
            answers = with(answers, kind.of(name), value.apply(name));
        }
        all.add(answers);
    }

    private static <T> Answers with(Answers answers, ReadKey<T> key, T value) {
        return answers.with(
                key, Read.known(value, Source.of(key.name(), Optional.of(TestAccount.NOW))));
    }

    private void report(CredentialReport report, Map<Column, String> cells) {
        var rows = new TreeMap<String, CredentialReport.Row>();
        report.rows()
                .forEach((name, row) -> {
                    var changed = new TreeMap<>(row.cells());
                    changed.putAll(cells);
                    rows.put(name, new CredentialReport.Row(name, changed));
                });
        one(ReadKey.CREDENTIAL_REPORT, new CredentialReport(report.generated(), rows));
    }

    private static CredentialReport report(TestAccount account) {
        return account.answers().get(ReadKey.CREDENTIAL_REPORT).found().orElseThrow();
    }

    private static Map<Column, String> slots(String active, long rotated, Optional<Long> used) {
        String lastUsed = used.map(days -> daysAgo(days).toString()).orElse("N/A");
        return Map.of(
                Column.ACCESS_KEY_1_ACTIVE, active,
                Column.ACCESS_KEY_2_ACTIVE, active,
                Column.ACCESS_KEY_1_LAST_ROTATED, daysAgo(rotated).toString(),
                Column.ACCESS_KEY_2_LAST_ROTATED, daysAgo(rotated).toString(),
                Column.ACCESS_KEY_1_LAST_USED_DATE, lastUsed,
                Column.ACCESS_KEY_2_LAST_USED_DATE, lastUsed);
    }

    static PasswordPolicy policy(
            int length, boolean required, Optional<Integer> maxAge, boolean hardExpiry) {
        return new PasswordPolicy(
                length,
                required,
                required,
                required,
                required,
                required,
                maxAge,
                Optional.of(required ? 24 : 1),
                hardExpiry);
    }

    private static VirtualMfaDevice device(String name, Optional<String> user) {
        return new VirtualMfaDevice(
                "arn:aws:iam::" + TestAccount.ID + ":mfa/" + name,
                user,
                Optional.empty(),
                Optional.empty());
    }

    private static MfaDevice mfa(String serial) {
        return new MfaDevice(serial, Optional.empty());
    }

    /// A key that was used yesterday.
    private static AccessKey key(String user, int number, boolean active, long ageDays) {
        return new AccessKey(
                Accounts.key(user, number),
                active,
                Optional.of(daysAgo(ageDays)),
                Optional.of(
                        new AccessKey.LastUsed(
                                Optional.of(daysAgo(1)), Optional.empty(), Optional.empty())));
    }

    /// A key that was made long ago and never used.
    private static AccessKey unusedKey(String user, int number, boolean active) {
        return new AccessKey(
                Accounts.key(user, number),
                active,
                Optional.of(daysAgo(350)),
                Optional.of(
                        new AccessKey.LastUsed(
                                Optional.empty(), Optional.empty(), Optional.empty())));
    }

    private static List<ServiceCredential> credentials(
            String status, long ageDays, Optional<java.time.Instant> end) {
        return Accounts.USERS.stream()
                .map(name ->
                        new ServiceCredential(
                                "ACCA" + name,
                                name,
                                "codecommit.amazonaws.com",
                                status,
                                Optional.of(daysAgo(ageDays)),
                                end))
                .toList();
    }

    private static List<ListedUser> listed(long ageDays, Optional<Long> usedDaysAgo) {
        return Accounts.USERS.stream()
                .map(name ->
                        new ListedUser(
                                name,
                                Optional.of("arn:aws:iam::" + TestAccount.ID + ":user/" + name),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(daysAgo(ageDays)),
                                usedDaysAgo.map(TestAccount::daysAgo)))
                .toList();
    }
}
