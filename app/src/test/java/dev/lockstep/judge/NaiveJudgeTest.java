package dev.lockstep.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.ObjectMapper;

/// Folders small enough to judge by hand.
class NaiveJudgeTest {
    private static final String REPORT =
            """
            user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,\
            password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,\
            access_key_1_last_used_date,access_key_2_active,access_key_2_last_rotated,\
            access_key_2_last_used_date,cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated
            """;

    @TempDir Path folder;

    private String baseline = "{\"lockstep\": 1}";

    @BeforeEach
    void a_folder_that_says_only_who_and_when() {
        file(
                "snapshot.json",
                """
                {"account": "123456789012", "partition": "aws", "region": "eu-west-1",
                 "takenAt": "2026-11-25T12:00:00Z"}\
                """);
    }

    @Test
    void an_empty_folder_leaves_nearly_everything_undetermined_on_the_account() {
        assertThat(status("password-length", "123456789012")).isEqualTo(Status.UNDETERMINED);
        assertThat(status("key-age", "123456789012")).isEqualTo(Status.UNDETERMINED);
        assertThat(status("no-star-policy", "123456789012")).isEqualTo(Status.UNDETERMINED);
        assertThat(status("root-mfa", "<root_account>")).isEqualTo(Status.UNDETERMINED);
        assertThat(status("root-mfa-hardware", "<root_account>")).isEqualTo(Status.NOT_APPLICABLE);
        assertThat(status("access-analyzer", "eu-west-1")).isEqualTo(Status.UNDETERMINED);
    }

    @Test
    void the_default_password_policy_counts_as_8_characters_without_classes() {
        file(
                "denied.json",
                "[{\"operation\": \"iam:GetAccountPasswordPolicy\", \"code\": \"NoSuchEntity\"}]");
        assertThat(status("password-length", "123456789012")).isEqualTo(Status.FAIL);
        assertThat(status("password-symbol", "123456789012")).isEqualTo(Status.FAIL);
        assertThat(status("password-hard-expiry", "123456789012")).isEqualTo(Status.PASS);
    }

    @Test
    void a_key_of_exactly_90_days_passes_and_one_of_91_fails() {
        report(
                "alice,x,2024-01-01T00:00:00Z,false,N/A,N/A,N/A,false,true,2026-08-27T12:00:00Z,N/A,"
                        + "TRUE,2026-08-26 12:00:00+00:00,2026-11-24T00:00:00Z,false,N/A,false,N/A");
        assertThat(status("key-age", "alice#1")).isEqualTo(Status.PASS);
        assertThat(status("key-age", "alice#2")).isEqualTo(Status.FAIL);
        assertThat(status("key-single", "alice")).isEqualTo(Status.FAIL);
        assertThat(status("key-unused", "alice#2")).isEqualTo(Status.PASS);
        assertThat(status("key-unused", "alice#1")).isEqualTo(Status.FAIL);
    }

    @Test
    void an_inactive_key_is_told_apart_by_dates_that_allow_only_one_slot() {
        report(
                "alice,x,2024-01-01T00:00:00Z,false,N/A,N/A,N/A,false,false,2026-11-20T00:00:00Z,N/A,"
                        + "false,2025-02-01T00:00:00Z,N/A,false,N/A,false,N/A");
        file(
                "access-keys.json",
                """
                {"alice": [
                  {"AccessKeyId": "AKIAOLD", "Status": "Inactive", "CreateDate": "2025-01-01T00:00:00Z"},
                  {"AccessKeyId": "AKIANEW", "Status": "Inactive", "CreateDate": "2025-03-01T00:00:00Z"}]}\
                """);
        assertThat(status("key-inactive-leftover", "AKIAOLD")).isEqualTo(Status.FAIL);
        assertThat(status("key-inactive-leftover", "AKIANEW")).isEqualTo(Status.PASS);
    }

    @Test
    void two_inactive_keys_that_may_each_be_either_slot_are_undetermined() {
        report(
                "alice,x,2024-01-01T00:00:00Z,false,N/A,N/A,N/A,false,false,2026-11-20T00:00:00Z,N/A,"
                        + "false,2025-04-01T00:00:00Z,N/A,false,N/A,false,N/A");
        file(
                "access-keys.json",
                """
                {"alice": [
                  {"AccessKeyId": "AKIAOLD", "Status": "Inactive", "CreateDate": "2025-01-01T00:00:00Z"},
                  {"AccessKeyId": "AKIANEW", "Status": "Inactive", "CreateDate": "2025-03-01T00:00:00Z"}]}\
                """);
        assertThat(status("key-inactive-leftover", "AKIAOLD")).isEqualTo(Status.UNDETERMINED);
        assertThat(status("key-inactive-leftover", "AKIANEW")).isEqualTo(Status.UNDETERMINED);
    }

    @Test
    void a_password_without_MFA_fails_and_an_exception_turns_only_that_into_excepted() {
        report(
                "alice,x,2024-01-01T00:00:00Z,true,2026-11-24T00:00:00Z,2026-11-01T00:00:00Z,N/A,false,"
                        + "false,N/A,N/A,false,N/A,N/A,false,N/A,false,N/A");
        assertThat(status("user-mfa", "alice")).isEqualTo(Status.FAIL);
        assertThat(status("person-verified", "alice")).isEqualTo(Status.FAIL);
        baseline =
                """
                {"lockstep": 1, "exceptions": [
                  {"control": "user-mfa", "subject": "ali*", "until": "2026-11-25"},
                  {"control": "person-verified", "subject": "alice", "until": "2026-11-24"},
                  {"control": "password-unused", "subject": "alice", "until": "2026-12-25"}]}\
                """;
        assertThat(status("user-mfa", "alice")).isEqualTo(Status.EXCEPTED);
        assertThat(status("person-verified", "alice")).isEqualTo(Status.FAIL);
        assertThat(status("password-unused", "alice")).isEqualTo(Status.PASS);
    }

    @Test
    void root_without_password_and_keys_needs_no_MFA() {
        file(
                "account-summary.json",
                """
                {"SummaryMap": {"AccountMFAEnabled": 0, "AccountPasswordPresent": 0,
                                "AccountAccessKeysPresent": 0}}\
                """);
        assertThat(status("root-mfa", "<root_account>")).isEqualTo(Status.NOT_APPLICABLE);
        assertThat(status("root-access-keys", "<root_account>")).isEqualTo(Status.PASS);
        file(
                "account-summary.json",
                "{\"SummaryMap\": {\"AccountMFAEnabled\": 0, \"AccountAccessKeysPresent\": 0}}");
        assertThat(status("root-mfa", "<root_account>")).isEqualTo(Status.FAIL);
    }

    @Test
    void a_list_that_lacks_pages_is_not_known() {
        file(
                "server-certificates.json",
                "{\"ServerCertificateMetadataList\": [], \"Marker\": \"m\"}");
        assertThat(status("certificate-expired", "123456789012")).isEqualTo(Status.UNDETERMINED);
    }

    @Test
    void trust_in_everybody_is_open_unless_every_value_of_a_condition_pins_the_caller() {
        trust("\"*\"", "sts:AssumeRole", "{}");
        assertThat(status("role-trust-open", "app")).isEqualTo(Status.FAIL);
        trust(
                "{\"AWS\": \"*\"}",
                "sts:AssumeRole",
                "{\"StringEquals\": {\"aws:PrincipalOrgID\": \"o-1\"}}");
        assertThat(status("role-trust-open", "app")).isEqualTo(Status.PASS);
        trust(
                "{\"AWS\": \"*\"}",
                "sts:*",
                "{\"StringLike\": {\"aws:PrincipalOrgID\": [\"o-1\", \"*\"]}}");
        assertThat(status("role-trust-open", "app")).isEqualTo(Status.FAIL);
        trust(
                "\"*\"",
                "sts:AssumeRole",
                "{\"ArnLike\": {\"aws:PrincipalArn\": \"arn:aws:iam::*:role/x\"}}");
        assertThat(status("role-trust-open", "app")).isEqualTo(Status.FAIL);
        trust("\"*\"", "sts:AssumeRole", "{\"StringEquals\": {\"sts:ExternalId\": \"x\"}}");
        assertThat(status("role-trust-open", "app")).isEqualTo(Status.FAIL);
    }

    @Test
    void trust_in_another_account_asks_for_a_reason() {
        trust("{\"AWS\": \"arn:aws:iam::210987654321:root\"}", "sts:AssumeRole", "{}");
        assertThat(status("role-trust-external", "app")).isEqualTo(Status.FAIL);
        baseline = "{\"lockstep\": 1, \"trusted-accounts\": [\"210987654321\"]}";
        assertThat(status("role-trust-external", "app")).isEqualTo(Status.PASS);
        trust("{\"AWS\": \"AROAABCDEFGHIJKLMNOPQ\"}", "sts:AssumeRole", "{}");
        assertThat(status("role-trust-external", "app")).isEqualTo(Status.PASS);
        trust("{\"Service\": \"ssm.amazonaws.com\"}", "sts:AssumeRole", "{}");
        assertThat(status("role-trust-external", "app")).isEqualTo(Status.NOT_APPLICABLE);
        assertThat(status("role-confused-deputy", "app")).isEqualTo(Status.FAIL);
    }

    private void trust(String principal, String action, String condition) {
        file(
                "account-authorization-details.json",
                """
                {"UserDetailList": [], "GroupDetailList": [], "Policies": [], "RoleDetailList": [
                  {"Path": "/", "RoleName": "app", "AssumeRolePolicyDocument": {"Statement": [
                    {"Effect": "Allow", "Principal": %s, "Action": "%s", "Condition": %s}]}}]}\
                """
                        .formatted(principal, action, condition));
    }

    private void report(String row) {
        file("credential-report.csv", REPORT + row + "\n");
    }

    private void file(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Status status(String control, String name) {
        List<Expected> found =
                NaiveJudge.judge(folder, new ObjectMapper().readTree(baseline)).stream()
                        .filter(f -> f.control().equals(control) && f.name().equals(name))
                        .toList();
        assertThat(found).as("%s of %s", control, name).hasSize(1);
        return found.getFirst().status();
    }
}
