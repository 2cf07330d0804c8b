package dev.lockstep.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.Answers;
import dev.lockstep.account.CallerIdentity;
import dev.lockstep.account.Read;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.Root;
import dev.lockstep.account.RootUser;
import dev.lockstep.account.Source;
import dev.lockstep.account.around.AlternateContact;
import dev.lockstep.account.around.Analyzer;
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
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The other files of the table of a snapshot folder, in the shape in which the AWS CLI prints
/// them.
class SnapshotFolderTest {
    private static final Instant MAY = Instant.parse("2026-05-01T10:00:00Z");
    private static final String MAY_CLI = "2026-05-01T10:00:00+00:00";
    private static final String ARN = "arn:aws:iam::123456789012:";

    @TempDir Path folder;
    private FolderBuilder files;

    @BeforeEach
    void start() {
        files = new FolderBuilder(folder);
    }

    @Test
    void snapshot_json_gives_the_origin_and_the_time_of_each_file() {
        files.json(
                        "snapshot.json",
                        """
                        {'schema': 'lockstep/snapshot/1', 'lockstep': '0.1.0', 'account': '123456789012',
                         'partition': 'aws-cn', 'takenAt': '2026-11-20T09:30:00Z', 'region': 'cn-north-1',
                         'reads': {'users.json': {'asOf': '2026-11-20T09:29:00Z'}}}
                        """)
                .json("users.json", "{'Users': []}")
                .json("account-summary.json", "{'SummaryMap': {'Users': 0}}");
        Answers answers = files.read();
        assertThat(answers.origin())
                .isEqualTo(
                        new Answers.Origin(
                                Optional.of("123456789012"),
                                Optional.of("aws-cn"),
                                Optional.of(Instant.parse("2026-11-20T09:30:00Z")),
                                Optional.of("cn-north-1")));
        assertThat(FolderBuilder.source(answers, ReadKey.USERS))
                .isEqualTo(Source.of("users", Optional.of(Instant.parse("2026-11-20T09:29:00Z"))));
        assertThat(FolderBuilder.source(answers, ReadKey.SUMMARY).asOf())
                .contains(Instant.parse("2026-11-20T09:30:00Z"));
    }

    @Test
    void a_folder_without_snapshot_json_is_read_and_its_times_are_not_known() {
        files.json("users.json", "{'Users': []}");
        Answers answers = files.read();
        assertThat(answers.origin()).isEqualTo(Answers.Origin.UNKNOWN);
        assertThat(FolderBuilder.source(answers, ReadKey.USERS).asOf()).isEmpty();
    }

    @Test
    void a_file_that_is_missing_is_not_collected_and_unknown_files_are_passed_over() {
        files.json("users.json", "{'Users': []}").text("notes.json", "not JSON");
        assertThat(files.read().get(ReadKey.SUMMARY))
                .isEqualTo(
                        Read.notAsked(
                                ReadKey.SUMMARY,
                                "account-summary was not collected (iam:GetAccountSummary)"));
    }

    @Test
    void caller_identity_and_alias() {
        files.json(
                        "caller-identity.json",
                        "{'UserId': 'X', 'Account': '123456789012', 'Arn': '" + ARN + "user/a'}")
                .json("account-aliases.json", "{'AccountAliases': ['shop'], 'IsTruncated': false}");
        assertThat(files.known(ReadKey.CALLER_IDENTITY))
                .isEqualTo(new CallerIdentity("123456789012", ARN + "user/a"));
        assertThat(files.known(ReadKey.ACCOUNT_ALIAS)).contains("shop");
    }

    @Test
    void an_empty_list_of_aliases_is_known_to_be_none() {
        files.json("account-aliases.json", "{'AccountAliases': []}");
        assertThat(files.known(ReadKey.ACCOUNT_ALIAS)).isEmpty();
    }

    @Test
    void account_summary() {
        files.json("account-summary.json", "{'SummaryMap': {'AccountMFAEnabled': 1, 'Users': 7}}");
        assertThat(files.known(ReadKey.SUMMARY).count("AccountMFAEnabled")).contains(1);
        assertThat(files.known(ReadKey.SUMMARY).count("Groups")).isEmpty();
    }

    @Test
    void password_policy() {
        files.json(
                "password-policy.json",
                """
                {'PasswordPolicy': {'MinimumPasswordLength': 14, 'RequireSymbols': true, 'RequireNumbers': true,
                 'RequireUppercaseCharacters': true, 'RequireLowercaseCharacters': false,
                 'AllowUsersToChangePassword': true, 'ExpirePasswords': true, 'MaxPasswordAge': 90,
                 'PasswordReusePrevention': 24}}
                """);
        assertThat(files.known(ReadKey.PASSWORD_POLICY))
                .contains(
                        new PasswordPolicy(
                                14,
                                true,
                                false,
                                true,
                                true,
                                true,
                                Optional.of(90),
                                Optional.of(24),
                                false));
    }

    @Test
    void a_password_policy_of_null_says_that_the_default_is_in_force() {
        files.json("password-policy.json", "{'PasswordPolicy': null}");
        assertThat(files.known(ReadKey.PASSWORD_POLICY)).isEmpty();
    }

    @Test
    void virtual_mfa_devices_of_a_user_of_root_and_of_nobody() {
        files.json(
                "virtual-mfa-devices.json",
                """
                {'VirtualMFADevices': [
                  {'SerialNumber': 'arn:aws:iam::123456789012:mfa/a', 'EnableDate': '2026-05-01T10:00:00+00:00',
                   'Base32StringSeed': 'c2VjcmV0', 'QRCodePNG': 'c2VjcmV0',
                   'User': {'UserName': 'alice', 'Arn': 'arn:aws:iam::123456789012:user/alice'}},
                  {'SerialNumber': 'arn:aws:iam::123456789012:mfa/b', 'User': {'Arn': 'arn:aws:iam::123456789012:root'}},
                  {'SerialNumber': 'arn:aws:iam::123456789012:mfa/c'}]}
                """);
        List<VirtualMfaDevice> devices = files.known(ReadKey.VIRTUAL_MFA_DEVICES);
        assertThat(devices)
                .containsExactly(
                        new VirtualMfaDevice(
                                ARN + "mfa/a",
                                Optional.of(ARN + "user/alice"),
                                Optional.of("alice"),
                                Optional.of(MAY)),
                        new VirtualMfaDevice(
                                ARN + "mfa/b",
                                Optional.of(ARN + "root"),
                                Optional.empty(),
                                Optional.empty()),
                        new VirtualMfaDevice(
                                ARN + "mfa/c",
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()));
        assertThat(devices.toString()).doesNotContain("c2VjcmV0");
    }

    @Test
    void mfa_devices_by_user_as_bare_lists_or_whole_answers() {
        files.json(
                "mfa-devices.json",
                """
                {'alice': [{'UserName': 'alice', 'SerialNumber': 'GAHT1', 'EnableDate': '2026-05-01T10:00:00+00:00'}],
                 'bob': {'MFADevices': []}, 'carol': {'MFADevices': [], 'IsTruncated': true},
                 '<root_account>': []}
                """);
        assertThat(files.known(ReadKey.MFA_DEVICES.of("alice")))
                .containsExactly(new MfaDevice("GAHT1", Optional.of(MAY)));
        assertThat(files.known(ReadKey.MFA_DEVICES.of("bob"))).isEmpty();
        assertThat(files.known(ReadKey.MFA_DEVICES.of(Root.NAME))).isEmpty();
        assertThat(files.read().get(ReadKey.MFA_DEVICES.of("carol")).isKnown()).isFalse();
        assertThat(files.read().get(ReadKey.MFA_DEVICES.of("dave")).isKnown()).isFalse();
    }

    @Test
    void access_keys_used_never_used_and_not_asked() {
        files.json(
                "access-keys.json",
                """
                {'alice': [
                  {'AccessKeyId': 'AKIA1', 'Status': 'Active', 'CreateDate': '2026-05-01T10:00:00+00:00',
                   'LastUsed': {'LastUsedDate': '2026-05-01T10:00:00+00:00', 'ServiceName': 's3', 'Region': 'eu-west-1'}},
                  {'AccessKeyId': 'AKIA2', 'Status': 'Inactive', 'CreateDate': '2026-05-01T10:00:00+00:00',
                   'LastUsed': {'ServiceName': 'N/A', 'Region': 'N/A'}},
                  {'AccessKeyId': 'AKIA3', 'Status': 'Active', 'CreateDate': '2026-05-01T10:00:00+00:00'},
                  {'AccessKeyId': 'AKIA4', 'Status': 'Active', 'LastUsed': {'UserName': 'alice',
                   'AccessKeyLastUsed': {'LastUsedDate': '2026-05-01T10:00:00+00:00'}}}]}
                """);
        List<AccessKey> keys = files.known(ReadKey.ACCESS_KEYS.of("alice"));
        assertThat(keys).extracting(AccessKey::active).containsExactly(true, false, true, true);
        assertThat(keys.get(0).lastUsed())
                .contains(
                        new AccessKey.LastUsed(
                                Optional.of(MAY), Optional.of("s3"), Optional.of("eu-west-1")));
        assertThat(keys.get(1).lastUsed().orElseThrow().date()).isEmpty();
        assertThat(keys.get(2).lastUsed()).isEmpty();
        assertThat(keys.get(3).lastUsed().orElseThrow().date()).contains(MAY);
    }

    @Test
    void login_profiles_and_users_without_one() {
        files.json(
                "login-profiles.json",
                """
                {'alice': {'UserName': 'alice', 'CreateDate': '2026-05-01T10:00:00+00:00', 'PasswordResetRequired': true},
                 'bob': null, 'carol': {'LoginProfile': {'CreateDate': '2026-05-01T10:00:00+00:00'}}}
                """);
        assertThat(files.known(ReadKey.LOGIN_PROFILES.of("alice")))
                .contains(new LoginProfile(Optional.of(MAY), true));
        assertThat(files.known(ReadKey.LOGIN_PROFILES.of("bob"))).isEmpty();
        assertThat(files.known(ReadKey.LOGIN_PROFILES.of("carol")))
                .contains(new LoginProfile(Optional.of(MAY), false));
        assertThat(files.read().get(ReadKey.LOGIN_PROFILES.of("dave")).isKnown()).isFalse();
    }

    @Test
    void other_credentials() {
        files.json(
                        "service-credentials.json",
                        """
                        {'ServiceSpecificCredentials': [{'UserName': 'alice', 'Status': 'Active', 'ServiceUserName': 'a',
                          'CreateDate': '2026-05-01T10:00:00+00:00', 'ServiceSpecificCredentialId': 'ACCA1',
                          'ServiceName': 'codecommit.amazonaws.com'}]}
                        """)
                .json(
                        "ssh-public-keys.json",
                        "{'alice': [{'UserName': 'alice', 'SSHPublicKeyId': 'APKA1', 'Status': 'Inactive',"
                                + " 'UploadDate': '"
                                + MAY_CLI
                                + "'}]}")
                .json(
                        "signing-certificates.json",
                        "{'alice': {'Certificates': [{'CertificateId': 'C1', 'CertificateBody': 'x',"
                                + " 'Status': 'Active', 'UploadDate': '"
                                + MAY_CLI
                                + "'}]}}");
        assertThat(files.known(ReadKey.SERVICE_CREDENTIALS))
                .containsExactly(
                        new ServiceCredential(
                                "ACCA1",
                                "alice",
                                "codecommit.amazonaws.com",
                                "Active",
                                Optional.of(MAY),
                                Optional.empty()));
        assertThat(files.known(ReadKey.SSH_PUBLIC_KEYS.of("alice")))
                .containsExactly(new SshPublicKey("APKA1", false, Optional.of(MAY)));
        assertThat(files.known(ReadKey.SIGNING_CERTIFICATES.of("alice")))
                .containsExactly(
                        new SigningCertificate("C1", true, Optional.of(MAY), Optional.of("x")));
    }

    @Test
    void root_user_as_root_sees_itself() {
        files.json(
                "root-user.json",
                "{'User': {'UserId': '123456789012', 'Arn': '"
                        + ARN
                        + "root', 'PasswordLastUsed': '"
                        + MAY_CLI
                        + "'}}");
        assertThat(files.known(ReadKey.ROOT_USER)).isEqualTo(new RootUser(Optional.of(MAY)));
    }

    @Test
    void certificates_and_providers() {
        files.json(
                        "server-certificates.json",
                        "{'ServerCertificateMetadataList': [{'ServerCertificateName': 'shop', 'Arn': 'x', 'Expiration': '"
                                + MAY_CLI
                                + "'}]}")
                .json(
                        "saml-providers.json",
                        "{'SAMLProviderList': [{'Arn': 'arn:s', 'ValidUntil': '" + MAY_CLI + "'}]}")
                .json(
                        "open-id-connect-providers.json",
                        "{'OpenIDConnectProviderList': [{'Arn': 'arn:o'}]}");
        assertThat(files.known(ReadKey.SERVER_CERTIFICATES))
                .containsExactly(new ServerCertificate("shop", Optional.of("x"), Optional.of(MAY)));
        assertThat(files.known(ReadKey.SAML_PROVIDERS)).containsExactly("arn:s");
        assertThat(files.known(ReadKey.OPEN_ID_CONNECT_PROVIDERS)).containsExactly("arn:o");
    }

    @Test
    void organization_with_its_accounts_features_and_policies() {
        files.json(
                        "organization.json",
                        "{'Organization': {'Id': 'o-1', 'MasterAccountId': '210987654321', 'FeatureSet': 'ALL'}}")
                .json(
                        "organization-accounts.json",
                        "{'Accounts': [{'Id': '210987654321', 'Name': 'main', 'Status': 'ACTIVE', 'JoinedTimestamp': 1.5}]}")
                .json(
                        "organizations-features.json",
                        "{'OrganizationId': 'o-1', 'EnabledFeatures': ['RootSessions']}")
                .json(
                        "service-control-policies.json",
                        "{'levels': [{'target': 'r-1', 'policies': [{'name': 'FullAWSAccess', 'document': {'a': 1}}]}]}");
        assertThat(files.known(ReadKey.ORGANIZATION))
                .contains(new Organization("o-1", "210987654321", "ALL"));
        assertThat(files.known(ReadKey.ORGANIZATION_ACCOUNTS))
                .containsExactly(new OrganizationAccount("210987654321", "main", "ACTIVE"));
        assertThat(files.known(ReadKey.ORGANIZATION_FEATURES)).contains(Set.of("RootSessions"));
        var level = files.known(ReadKey.SERVICE_CONTROL_POLICIES).getFirst();
        assertThat(level.target()).isEqualTo("r-1");
        assertThat(level.policies().getFirst().document().text()).isEqualTo("{\"a\":1}");
    }

    @Test
    void no_organization() {
        files.json("organization.json", "{'Organization': null}");
        assertThat(files.known(ReadKey.ORGANIZATION)).isEmpty();
    }

    @Test
    void alternate_contacts() {
        files.json(
                "alternate-contacts.json",
                """
                {'SECURITY': {'AlternateContactType': 'SECURITY', 'Name': 'S', 'Title': 'T',
                  'EmailAddress': 's@example.com', 'PhoneNumber': '+1'}, 'BILLING': null}
                """);
        assertThat(files.known(ReadKey.ALTERNATE_CONTACTS.of("SECURITY")))
                .contains(new AlternateContact("S", "T", "s@example.com", "+1"));
        assertThat(files.known(ReadKey.ALTERNATE_CONTACTS.of("BILLING"))).isEmpty();
        assertThat(files.read().get(ReadKey.ALTERNATE_CONTACTS.of("OPERATIONS")).isKnown())
                .isFalse();
    }

    @Test
    void regions_by_either_call() {
        files.json(
                "regions.json",
                "{'Regions': [{'RegionName': 'a', 'RegionOptStatus': 'ENABLED_BY_DEFAULT'},"
                        + " {'RegionName': 'b', 'RegionOptStatus': 'DISABLED'}]}");
        assertThat(files.known(ReadKey.REGIONS))
                .containsExactly(new Region("a", true), new Region("b", false));
        files.json(
                "regions.json",
                "{'Regions': [{'Endpoint': 'x', 'RegionName': 'a', 'OptInStatus': 'opt-in-not-required'},"
                        + " {'RegionName': 'b', 'OptInStatus': 'not-opted-in'}]}");
        assertThat(files.known(ReadKey.REGIONS))
                .containsExactly(new Region("a", true), new Region("b", false));
    }

    @Test
    void access_analyzers_by_region() {
        files.json(
                "access-analyzers.json",
                "{'eu-west-1': [{'arn': 'arn:x', 'name': 'n', 'type': 'ACCOUNT', 'status': 'ACTIVE'}],"
                        + " 'us-east-1': {'analyzers': []}}");
        assertThat(files.known(ReadKey.ACCESS_ANALYZERS.of("eu-west-1")))
                .containsExactly(new Analyzer("n", "arn:x", "ACCOUNT", "ACTIVE"));
        assertThat(files.known(ReadKey.ACCESS_ANALYZERS.of("us-east-1"))).isEmpty();
    }

    @Test
    void trails_with_status_and_selectors() {
        files.json(
                "trails.json",
                """
                [{'Name': 't', 'TrailARN': 'arn:t', 'HomeRegion': 'eu-west-1', 'IsMultiRegionTrail': true,
                  'LogFileValidationEnabled': true, 'IsOrganizationTrail': false, 'Status': {'IsLogging': true},
                  'EventSelectors': [{'ReadWriteType': 'WriteOnly', 'IncludeManagementEvents': true,
                     'DataResources': [], 'ExcludeManagementEventSources': ['kms.amazonaws.com']}]},
                 {'Name': 'u', 'TrailARN': 'arn:u', 'Status': {'IsLogging': false}, 'EventSelectors': null,
                  'AdvancedEventSelectors': [{'Name': 'm', 'FieldSelectors': [
                     {'Field': 'eventCategory', 'Equals': ['Management']},
                     {'Field': 'eventSource', 'NotEquals': ['a'], 'NotStartsWith': ['b', 'c']}]}]},
                 {'Name': 'v', 'TrailARN': 'arn:v'}]
                """);
        assertThat(files.known(ReadKey.TRAILS).getFirst())
                .isEqualTo(new Trail("t", "arn:t", Optional.of("eu-west-1"), true, true, false));
        assertThat(files.known(ReadKey.TRAIL_STATUS.of("arn:t"))).isEqualTo(new Trail.Status(true));
        assertThat(files.known(ReadKey.TRAIL_STATUS.of("arn:u")))
                .isEqualTo(new Trail.Status(false));
        assertThat(files.known(ReadKey.EVENT_SELECTORS.of("arn:t")))
                .isEqualTo(
                        new Trail.Selectors(
                                List.of(
                                        new Trail.Basic(
                                                "WriteOnly", true, List.of("kms.amazonaws.com"))),
                                List.of()));
        assertThat(files.known(ReadKey.EVENT_SELECTORS.of("arn:u")))
                .isEqualTo(
                        new Trail.Selectors(
                                List.of(),
                                List.of(
                                        new Trail.Advanced(
                                                List.of(
                                                        new Trail.Field(
                                                                "eventCategory",
                                                                "Equals",
                                                                List.of("Management")),
                                                        new Trail.Field(
                                                                "eventSource",
                                                                "NotEquals",
                                                                List.of("a")),
                                                        new Trail.Field(
                                                                "eventSource",
                                                                "NotStartsWith",
                                                                List.of("b", "c")))))));
        assertThat(files.read().get(ReadKey.TRAIL_STATUS.of("arn:v")))
                .isEqualTo(
                        Read.notAsked(
                                ReadKey.TRAIL_STATUS.of("arn:v"),
                                "trails.json holds no Status of this trail"));
        assertThat(files.read().get(ReadKey.EVENT_SELECTORS.of("arn:v")).isKnown()).isFalse();
    }

    @Test
    void trails_as_the_whole_answer() {
        files.json("trails.json", "{'trailList': [{'Name': 't', 'TrailARN': 'arn:t'}]}");
        assertThat(files.known(ReadKey.TRAILS)).extracting(Trail::name).containsExactly("t");
    }

    @Test
    void a_byte_order_mark_and_windows_line_ends_are_read_over() {
        files.text("users.json", "\uFEFF{\r\n\"Users\": [\r\n]}\r\n")
                .text("credential-report.csv", "\uFEFFuser,arn\r\n<root_account>,x\r\n");
        assertThat(files.known(ReadKey.USERS)).isEmpty();
        assertThat(files.known(ReadKey.CREDENTIAL_REPORT).rows())
                .containsOnlyKeys("<root_account>");
    }
}
