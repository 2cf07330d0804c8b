package dev.lockstep.bench.plan;

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
import dev.lockstep.account.Role;
import dev.lockstep.account.Root;
import dev.lockstep.account.Source;
import dev.lockstep.account.User;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.account.credentials.LoginProfile;
import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.account.credentials.VirtualMfaDevice;
import dev.lockstep.account.policies.AttachedPolicy;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.GroupGoal;
import dev.lockstep.baseline.Person;
import dev.lockstep.policy.PolicyDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/// An account of many people without a group, each with three policies of its own, and the baseline
/// that wants them in groups: about four changes for each. The same number gives the same.
final class MuchToDo {
    static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    private static final String ID = "123456789012";
    private static final int GROUPS = 40;
    private static final int OWN_POLICIES = 3;

    /// Policies of AWS that people have in real accounts.
    private static final List<String> POLICIES =
            List.of(
                    "AmazonS3ReadOnlyAccess",
                    "AmazonEC2ReadOnlyAccess",
                    "AmazonDynamoDBReadOnlyAccess",
                    "CloudWatchReadOnlyAccess",
                    "AmazonRDSReadOnlyAccess",
                    "AmazonSQSReadOnlyAccess",
                    "AmazonSNSReadOnlyAccess",
                    "AmazonS3FullAccess",
                    "AmazonSQSFullAccess",
                    "CloudWatchLogsReadOnlyAccess");

    private MuchToDo() {}

    static AccountSnapshot snapshot(int users) {
        var random = new Random(9);
        var people = new ArrayList<User>();
        var listed = new ArrayList<ListedUser>();
        var devices = new ArrayList<VirtualMfaDevice>();
        SortedMap<String, CredentialReport.Row> rows = new TreeMap<>();
        rows.put(Root.NAME, root());
        var builder =
                new Answers.Builder(
                        new Answers.Origin(
                                Optional.of(ID),
                                Optional.of("aws"),
                                Optional.of(NOW),
                                Optional.of("eu-west-1")));
        for (int i = 0; i < users; i++) {
            String name = name(i);
            Optional<String> arn = Optional.of("arn:aws:iam::" + ID + ":user/" + name);
            Optional<Instant> created = Optional.of(daysAgo(400));
            people.add(
                    User.named(name, arn, Optional.of("AIDA%012d".formatted(i)), "/", created)
                            .withRights(
                                    List.of(),
                                    own(random, i),
                                    List.of(),
                                    Optional.empty(),
                                    Map.of()));
            listed.add(
                    new ListedUser(
                            name,
                            arn,
                            Optional.of("AIDA%012d".formatted(i)),
                            Optional.of("/"),
                            created,
                            Optional.of(daysAgo(3))));
            String serial = "arn:aws:iam::" + ID + ":mfa/" + name;
            Optional<Instant> enabled = Optional.of(daysAgo(100));
            devices.add(new VirtualMfaDevice(serial, arn, Optional.of(name), enabled));
            put(builder, ReadKey.MFA_DEVICES.of(name), List.of(new MfaDevice(serial, enabled)));
            put(builder, ReadKey.ACCESS_KEYS.of(name), List.<AccessKey>of());
            put(
                    builder,
                    ReadKey.LOGIN_PROFILES.of(name),
                    Optional.of(new LoginProfile(created, false)));
            rows.put(name, row(name, arn.orElseThrow()));
        }
        put(builder, ReadKey.CALLER_IDENTITY, caller());
        put(builder, ReadKey.ACCOUNT_ALIAS, Optional.empty());
        put(
                builder,
                ReadKey.SUMMARY,
                new AccountSummary(
                        Map.of(
                                "AccountMFAEnabled", 1,
                                "AccountAccessKeysPresent", 0,
                                "AccountPasswordPresent", 1,
                                "AccountSigningCertificatesPresent", 0)));
        put(builder, ReadKey.PASSWORD_POLICY, Optional.empty());
        put(builder, ReadKey.CREDENTIAL_REPORT, new CredentialReport(Optional.of(NOW), rows));
        put(
                builder,
                ReadKey.DETAILS,
                new AuthorizationDetails(
                        Optional.of(people),
                        Optional.of(List.of()),
                        Optional.of(List.of(administration())),
                        Optional.of(List.of())));
        put(builder, ReadKey.USERS, List.copyOf(listed));
        put(builder, ReadKey.VIRTUAL_MFA_DEVICES, List.copyOf(devices));
        put(builder, ReadKey.SERVICE_CREDENTIALS, List.of());
        put(builder, ReadKey.SERVER_CERTIFICATES, List.of());
        put(builder, ReadKey.SAML_PROVIDERS, List.of());
        put(builder, ReadKey.OPEN_ID_CONNECT_PROVIDERS, List.of());
        put(builder, ReadKey.ORGANIZATION, Optional.empty());
        return AccountSnapshot.of(builder.build());
    }

    static CallerIdentity caller() {
        return new CallerIdentity(
                ID, "arn:aws:sts::" + ID + ":assumed-role/OrganizationAccountAccessRole/ops");
    }

    static Baseline baseline(int users) {
        Baseline d = Baseline.DEFAULT;
        SortedMap<String, GroupGoal> groups = new TreeMap<>();
        groups.put("administrators", group("administrators", true, "AdministratorAccess"));
        for (int i = 0; i < GROUPS; i++) {
            String name = "team-%02d".formatted(i);
            groups.put(
                    name,
                    group(
                            name,
                            false,
                            POLICIES.get(i % POLICIES.size()),
                            POLICIES.get((i + 3) % POLICIES.size())));
        }
        SortedMap<String, Person> people = new TreeMap<>();
        for (int i = 0; i < users; i++) {
            people.put(
                    name(i),
                    new Person(
                            name(i),
                            Optional.empty(),
                            Optional.empty(),
                            name(i),
                            List.of(i < 4 ? "administrators" : "team-%02d".formatted(i % GROUPS)),
                            false,
                            Optional.empty()));
        }
        return new Baseline(
                d.account(),
                d.passwordPolicy(),
                d.root(),
                d.administrators(),
                d.administratorRoles(),
                groups,
                people,
                d.services(),
                d.breakGlass(),
                d.users(),
                d.mfa(),
                d.securityContact(),
                d.trail(),
                d.accessKeys(),
                d.needs(),
                d.trustedAccounts(),
                d.regions(),
                d.limits(),
                d.locked(),
                d.exceptions(),
                d.files(),
                d.places());
    }

    private static String name(int number) {
        return "person-%05d".formatted(number);
    }

    private static GroupGoal group(String name, boolean administrators, String... policies) {
        return new GroupGoal(
                name,
                administrators,
                false,
                Optional.empty(),
                List.of(),
                Optional.of(
                        List.of(policies).stream()
                                .map(one -> new GroupGoal.PolicyGoal(one, Optional.empty()))
                                .toList()),
                Optional.empty());
    }

    /// Three policies; the first ten people are administrators by one of them.
    private static List<AttachedPolicy> own(Random random, int number) {
        var all = new ArrayList<AttachedPolicy>();
        if (number < 10) {
            all.add(ofAws("AdministratorAccess"));
        }
        while (all.size() < OWN_POLICIES) {
            AttachedPolicy one = ofAws(POLICIES.get(random.nextInt(POLICIES.size())));
            if (!all.contains(one)) {
                all.add(one);
            }
        }
        return all;
    }

    private static AttachedPolicy ofAws(String name) {
        return new AttachedPolicy(name, "arn:aws:iam::aws:policy/" + name);
    }

    private static Role administration() {
        return new Role(
                "OrganizationAccountAccessRole",
                "arn:aws:iam::" + ID + ":role/OrganizationAccountAccessRole",
                "/",
                PolicyDocument.parse(
                        """
                        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                          "Principal": {"AWS": "arn:aws:iam::123456789012:root"},
                          "Action": "sts:AssumeRole"}]}\
                        """),
                List.of(ofAws("AdministratorAccess")),
                List.of(),
                Optional.empty());
    }

    private static CredentialReport.Row root() {
        var cells = new EnumMap<Column, String>(Column.class);
        cells.put(Column.USER, Root.NAME);
        cells.put(Column.ARN, "arn:aws:iam::" + ID + ":root");
        cells.put(Column.USER_CREATION_TIME, daysAgo(1000).toString());
        cells.put(Column.PASSWORD_LAST_USED, daysAgo(300).toString());
        cells.put(Column.MFA_ACTIVE, "true");
        withoutKeys(cells);
        return new CredentialReport.Row(Root.NAME, cells);
    }

    private static CredentialReport.Row row(String name, String arn) {
        var cells = new EnumMap<Column, String>(Column.class);
        cells.put(Column.USER, name);
        cells.put(Column.ARN, arn);
        cells.put(Column.USER_CREATION_TIME, daysAgo(400).toString());
        cells.put(Column.PASSWORD_ENABLED, "true");
        cells.put(Column.PASSWORD_LAST_USED, daysAgo(3).toString());
        cells.put(Column.PASSWORD_LAST_CHANGED, daysAgo(60).toString());
        cells.put(Column.PASSWORD_NEXT_ROTATION, "N/A");
        cells.put(Column.MFA_ACTIVE, "true");
        withoutKeys(cells);
        return new CredentialReport.Row(name, cells);
    }

    private static void withoutKeys(Map<Column, String> cells) {
        for (Column column : Column.values()) {
            if (column.title().startsWith("access_key_")) {
                cells.put(column, column.title().endsWith("_active") ? "false" : "N/A");
            }
        }
        cells.put(Column.CERT_1_ACTIVE, "false");
        cells.put(Column.CERT_1_LAST_ROTATED, "N/A");
        cells.put(Column.CERT_2_ACTIVE, "false");
        cells.put(Column.CERT_2_LAST_ROTATED, "N/A");
    }

    private static Instant daysAgo(int days) {
        return NOW.minus(Duration.ofDays(days));
    }

    private static <T> void put(Answers.Builder builder, ReadKey<T> key, T value) {
        builder.put(key, Read.known(value, Source.of(key.name(), Optional.of(NOW))));
    }
}
