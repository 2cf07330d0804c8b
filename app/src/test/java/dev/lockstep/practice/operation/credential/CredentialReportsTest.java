package dev.lockstep.practice.operation.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.Answers;
import dev.lockstep.account.CredentialReport;
import dev.lockstep.account.CredentialReport.Column;
import dev.lockstep.account.CredentialReport.Row;
import dev.lockstep.account.Read;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.Root;
import dev.lockstep.account.User;
import dev.lockstep.collect.SnapshotFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.iam.model.CreateAccessKeyRequest;
import software.amazon.awssdk.services.iam.model.CreateAccessKeyResponse;
import software.amazon.awssdk.services.iam.model.CreateLoginProfileRequest;
import software.amazon.awssdk.services.iam.model.DeleteLoginProfileRequest;
import software.amazon.awssdk.services.iam.model.GenerateCredentialReportRequest;
import software.amazon.awssdk.services.iam.model.GenerateCredentialReportResponse;
import software.amazon.awssdk.services.iam.model.GetCredentialReportRequest;
import software.amazon.awssdk.services.iam.model.GetCredentialReportResponse;
import software.amazon.awssdk.services.iam.model.StatusType;
import software.amazon.awssdk.services.iam.model.UpdateAccessKeyRequest;
import software.amazon.awssdk.services.iam.model.UpdateAccountPasswordPolicyRequest;

class CredentialReportsTest {
    private static final String START = "2026-11-25T12:00:00+00:00";
    private static final String DAY_LATER = "2026-11-26T12:00:00+00:00";

    @TempDir Path folder;
    private final Practice practice = new Practice();

    @Test
    void the_first_answer_is_STARTED_and_the_next_one_COMPLETE() {
        assertThat(generate()).isEqualTo("STARTED");
        assertThat(practice.refusal(get())).startsWith("404 ReportInProgress: ");
        assertThat(generate()).isEqualTo("COMPLETE");
        assertThat(practice.ask(get(), GetCredentialReportResponse.class).generatedTime())
                .isEqualTo(Practice.START);
        assertThat(generate()).isEqualTo("COMPLETE");
    }

    @Test
    void whoever_does_not_ask_again_has_the_report_a_second_later() {
        generate();
        practice.waits(Duration.ofSeconds(1));
        assertThat(practice.ask(get(), GetCredentialReportResponse.class).reportFormatAsString())
                .isEqualTo("text/csv");
    }

    @Test
    void without_a_report_there_is_none_to_get() {
        assertThat(practice.refusal(get())).startsWith("410 ReportNotPresent: ");
    }

    @Test
    void a_report_stays_as_it_was_for_four_hours_and_then_expires() {
        generate();
        practice.waits(Duration.ofHours(4).minusSeconds(1)).does(password("alice"));
        assertThat(generate()).isEqualTo("COMPLETE");
        assertThat(rows().get("alice").cells()).containsEntry(Column.PASSWORD_ENABLED, "false");
        practice.waits(Duration.ofSeconds(1));
        assertThat(practice.refusal(get())).startsWith("410 ReportExpired: ");
        assertThat(generate()).isEqualTo("STARTED");
        assertThat(generate()).isEqualTo("COMPLETE");
        assertThat(rows().get("alice").cells()).containsEntry(Column.PASSWORD_ENABLED, "true");
    }

    @Test
    void the_columns_are_AWS_s_and_root_comes_first() {
        String[] lines = CredentialReportRows.csv(practice.truth()).split("\n");
        assertThat(lines[0])
                .isEqualTo(
                        "user,arn,user_creation_time,password_enabled,password_last_used,"
                                + "password_last_changed,password_next_rotation,mfa_active,"
                                + "access_key_1_active,access_key_1_last_rotated,"
                                + "access_key_1_last_used_date,access_key_1_last_used_region,"
                                + "access_key_1_last_used_service,access_key_2_active,"
                                + "access_key_2_last_rotated,access_key_2_last_used_date,"
                                + "access_key_2_last_used_region,access_key_2_last_used_service,"
                                + "cert_1_active,cert_1_last_rotated,cert_2_active,"
                                + "cert_2_last_rotated,additional_credentials_info");
        assertThat(lines[1])
                .isEqualTo(
                        "<root_account>,arn:aws:iam::123456789012:root,2025-01-02T03:04:05+00:00,"
                                + "true,no_information,not_supported,not_supported,false,"
                                + "false,N/A,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,"
                                + "false,N/A,false,N/A,N/A");
        assertThat(lines[2]).startsWith("alice,");
        assertThat(lines[3]).startsWith("bob,");
        assertThat(lines).hasSize(4);
    }

    @Test
    void Lockstep_s_own_reader_gives_the_same_facts() {
        practice.does(UpdateAccountPasswordPolicyRequest.builder().maxPasswordAge(90).build())
                .does(password("alice"));
        String used = key("alice");
        String inactive = key("alice");
        practice.waits(Duration.ofDays(1))
                .does(
                        UpdateAccessKeyRequest.builder()
                                .userName("alice")
                                .accessKeyId(inactive)
                                .status(StatusType.INACTIVE)
                                .build())
                .with(
                        practice.state()
                                .usedKey(used, "s3", "eu-west-1", practice.now())
                                .signedIn("alice", practice.now()));
        generate();
        generate();
        assertThat(rows()).containsOnlyKeys(Root.NAME, "alice", "bob");
        assertThat(rows().get("alice").cells())
                .containsAllEntriesOf(
                        Map.ofEntries(
                                Map.entry(Column.ARN, Practice.ARN + "user/alice"),
                                Map.entry(Column.PASSWORD_ENABLED, "true"),
                                Map.entry(Column.PASSWORD_LAST_USED, DAY_LATER),
                                Map.entry(Column.PASSWORD_LAST_CHANGED, START),
                                Map.entry(
                                        Column.PASSWORD_NEXT_ROTATION, "2027-02-23T12:00:00+00:00"),
                                Map.entry(Column.MFA_ACTIVE, "false"),
                                Map.entry(Column.ACCESS_KEY_1_ACTIVE, "true"),
                                Map.entry(Column.ACCESS_KEY_1_LAST_ROTATED, START),
                                Map.entry(Column.ACCESS_KEY_1_LAST_USED_DATE, DAY_LATER),
                                Map.entry(Column.ACCESS_KEY_1_LAST_USED_REGION, "eu-west-1"),
                                Map.entry(Column.ACCESS_KEY_1_LAST_USED_SERVICE, "s3"),
                                Map.entry(Column.ACCESS_KEY_2_ACTIVE, "false"),
                                Map.entry(Column.ACCESS_KEY_2_LAST_ROTATED, DAY_LATER),
                                Map.entry(Column.ACCESS_KEY_2_LAST_USED_DATE, "N/A")));
    }

    @Test
    void a_password_that_was_never_used_has_no_information_and_a_deleted_one_keeps_its_last_use() {
        practice.does(password("alice")).does(password("bob"));
        practice.with(practice.state().signedIn("bob", practice.now()))
                .does(DeleteLoginProfileRequest.builder().userName("bob").build());
        generate();
        generate();
        assertThat(rows().get("alice").cells())
                .containsEntry(Column.PASSWORD_LAST_USED, "no_information")
                .containsEntry(Column.PASSWORD_NEXT_ROTATION, "N/A");
        assertThat(rows().get("bob").cells())
                .containsEntry(Column.PASSWORD_ENABLED, "false")
                .containsEntry(Column.PASSWORD_LAST_USED, START)
                .containsEntry(Column.PASSWORD_LAST_CHANGED, "N/A");
    }

    @Test
    void a_name_with_a_comma_is_read_back_whole() {
        var users = new TreeMap<>(practice.truth().users());
        users.put(
                "doe,jane",
                User.named(
                        "doe,jane",
                        Optional.of(Practice.ARN + "user/doe,jane"),
                        Optional.empty(),
                        "/",
                        Optional.of(Practice.MADE)));
        practice.with(practice.truth().withIdentities(practice.truth().root(), users));
        generate();
        generate();
        assertThat(rows()).containsKey("doe,jane");
    }

    private String generate() {
        return practice.ask(
                        GenerateCredentialReportRequest.builder().build(),
                        GenerateCredentialReportResponse.class)
                .stateAsString();
    }

    /// The rows of the report, as Lockstep reads them from a file.
    private Map<String, Row> rows() {
        String csv =
                practice.ask(get(), GetCredentialReportResponse.class).content().asUtf8String();
        try {
            Files.writeString(folder.resolve("credential-report.csv"), csv);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        Answers answers = SnapshotFolder.read(folder);
        return switch (answers.get(ReadKey.CREDENTIAL_REPORT)) {
            case Read.Known<CredentialReport> known -> known.value().rows();
            case Read.Missing<CredentialReport> missing ->
                    throw new IllegalStateException(missing.toString());
        };
    }

    private String key(String user) {
        return practice.ask(
                        CreateAccessKeyRequest.builder().userName(user).build(),
                        CreateAccessKeyResponse.class)
                .accessKey()
                .accessKeyId();
    }

    private static CreateLoginProfileRequest password(String user) {
        return CreateLoginProfileRequest.builder()
                .userName(user)
                .password("Correct-Horse-7")
                .build();
    }

    private static GetCredentialReportRequest get() {
        return GetCredentialReportRequest.builder().build();
    }
}
