package dev.lockstep.account;

import dev.lockstep.account.CredentialReport.Column;
import dev.lockstep.account.around.AlternateContact;
import dev.lockstep.account.around.Analyzer;
import dev.lockstep.account.around.Region;
import dev.lockstep.account.around.Trail;
import dev.lockstep.account.credentials.LoginProfile;
import dev.lockstep.account.credentials.PasswordPolicy;
import dev.lockstep.account.credentials.ServiceCredential;
import dev.lockstep.account.credentials.VirtualMfaDevice;
import dev.lockstep.account.policies.AttachedPolicy;
import dev.lockstep.account.policies.InlinePolicy;
import dev.lockstep.account.policies.ManagedPolicy;
import dev.lockstep.policy.PolicyDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// An account for tests: says what is true, and gives the answers that AWS would give to every
/// call, all of them known. Then tests take answers away or change them: `account().user("alice", u
/// -> u.inGroup("developers")).without(ReadKey.DETAILS)`.
///
/// A fresh one is a tidy account without users: a strong password policy, root with MFA and no
/// keys, no organization, a security contact, one good trail and an analyzer in eu-west-1.
public final class TestAccount {
    public static final String ID = "123456789012";
    public static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    /// When the credential report was made: an hour before now.
    public static final Instant REPORTED = NOW.minus(Duration.ofHours(1));

    public static final String TRAIL_ARN = "arn:aws:cloudtrail:eu-west-1:" + ID + ":trail/lockstep";

    private final Map<String, TestUser> users = new LinkedHashMap<>();
    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final Map<String, Role> roles = new LinkedHashMap<>();
    private final List<ManagedPolicy> policies = new ArrayList<>();
    private final List<VirtualMfaDevice> leftovers = new ArrayList<>();
    private final Map<String, Integer> summary = new HashMap<>();
    private final Map<Column, String> rootRow = new EnumMap<>(Column.class);
    private final List<UnaryOperator<Answers>> changes = new ArrayList<>();
    private String partition = "aws";
    private Optional<PasswordPolicy> passwordPolicy =
            Optional.of(
                    new PasswordPolicy(
                            14,
                            true,
                            true,
                            true,
                            true,
                            true,
                            Optional.of(90),
                            Optional.of(24),
                            false));

    private TestAccount() {
        summary.put("AccountMFAEnabled", 1);
        summary.put("AccountAccessKeysPresent", 0);
        summary.put("AccountPasswordPresent", 1);
        summary.put("AccountSigningCertificatesPresent", 0);
        rootRow.put(Column.USER, Root.NAME);
        rootRow.put(Column.ARN, "arn:aws:iam::" + ID + ":root");
        rootRow.put(Column.USER_CREATION_TIME, daysAgo(1000).toString());
        rootRow.put(Column.PASSWORD_ENABLED, "not_supported");
        rootRow.put(Column.PASSWORD_LAST_USED, daysAgo(300).toString());
        rootRow.put(Column.PASSWORD_LAST_CHANGED, "not_supported");
        rootRow.put(Column.PASSWORD_NEXT_ROTATION, "not_supported");
        rootRow.put(Column.MFA_ACTIVE, "true");
        for (var slot : CredentialReport.Slot.BOTH) {
            rootRow.put(slot.active, "false");
            rootRow.put(slot.lastRotated, "N/A");
            rootRow.put(slot.lastUsedDate, "N/A");
            rootRow.put(slot.lastUsedRegion, "N/A");
            rootRow.put(slot.lastUsedService, "N/A");
        }
        for (var column : List.of(Column.CERT_1_ACTIVE, Column.CERT_2_ACTIVE)) {
            rootRow.put(column, "false");
        }
        rootRow.put(Column.CERT_1_LAST_ROTATED, "N/A");
        rootRow.put(Column.CERT_2_LAST_ROTATED, "N/A");
    }

    public static TestAccount account() {
        return new TestAccount();
    }

    public static Instant daysAgo(long days) {
        return NOW.minus(Duration.ofDays(days));
    }

    /// An AWS managed policy by its name.
    public static AttachedPolicy awsPolicy(String name) {
        return new AttachedPolicy(name, "arn:aws:iam::aws:policy/" + name);
    }

    /// A customer managed policy of this account by its name.
    public static AttachedPolicy ownPolicy(String name) {
        return new AttachedPolicy(name, "arn:aws:iam::" + ID + ":policy/" + name);
    }

    public TestAccount partition(String other) {
        partition = other;
        return this;
    }

    public TestAccount user(String name, UnaryOperator<TestUser> facts) {
        users.put(name, facts.apply(new TestUser(name)));
        return this;
    }

    public TestAccount group(String name, AttachedPolicy... attached) {
        return group(name, List.of(attached), List.of());
    }

    public TestAccount group(
            String name, List<AttachedPolicy> attached, List<InlinePolicy> inline) {
        groups.put(
                name,
                new Group(
                        name,
                        Optional.of("arn:aws:iam::" + ID + ":group/" + name),
                        "/",
                        attached,
                        inline));
        return this;
    }

    public TestAccount role(String name, String trustPolicy, AttachedPolicy... attached) {
        return role(name, "/", trustPolicy, List.of(attached), List.of());
    }

    public TestAccount role(
            String name,
            String path,
            String trustPolicy,
            List<AttachedPolicy> attached,
            List<InlinePolicy> inline) {
        roles.put(
                name,
                new Role(
                        name,
                        "arn:aws:iam::" + ID + ":role" + path + name,
                        path,
                        PolicyDocument.parse(trustPolicy),
                        attached,
                        inline,
                        Optional.empty()));
        return this;
    }

    /// A customer managed policy.
    public TestAccount policy(String name, String json) {
        policies.add(
                new ManagedPolicy(
                        name,
                        ownPolicy(name).arn(),
                        "/",
                        0,
                        "v1",
                        Optional.of(PolicyDocument.parse(json))));
        return this;
    }

    /// A virtual MFA device that is assigned to nobody.
    public TestAccount leftoverDevice(String serial) {
        leftovers.add(
                new VirtualMfaDevice(serial, Optional.empty(), Optional.empty(), Optional.empty()));
        return this;
    }

    /// A virtual MFA device that is assigned to root.
    public TestAccount rootVirtualDevice(String serial) {
        leftovers.add(
                new VirtualMfaDevice(
                        serial,
                        Optional.of("arn:aws:iam::" + ID + ":root"),
                        Optional.empty(),
                        Optional.of(daysAgo(500))));
        return this;
    }

    public TestAccount passwordPolicy(PasswordPolicy policy) {
        passwordPolicy = Optional.of(policy);
        return this;
    }

    public TestAccount defaultPasswordPolicy() {
        passwordPolicy = Optional.empty();
        return this;
    }

    /// A count of the account summary, such as `AccountMFAEnabled`.
    public TestAccount summary(String name, int count) {
        summary.put(name, count);
        return this;
    }

    public TestAccount summaryWithout(String name) {
        summary.remove(name);
        return this;
    }

    /// A cell of root's row of the credential report.
    public TestAccount rootCell(Column column, String cell) {
        rootRow.put(column, cell);
        return this;
    }

    /// Root's row of an older report, which lacks a column.
    public TestAccount rootWithoutCell(Column column) {
        rootRow.remove(column);
        return this;
    }

    public TestAccount reportWithoutRootRow() {
        return change(answers ->
                answers.with(
                        ReadKey.CREDENTIAL_REPORT,
                        answers.get(ReadKey.CREDENTIAL_REPORT)
                                .map(report -> {
                                    var rows = new TreeMap<>(report.rows());
                                    rows.remove(Root.NAME);
                                    return new CredentialReport(report.generated(), rows);
                                })));
    }

    /// A cell of a user's row of the credential report, whatever is true of the user.
    public TestAccount reportCell(String user, Column column, String cell) {
        return change(answers ->
                answers.with(
                        ReadKey.CREDENTIAL_REPORT,
                        answers.get(ReadKey.CREDENTIAL_REPORT)
                                .map(report -> {
                                    var rows = new TreeMap<>(report.rows());
                                    var cells = new HashMap<>(rows.get(user).cells());
                                    cells.put(column, cell);
                                    rows.put(user, new CredentialReport.Row(user, cells));
                                    return new CredentialReport(report.generated(), rows);
                                })));
    }

    /// Gives an answer, in the place of the one that this account would give.
    public <T> TestAccount answer(ReadKey<T> key, T value) {
        return change(answers -> answers.with(key, known(key, value)));
    }

    /// Takes every answer of this kind away: nobody asked.
    public <T> TestAccount without(ReadKey<T> kind) {
        return change(answers ->
                answers.without(kind, Read.<T>notAsked(kind, kind.name() + " was not collected")));
    }

    /// AWS refuses every read of this kind.
    public <T> TestAccount denied(ReadKey<T> kind) {
        return change(answers ->
                answers.without(
                        kind,
                        new Read.Denied<T>(kind, kind.operations().getLast(), "not authorized")));
    }

    public TestAccount change(UnaryOperator<Answers> change) {
        changes.add(change);
        return this;
    }

    public AccountSnapshot snapshot() {
        return AccountSnapshot.of(answers());
    }

    public Answers answers() {
        var builder =
                new Answers.Builder(
                        new Answers.Origin(
                                Optional.of(ID),
                                Optional.of(partition),
                                Optional.of(NOW),
                                Optional.of("eu-west-1")));
        put(builder, ReadKey.CALLER_IDENTITY, new CallerIdentity(ID, arn("user/auditor")));
        put(builder, ReadKey.ACCOUNT_ALIAS, Optional.empty());
        put(builder, ReadKey.SUMMARY, new AccountSummary(summary));
        put(builder, ReadKey.PASSWORD_POLICY, passwordPolicy);
        var rows = new TreeMap<String, CredentialReport.Row>();
        rows.put(Root.NAME, new CredentialReport.Row(Root.NAME, rootRow));
        users.values().forEach(user -> rows.put(user.name, user.row()));
        builder.put(
                ReadKey.CREDENTIAL_REPORT,
                Read.known(
                        new CredentialReport(Optional.of(REPORTED), rows),
                        Source.of("credential-report", Optional.of(REPORTED))));
        put(
                builder,
                ReadKey.DETAILS,
                new AuthorizationDetails(
                        Optional.of(users.values().stream().map(TestUser::details).toList()),
                        Optional.of(List.copyOf(groups.values())),
                        Optional.of(List.copyOf(roles.values())),
                        Optional.of(List.copyOf(policies))));
        put(builder, ReadKey.USERS, users.values().stream().map(TestUser::listed).toList());
        var devices = new ArrayList<VirtualMfaDevice>(leftovers);
        var serviceCredentials = new ArrayList<ServiceCredential>();
        for (TestUser user : users.values()) {
            devices.addAll(user.virtualDevices());
            serviceCredentials.addAll(user.serviceCredentials);
            put(builder, ReadKey.MFA_DEVICES.of(user.name), List.copyOf(user.devices));
            put(builder, ReadKey.ACCESS_KEYS.of(user.name), user.accessKeys());
            put(
                    builder,
                    ReadKey.LOGIN_PROFILES.of(user.name),
                    user.password
                            ? Optional.of(
                                    new LoginProfile(
                                            Optional.of(user.passwordCreated),
                                            user.mustChangePassword))
                            : Optional.empty());
            put(builder, ReadKey.SSH_PUBLIC_KEYS.of(user.name), List.copyOf(user.sshKeys));
            put(
                    builder,
                    ReadKey.SIGNING_CERTIFICATES.of(user.name),
                    List.copyOf(user.certificates));
        }
        put(builder, ReadKey.VIRTUAL_MFA_DEVICES, List.copyOf(devices));
        put(builder, ReadKey.SERVICE_CREDENTIALS, List.copyOf(serviceCredentials));
        put(builder, ReadKey.SERVER_CERTIFICATES, List.of());
        put(builder, ReadKey.SAML_PROVIDERS, List.of());
        put(builder, ReadKey.OPEN_ID_CONNECT_PROVIDERS, List.of());
        put(builder, ReadKey.ORGANIZATION, Optional.empty());
        put(builder, ReadKey.ORGANIZATION_ACCOUNTS, List.of());
        put(builder, ReadKey.ORGANIZATION_FEATURES, Optional.<Set<String>>empty());
        put(builder, ReadKey.SERVICE_CONTROL_POLICIES, List.of());
        put(
                builder,
                ReadKey.ALTERNATE_CONTACTS.of("SECURITY"),
                Optional.of(
                        new AlternateContact(
                                "Security",
                                "Security",
                                "security@example.com",
                                "+44 20 7946 0000")));
        put(builder, ReadKey.REGIONS, List.of(new Region("eu-west-1", true)));
        put(
                builder,
                ReadKey.ACCESS_ANALYZERS.of("eu-west-1"),
                List.of(
                        new Analyzer(
                                "external",
                                "arn:aws:access-analyzer:eu-west-1:" + ID + ":analyzer/external",
                                "ACCOUNT",
                                "ACTIVE")));
        put(
                builder,
                ReadKey.TRAILS,
                List.of(
                        new Trail(
                                "lockstep",
                                TRAIL_ARN,
                                Optional.of("eu-west-1"),
                                true,
                                true,
                                false)));
        put(builder, ReadKey.TRAIL_STATUS.of(TRAIL_ARN), new Trail.Status(true));
        put(
                builder,
                ReadKey.EVENT_SELECTORS.of(TRAIL_ARN),
                new Trail.Selectors(List.of(new Trail.Basic("All", true, List.of())), List.of()));
        Answers answers = builder.build();
        for (UnaryOperator<Answers> change : changes) {
            answers = change.apply(answers);
        }
        return answers;
    }

    private String arn(String resource) {
        return "arn:" + partition + ":iam::" + ID + ":" + resource;
    }

    private static <T> void put(Answers.Builder builder, ReadKey<T> key, T value) {
        builder.put(key, known(key, value));
    }

    private static <T> Read<T> known(ReadKey<T> key, T value) {
        return Read.known(value, Source.of(key.name(), Optional.of(NOW)));
    }
}
