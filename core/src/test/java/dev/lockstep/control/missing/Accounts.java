package dev.lockstep.control.missing;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.account.TestAccount.awsPolicy;
import static dev.lockstep.account.TestAccount.daysAgo;

import dev.lockstep.account.Answers;
import dev.lockstep.account.CredentialReport.Column;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.Root;
import dev.lockstep.account.RootUser;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.TestUser;
import dev.lockstep.account.around.Analyzer;
import dev.lockstep.account.around.Region;
import dev.lockstep.account.around.ServerCertificate;
import dev.lockstep.account.around.Trail;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.account.organization.Organization;
import dev.lockstep.account.organization.OrganizationAccount;
import dev.lockstep.account.policies.InlinePolicy;
import dev.lockstep.policy.PolicyDocument;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/// Accounts of every shape, all with the same users: the answers of one are what might have been
/// read of another.
final class Accounts {
    static final List<String> USERS =
            List.of("admin", "alice", "bob", "carol", "deploy", "emergency");
    static final String STAR =
            "{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Allow\", \"Action\": \"*\","
                    + " \"Resource\": \"*\"}}";
    private static final String READ =
            "{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Allow\", \"Action\":"
                    + " \"s3:GetObject\", \"Resource\": \"*\"}}";
    private static final String TOKEN = "GAHT12345678";

    private Accounts() {}

    /// The id of a user's first or second key, the same in every account.
    static String key(String user, int number) {
        return "AKIA" + user.toUpperCase(Locale.ROOT) + number;
    }

    private static String device(String user, String kind) {
        return "arn:aws:iam::" + TestAccount.ID + ":" + kind + "/" + user;
    }

    static TestAccount empty() {
        return account();
    }

    /// All that can be wrong.
    static TestAccount worst() {
        TestAccount account =
                of((name, u) ->
                                u.createdDaysAgo(800)
                                        .attached("AWSCompromisedKeyQuarantineV2")
                                        .attached("AWSCloudShellFullAccess")
                                        .inlinePolicy("all", name.equals("emergency") ? READ : STAR)
                                        .passwordChangedDaysAgo(400)
                                        .passwordUsedDaysAgo(300)
                                        .passwordNextRotation(daysAgo(220))
                                        .activeKey(key(name, 1), 700, 500)
                                        .activeUnusedKey(key(name, 2), 600)
                                        .sshKey("APKA" + name, true, 400)
                                        .signingCertificate("CERT" + name, true, 400)
                                        .serviceCredential(
                                                "ACCA" + name,
                                                "codecommit.amazonaws.com",
                                                "Active",
                                                400,
                                                Optional.of(daysAgo(10))))
                        .group(
                                "developers",
                                List.of(awsPolicy("AdministratorAccess")),
                                List.of(new InlinePolicy("all", PolicyDocument.parse(STAR))))
                        .group("shell", awsPolicy("AWSCloudShellFullAccess"))
                        .role("open", trust("{\"AWS\": \"*\"}"))
                        .role("vendor", trust("{\"AWS\": \"210987654321\"}"))
                        .role("partner", trust("{\"AWS\": \"333333333333\"}"))
                        .role("scheduler", trust("{\"Service\": \"scheduler.amazonaws.com\"}"))
                        .policy("all", STAR)
                        .leftoverDevice(device("former", "mfa"))
                        .passwordPolicy(Donors.policy(6, false, Optional.of(180), true))
                        .summary("AccountMFAEnabled", 0)
                        .summary("AccountAccessKeysPresent", 1)
                        .summary("AccountSigningCertificatesPresent", 1)
                        .answer(
                                ReadKey.SERVER_CERTIFICATES,
                                List.of(certificate("site", Optional.of(daysAgo(3)))))
                        .answer(ReadKey.ALTERNATE_CONTACTS.of("SECURITY"), Optional.empty())
                        .answer(ReadKey.ACCESS_ANALYZERS.of("eu-west-1"), List.of())
                        .answer(ReadKey.TRAIL_STATUS.of(TestAccount.TRAIL_ARN), status(false))
                        .answer(
                                ReadKey.EVENT_SELECTORS.of(TestAccount.TRAIL_ARN),
                                selectors("WriteOnly"))
                        .answer(
                                ReadKey.ORGANIZATION,
                                Optional.of(new Organization("o-1", TestAccount.ID, "ALL")))
                        .answer(ReadKey.ORGANIZATION_FEATURES, Optional.of(Set.of()));
        return withRoot(account, "false", daysAgo(1).toString(), "true", "true");
    }

    /// Kept, and then forgotten by halves; the report is older than some of what is read live.
    static TestAccount halfKept() {
        return account()
                .user(
                        "admin",
                        u ->
                                u.inGroup("developers")
                                        .passwordChangedDaysAgo(30)
                                        .key(key("admin", 1), true, 350, 5, Optional.empty()))
                .user(
                        "alice",
                        u ->
                                u.createdDaysAgo(600)
                                        .inGroup("developers")
                                        .passwordChangedDaysAgo(60)
                                        .passwordUsedDaysAgo(2)
                                        .virtualMfa()
                                        .activeKey(key("alice", 1), 300, 1)
                                        .inactiveKey(key("alice", 2), 500, 200))
                .user(
                        "bob",
                        u ->
                                u.inGroup("developers")
                                        .attached("ReadOnlyAccess")
                                        .passwordChangedDaysAgo(100)
                                        .passwordUsedDaysAgo(50)
                                        .mfa(device("bob", "sms-mfa"))
                                        .activeUnusedKey(key("bob", 1), 20)
                                        .activeKey(key("bob", 2), 80, 60))
                .user("carol", u -> u.createdDaysAgo(5).passwordChangedDaysAgo(5))
                .user(
                        "deploy",
                        u ->
                                u.inGroup("machines")
                                        .activeKey(key("deploy", 1), 100, 0)
                                        .signingCertificate("CERTdeploy", true, 100)
                                        .sshKey("APKAdeploy", true, 50)
                                        .serviceCredential(
                                                "ACCAdeploy",
                                                "cassandra.amazonaws.com",
                                                "Active",
                                                30,
                                                Optional.empty()))
                .user("emergency", u -> u.passwordChangedDaysAgo(390).mfa(TOKEN))
                .group("developers", awsPolicy("PowerUserAccess"))
                .group("machines")
                .group("auditors", awsPolicy("SecurityAudit"), awsPolicy("AWSSupportAccess"))
                .role("vendor", trust("{\"AWS\": \"210987654321\"}"))
                .policy("read", READ)
                .defaultPasswordPolicy()
                .leftoverDevice(device("former", "mfa"))
                .rootVirtualDevice(device("root-account-mfa-device", "mfa"))
                .answer(
                        ReadKey.SERVER_CERTIFICATES,
                        List.of(
                                certificate("site", Optional.of(daysAgo(-300))),
                                certificate("old", Optional.empty())))
                .answer(
                        ReadKey.REGIONS,
                        List.of(new Region("eu-west-1", true), new Region("us-east-1", true)))
                .answer(ReadKey.ORGANIZATION, Optional.of(member()))
                .answer(
                        ReadKey.ACCESS_ANALYZERS.of("us-east-1"),
                        List.of(analyzer("us-east-1", "ACCOUNT_UNUSED_ACCESS", "ACTIVE")))
                .reportCell("alice", Column.MFA_ACTIVE, "false")
                .reportCell("alice", Column.ACCESS_KEY_2_ACTIVE, "true")
                .reportCell("bob", Column.PASSWORD_ENABLED, "false")
                .reportCell("bob", Column.PASSWORD_LAST_CHANGED, "N/A")
                .reportCell("bob", Column.ACCESS_KEY_1_LAST_ROTATED, daysAgo(10).toString())
                .reportCell("carol", Column.MFA_ACTIVE, "true")
                .reportCell("deploy", Column.ACCESS_KEY_1_ACTIVE, "false")
                .reportCell("deploy", Column.CERT_1_LAST_ROTATED, daysAgo(20).toString());
    }

    /// All as it should be, under the built-in baseline and under one that asks for more. No user,
    /// and a role that is an administrator.
    static TestAccount onlyRoles() {
        return account()
                .role(
                        "builder",
                        trust("{\"Service\": \"ec2.amazonaws.com\"}"),
                        awsPolicy("AdministratorAccess"));
    }

    static TestAccount tidy() {
        return of((name, u) ->
                        u.createdDaysAgo(500)
                                .inGroup(name.equals("emergency") ? "guests" : "developers")
                                .passwordChangedDaysAgo(20)
                                .passwordUsedDaysAgo(1)
                                .virtualMfa()
                                .mfa(device("user/" + name, "u2f")))
                .group("developers", awsPolicy("PowerUserAccess"))
                .group("guests")
                .role(
                        "support",
                        trust("{\"Service\": \"ec2.amazonaws.com\"}"),
                        awsPolicy("AWSSupportAccess"))
                .policy("read", READ)
                .answer(
                        ReadKey.SAML_PROVIDERS,
                        List.of("arn:aws:iam::123456789012:saml-provider/x"))
                .answer(
                        ReadKey.OPEN_ID_CONNECT_PROVIDERS,
                        List.of("arn:aws:iam::123456789012:oidc-provider/x"))
                .answer(ReadKey.ACCOUNT_ALIAS, Optional.of("tidy"));
    }

    /// Asked by root itself, who sees its own lists; users with keys only.
    static TestAccount askedByRoot() {
        return of((name, u) ->
                        u.createdDaysAgo(500)
                                .inGroup("developers")
                                .mfa(TOKEN)
                                .activeKey(key(name, 1), 40, 3)
                                .key(key(name, 2), false, 400, 10, Optional.of(20L)))
                .group("developers")
                .rootVirtualDevice(device("root", "mfa"))
                .answer(ReadKey.ROOT_USER, new RootUser(Optional.of(daysAgo(200))))
                .answer(
                        ReadKey.MFA_DEVICES.of(Root.NAME),
                        List.of(
                                new MfaDevice(device("root", "mfa"), Optional.empty()),
                                new MfaDevice(TOKEN, Optional.empty())))
                .answer(ReadKey.ACCESS_KEYS.of(Root.NAME), List.of())
                .answer(ReadKey.ORGANIZATION_ACCOUNTS, List.of(vendor()));
    }

    /// In GovCloud, where root cannot sign in; users who hold nothing.
    static TestAccount govCloud() {
        return of((name, u) -> u.createdDaysAgo(800)).partition("aws-us-gov");
    }

    /// Groups as they are declared, and users who are old enough for every credential.
    static TestAccount declared() {
        return of((name, u) -> u.createdDaysAgo(900).inGroup("developers"))
                .group("developers", awsPolicy("PowerUserAccess"))
                .group("auditors", awsPolicy("AWSSupportAccess"));
    }

    /// Users who were made today.
    static TestAccount fresh() {
        return of((name, u) ->
                u.createdDaysAgo(0)
                        .passwordChangedDaysAgo(0)
                        .activeUnusedKey(key(name, 1), 0)
                        .inactiveKey(key(name, 2), 0, 0));
    }

    /// Users whose keys are inactive for long, and whose credentials are of every other age.
    static TestAccount inactive() {
        return of((name, u) ->
                        u.createdDaysAgo(700)
                                .inGroup("former")
                                .attached("AWSSupportAccess")
                                .mfa(device(name, "sms-mfa"))
                                .inactiveKey(key(name, 1), 600, 500)
                                .inactiveKey(key(name, 2), 600, 550)
                                .sshKey("APKA" + name, false, 400)
                                .signingCertificate("CERT" + name, false, 400)
                                .serviceCredential(
                                        "ACCA" + name,
                                        "codecommit.amazonaws.com",
                                        "Inactive",
                                        400,
                                        Optional.empty()))
                .role(
                        "center",
                        "/aws-reserved/sso.amazonaws.com/",
                        trust("{\"Service\": \"ec2.amazonaws.com\"}"),
                        List.of(),
                        List.of());
    }

    /// The account that roles of other shapes trust, as a member of the organization.
    private static OrganizationAccount vendor() {
        return new OrganizationAccount("210987654321", "vendor", "ACTIVE");
    }

    private static TestAccount of(BiFunction<String, TestUser, TestUser> facts) {
        TestAccount account = account();
        USERS.forEach(name -> account.user(name, u -> facts.apply(name, u)));
        return account;
    }

    /// Root's row of the report.
    static TestAccount withRoot(
            TestAccount account, String mfa, String used, String firstKey, String certificate) {
        return account.rootCell(Column.MFA_ACTIVE, mfa)
                .rootCell(Column.PASSWORD_ENABLED, "true")
                .rootCell(Column.PASSWORD_LAST_USED, used)
                .rootCell(Column.ACCESS_KEY_1_ACTIVE, firstKey)
                .rootCell(Column.ACCESS_KEY_1_LAST_ROTATED, daysAgo(900).toString())
                .rootCell(Column.CERT_1_ACTIVE, certificate);
    }

    static String trust(String principal) {
        return "{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Allow\", \"Principal\": "
                + principal
                + ", \"Action\": \"sts:AssumeRole\"}}";
    }

    static Organization member() {
        return new Organization("o-1", "111111111111", "ALL");
    }

    static ServerCertificate certificate(String name, Optional<java.time.Instant> end) {
        return new ServerCertificate(name, Optional.empty(), end);
    }

    static Analyzer analyzer(String region, String type, String status) {
        return new Analyzer("one", "arn:aws:access-analyzer:" + region, type, status);
    }

    static Trail.Status status(boolean logging) {
        return new Trail.Status(logging);
    }

    static Trail.Selectors selectors(String type) {
        return new Trail.Selectors(List.of(new Trail.Basic(type, true, List.of())), List.of());
    }

    static AccessKey accessKey(String user, int number, boolean active, Optional<Long> ageDays) {
        return new AccessKey(
                key(user, number), active, ageDays.map(TestAccount::daysAgo), Optional.empty());
    }

    static List<Answers> answers(TestAccount... accounts) {
        return java.util.Arrays.stream(accounts).map(TestAccount::answers).toList();
    }
}
