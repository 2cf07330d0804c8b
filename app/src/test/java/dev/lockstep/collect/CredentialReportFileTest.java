package dev.lockstep.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.Answers;
import dev.lockstep.account.CredentialReport;
import dev.lockstep.account.CredentialReport.Column;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.Source;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The report as CSV, as AWS's answer, and as both.
class CredentialReportFileTest {
    private static final Instant MAY = Instant.parse("2026-05-01T10:00:00Z");
    private static final String MAY_CLI = "2026-05-01T10:00:00+00:00";

    @TempDir Path folder;
    private FolderBuilder files;

    @BeforeEach
    void start() {
        files = new FolderBuilder(folder);
    }

    @Test
    void a_report_alone_is_not_later_than_the_snapshot() {
        files.text("credential-report.csv", "user,mfa_active,unknown\n\"a,b\",TRUE,x\n")
                .json("snapshot.json", "{'takenAt': '2026-05-01T10:00:00Z'}");
        CredentialReport report = files.known(ReadKey.CREDENTIAL_REPORT);
        assertThat(report.generated()).isEmpty();
        assertThat(report.row("a,b").orElseThrow().cells())
                .containsOnlyKeys(Column.USER, Column.MFA_ACTIVE);
        assertThat(FolderBuilder.source(files.read(), ReadKey.CREDENTIAL_REPORT))
                .isEqualTo(new Source("credential-report", Optional.of(MAY), true));
    }

    @Test
    void the_answer_gives_the_time_and_the_rows_in_base64_or_decoded() {
        String csv = "user,mfa_active\nalice,true\n";
        for (String content :
                List.of(
                        Base64.getEncoder().encodeToString(csv.getBytes(StandardCharsets.UTF_8)),
                        csv.replace("\n", "\\n"))) {
            files.json(
                    "credential-report.json",
                    "{'Content': '"
                            + content
                            + "', 'ReportFormat': 'text/csv', 'GeneratedTime': '"
                            + MAY_CLI
                            + "'}");
            assertThat(files.known(ReadKey.CREDENTIAL_REPORT).generated()).contains(MAY);
            assertThat(files.known(ReadKey.CREDENTIAL_REPORT).rows()).containsOnlyKeys("alice");
            assertThat(FolderBuilder.source(files.read(), ReadKey.CREDENTIAL_REPORT))
                    .isEqualTo(Source.of("credential-report", Optional.of(MAY)));
        }
    }

    @Test
    void csv_and_answer_together_give_the_rows_of_one_and_the_time_of_the_other() {
        files.text("credential-report.csv", "user\nalice\n")
                .json("credential-report.json", "{'GeneratedTime': '" + MAY_CLI + "'}");
        assertThat(files.known(ReadKey.CREDENTIAL_REPORT).generated()).contains(MAY);
        assertThat(files.known(ReadKey.CREDENTIAL_REPORT).rows()).containsOnlyKeys("alice");
    }

    @Test
    void a_lone_report_is_read_whatever_its_name() {
        files.text("status.CSV", "user\nalice\n");
        Answers answers = SnapshotFolder.read(folder.resolve("status.CSV"));
        assertThat(answers.get(ReadKey.CREDENTIAL_REPORT).isKnown()).isTrue();
        files.json("credential-report.json", "{'Content': 'user\\nbob\\n'}");
        Answers json = SnapshotFolder.read(folder.resolve("credential-report.json"));
        assertThat(json.get(ReadKey.CREDENTIAL_REPORT).found().orElseThrow().rows())
                .containsOnlyKeys("bob");
    }
}
