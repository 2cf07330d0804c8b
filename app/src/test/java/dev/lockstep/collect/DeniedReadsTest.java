package dev.lockstep.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.Answers;
import dev.lockstep.account.Read;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.Root;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeniedReadsTest {
    @TempDir Path folder;
    private FolderBuilder files;

    @BeforeEach
    void start() {
        files = new FolderBuilder(folder);
    }

    private <T> Read<T> read(String entry, ReadKey<T> key) {
        return files.json("denied.json", "[" + entry + "]").read().get(key);
    }

    private static String entry(String operation, String code) {
        return "{'operation': '" + operation + "', 'code': '" + code + "'}";
    }

    private static String entry(String operation, String code, String user) {
        return "{'operation': '" + operation + "', 'code': '" + code + "', 'user': '" + user + "'}";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "iam:GetAccountSummary",
                "GetAccountSummary",
                "IAM:getaccountsummary",
                "get-account-summary"
            })
    void a_refused_read_is_denied_with_the_words_of_aws(String operation) {
        assertThat(
                        read(
                                "{'operation': '"
                                        + operation
                                        + "', 'code': 'AccessDenied', 'message': 'no, because of an SCP'}",
                                ReadKey.SUMMARY))
                .isEqualTo(
                        new Read.Denied<>(
                                ReadKey.SUMMARY,
                                "iam:GetAccountSummary",
                                "AccessDenied: no, because of an SCP"));
    }

    @Test
    void a_refusal_for_one_user_is_only_of_that_user() {
        String entry = entry("iam:ListMFADevices", "AccessDenied", "alice");
        assertThat(read(entry, ReadKey.MFA_DEVICES.of("alice"))).isInstanceOf(Read.Denied.class);
        assertThat(read(entry, ReadKey.MFA_DEVICES.of("bob")))
                .isInstanceOf(Read.NotCollected.class);
    }

    @Test
    void a_refusal_that_names_nobody_is_of_everybody() {
        assertThat(read(entry("iam:ListMFADevices", "AccessDenied"), ReadKey.MFA_DEVICES.of("bob")))
                .isInstanceOf(Read.Denied.class);
    }

    @Test
    void selectors_refused_without_a_trail_are_denied_for_a_trail_that_lacks_them() {
        files.json("trails.json", "[{'Name': 't', 'TrailARN': 'arn:t'}]");
        assertThat(
                        read(
                                entry("cloudtrail:GetEventSelectors", "AccessDenied"),
                                ReadKey.EVENT_SELECTORS.of("arn:t")))
                .isInstanceOf(Read.Denied.class);
    }

    @Test
    void refusals_of_reads_for_root_region_and_trail() {
        assertThat(
                        read(
                                entry("iam:ListAccessKeys", "AccessDenied", Root.NAME),
                                ReadKey.ACCESS_KEYS.of(Root.NAME)))
                .isInstanceOf(Read.Denied.class);
        assertThat(read(entry("iam:GetUser", "AccessDenied", Root.NAME), ReadKey.ROOT_USER))
                .isInstanceOf(Read.Denied.class);
        assertThat(read(entry("iam:GetUser", "AccessDenied", "alice"), ReadKey.ROOT_USER))
                .isInstanceOf(Read.NotCollected.class);
        assertThat(
                        read(
                                "{'operation': 'accessanalyzer:ListAnalyzers', 'code': 'AccessDeniedException',"
                                        + " 'region': 'eu-west-1'}",
                                ReadKey.ACCESS_ANALYZERS.of("eu-west-1")))
                .isInstanceOf(Read.Denied.class);
        assertThat(
                        read(
                                "{'operation': 'cloudtrail:GetTrailStatus', 'code': 'AccessDenied', 'trail': 'arn:t'}",
                                ReadKey.TRAIL_STATUS.of("arn:t")))
                .isInstanceOf(Read.Denied.class);
        assertThat(read(entry("ec2:DescribeRegions", "UnauthorizedOperation"), ReadKey.REGIONS))
                .isInstanceOf(Read.Denied.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Throttling",
                "ThrottlingException",
                "RequestLimitExceeded",
                "TooManyRequestsException",
                "Rate exceeded",
                "RequestTimeout",
                "ReadTimeoutError",
                "ServiceUnavailable",
                "InternalFailure",
                "503",
                "ReportInProgress",
                "ReportNotPresent",
                "CredentialReportNotReadyException"
            })
    void no_answer_is_not_collected_and_counts_as_not_complete(String code) {
        var read = read(entry("iam:GetCredentialReport", code), ReadKey.CREDENTIAL_REPORT);
        assertThat(read)
                .isEqualTo(
                        new Read.NotCollected<>(
                                ReadKey.CREDENTIAL_REPORT,
                                Read.Cause.NO_ANSWER,
                                "AWS did not answer iam:GetCredentialReport (" + code + ")"));
    }

    @Test
    void codes_that_mean_none_are_known_with_and_without_exception_at_the_end() {
        for (String end : List.of("", "Exception")) {
            assertThat(
                            read(
                                            entry(
                                                    "iam:GetAccountPasswordPolicy",
                                                    "NoSuchEntity" + end),
                                            ReadKey.PASSWORD_POLICY)
                                    .found())
                    .contains(Optional.empty());
            assertThat(
                            read(
                                            entry(
                                                    "iam:GetLoginProfile",
                                                    "NoSuchEntity" + end,
                                                    "alice"),
                                            ReadKey.LOGIN_PROFILES.of("alice"))
                                    .found())
                    .contains(Optional.empty());
            assertThat(
                            read(
                                            entry(
                                                    "organizations:DescribeOrganization",
                                                    "AWSOrganizationsNotInUse" + end),
                                            ReadKey.ORGANIZATION)
                                    .found())
                    .contains(Optional.empty());
            assertThat(
                            read(
                                            entry(
                                                    "organizations:ListAccounts",
                                                    "AWSOrganizationsNotInUse" + end),
                                            ReadKey.ORGANIZATION_ACCOUNTS)
                                    .found())
                    .contains(List.of());
            assertThat(
                            read(
                                            entry(
                                                    "iam:ListOrganizationsFeatures",
                                                    "ServiceAccessNotEnabled" + end),
                                            ReadKey.ORGANIZATION_FEATURES)
                                    .found())
                    .contains(Optional.of(Set.of()));
            assertThat(
                            read(
                                            entry(
                                                    "iam:ListOrganizationsFeatures",
                                                    "AccountNotManagementOrDelegatedAdministrator"
                                                            + end),
                                            ReadKey.ORGANIZATION_FEATURES)
                                    .found())
                    .contains(Optional.empty());
            assertThat(
                            read(
                                            entry(
                                                    "iam:ListOrganizationsFeatures",
                                                    "OrganizationNotFound" + end),
                                            ReadKey.ORGANIZATION_FEATURES)
                                    .found())
                    .contains(Optional.empty());
            assertThat(
                            read(
                                            entry(
                                                    "account:GetAlternateContact",
                                                    "ResourceNotFound" + end),
                                            ReadKey.ALTERNATE_CONTACTS.of("SECURITY"))
                                    .found())
                    .contains(Optional.empty());
        }
    }

    @Test
    void a_code_that_means_none_elsewhere_is_not_none_here() {
        assertThat(
                        read(
                                entry("iam:GetLoginProfile", "NoSuchEntity"),
                                ReadKey.LOGIN_PROFILES.of("alice")))
                .isInstanceOf(Read.Denied.class);
        assertThat(
                        read(
                                entry("iam:GetAccessKeyLastUsed", "NoSuchEntity", "alice"),
                                ReadKey.ACCESS_KEY_LAST_USED.of("alice")))
                .isInstanceOf(Read.Denied.class);
        assertThat(
                        read(
                                entry(
                                        "organizations:ListAccounts",
                                        "AccountNotManagementOrDelegatedAdministrator"),
                                ReadKey.ORGANIZATION_ACCOUNTS))
                .isInstanceOf(Read.Denied.class);
    }

    @Test
    void a_refused_last_use_stands_beside_the_keys_that_are_known() {
        files.json("access-keys.json", "{'alice': [{'AccessKeyId': 'AKIA1', 'Status': 'Active'}]}")
                .json(
                        "denied.json",
                        "[" + entry("iam:GetAccessKeyLastUsed", "AccessDenied", "alice") + "]");
        Answers answers = files.read();
        assertThat(answers.get(ReadKey.ACCESS_KEYS.of("alice"))).isInstanceOf(Read.Known.class);
        assertThat(answers.get(ReadKey.ACCESS_KEY_LAST_USED.of("alice")))
                .isInstanceOf(Read.Denied.class);
    }

    @Test
    void a_value_that_is_present_wins() {
        files.json("users.json", "{'Users': []}")
                .json("mfa-devices.json", "{'alice': []}")
                .json(
                        "denied.json",
                        "["
                                + entry("iam:ListUsers", "AccessDenied")
                                + ","
                                + entry("iam:ListMFADevices", "AccessDenied")
                                + ","
                                + entry("iam:ListMFADevices", "AccessDenied", "alice")
                                + "]");
        assertThat(files.read().get(ReadKey.USERS).isKnown()).isTrue();
        assertThat(files.read().get(ReadKey.MFA_DEVICES.of("alice")).isKnown()).isTrue();
        assertThat(files.read().get(ReadKey.MFA_DEVICES.of("bob"))).isInstanceOf(Read.Denied.class);
    }

    @Test
    void a_refusal_wins_over_missing_pages() {
        files.json("users.json", "{'Users': [], 'IsTruncated': true}")
                .json("denied.json", "[" + entry("iam:ListUsers", "AccessDenied") + "]");
        assertThat(files.read().get(ReadKey.USERS)).isInstanceOf(Read.Denied.class);
    }

    @Test
    void an_operation_that_no_read_needs_is_passed_over() {
        assertThat(read(entry("s3:ListBuckets", "AccessDenied"), ReadKey.USERS))
                .isEqualTo(Read.notAsked(ReadKey.USERS, "users was not collected (iam:ListUsers)"));
        assertThat(read(entry("s3:GetAccountSummary", "AccessDenied"), ReadKey.SUMMARY))
                .isInstanceOf(Read.NotCollected.class);
    }
}
