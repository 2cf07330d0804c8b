package dev.lockstep.report.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.networknt.schema.Schema;
import dev.lockstep.Run;
import dev.lockstep.control.Status;
import dev.lockstep.record.AuditRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class AsffReportTest {
    private static final Schema SCHEMA = Schemas.asff();
    private static final AsffReport REPORT = new AsffReport(Optional.empty());

    /// Botocore's own check of what a request may hold, batch by batch.
    private static final String BOTOCORE =
            """
            import json, sys
            try:
                from awscli.botocore import session, validate
            except ImportError:
                from botocore import session, validate
            model = session.get_session().get_service_model('securityhub')
            shape = model.operation_model('BatchImportFindings').input_shape
            for batch in json.load(open(sys.argv[1])):
                report = validate.ParamValidator().validate(batch, shape)
                if report.has_errors():
                    print(report.generate_report())
            print('checked')
            """;

    @TempDir Path folder;

    private static List<JsonNode> findings(AuditRecord audit) {
        String asff = SavedAudits.written(REPORT, audit);
        assertThat(asff.chars()).allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7F));
        var findings = new ArrayList<JsonNode>();
        for (JsonNode batch : Schemas.JSON.readTree(asff)) {
            assertThat(Schemas.faults(SCHEMA, batch.toString())).isEmpty();
            assertThat(batch.get("Findings").size()).isBetween(1, 100);
            batch.get("Findings").forEach(findings::add);
        }
        findings.forEach(AsffReportTest::assertWithinLengths);
        return findings;
    }

    private static void assertWithinLengths(JsonNode finding) {
        assertThat(finding.get("Title").asString()).hasSizeBetween(1, 256);
        assertThat(finding.get("Description").asString()).hasSizeBetween(1, 1024);
        assertThat(finding.get("Id").asString()).hasSizeBetween(1, 512);
        if (finding.has("Remediation")) {
            assertThat(finding.at("/Remediation/Recommendation/Text").asString())
                    .hasSizeBetween(1, 512);
        }
        assertThat(finding.get("ProductFields").size()).isLessThanOrEqualTo(50);
        finding.get("ProductFields")
                .properties()
                .forEach(field -> {
                    assertThat(field.getKey()).hasSizeLessThanOrEqualTo(128);
                    assertThat(field.getValue().asString()).hasSizeLessThanOrEqualTo(2048);
                });
        assertThat(finding.toString().getBytes(StandardCharsets.UTF_8).length).isLessThan(240_000);
    }

    private static Stream<Integer> seeds() {
        return SavedAudits.SEEDS.stream();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_random_account_is_valid_and_counted_the_same(int seed) {
        AuditRecord audit = SavedAudits.random(seed, folder);
        assumeThat(REPORT.obstacle(audit)).isEmpty();
        assertThat(counts(findings(audit))).isEqualTo(SavedAudits.counts(audit));
    }

    /// By Security Hub's own words.
    private static Map<Status, Long> counts(List<JsonNode> findings) {
        var counts = new EnumMap<Status, Long>(Status.class);
        for (JsonNode finding : findings) {
            boolean suppressed = finding.at("/Workflow/Status").asString("").equals("SUPPRESSED");
            boolean archived = finding.get("RecordState").asString().equals("ARCHIVED");
            Status status =
                    switch (finding.at("/Compliance/Status").asString()) {
                        case "PASSED" -> Status.PASS;
                        case "WARNING" -> Status.UNDETERMINED;
                        case "FAILED" -> suppressed ? Status.EXCEPTED : Status.FAIL;
                        case "NOT_AVAILABLE" -> archived ? Status.NOT_APPLICABLE : Status.MANUAL;
                        default -> throw new AssertionError(finding);
                    };
            assertThat(finding.at("/ProductFields/lockstep~1status").asString())
                    .isEqualTo(status.id());
            counts.merge(status, 1L, Long::sum);
        }
        return counts;
    }

    @Test
    void ids_are_unique_and_stay() {
        List<String> first = ids(SavedAudits.demo(folder));
        List<String> later =
                ids(
                        SavedAudits.audit(
                                folder, "--from", "account", "--now", "2027-03-01T00:00:00Z"));
        assertThat(first).doesNotHaveDuplicates().containsExactlyElementsOf(later);
    }

    private static List<String> ids(AuditRecord audit) {
        return findings(audit).stream().map(finding -> finding.get("Id").asString()).toList();
    }

    @Test
    void the_product_is_the_accounts_own_in_the_region_that_is_named() {
        AuditRecord audit = SavedAudits.demo(folder);
        assertThat(findings(audit).getFirst().get("ProductArn").asString())
                .isEqualTo(
                        "arn:aws:securityhub:us-east-1:111122223333:product/111122223333/default");
        assertThat(SavedAudits.written(new AsffReport(Optional.of("eu-west-1")), audit))
                .contains("arn:aws:securityhub:eu-west-1:111122223333:product/");
    }

    @Test
    void an_account_without_an_id_is_an_error_for_a_person_and_no_file() throws IOException {
        Files.writeString(folder.resolve("report.csv"), "user\nalice\n");
        Run run =
                Run.in(
                        folder,
                        "audit",
                        "--from",
                        "report.csv",
                        "--format",
                        "asff",
                        "--output",
                        "out.json");
        assertThat(run.status()).isEqualTo(65);
        assertThat(run.err())
                .hasLineCount(1)
                .contains("does not know the id of its account", "sts:GetCallerIdentity");
        assertThat(folder.resolve("out.json")).doesNotExist();
        AuditRecord lone = SavedAudits.audit(folder, "--from", "report.csv");
        assertThatThrownBy(() -> SavedAudits.written(REPORT, lone))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"eu-west-1, 1", "us-gov-west-1, 1", "Frankfurt, 64", "'eu-west-1:x', 64", "'', 64"})
    void the_region_is_checked(String region, int status) {
        SavedAudits.demo(folder);
        Run run =
                Run.in(
                        folder,
                        "audit",
                        "--from",
                        "account",
                        "--format",
                        "asff",
                        "--security-hub-region",
                        region);
        assertThat(run.status()).as(run.err()).isEqualTo(status);
    }

    @Test
    void no_command_is_cut() {
        for (JsonNode finding : findings(SavedAudits.demo(folder))) {
            String text = finding.at("/Remediation/Recommendation/Text").asString("");
            if (text.contains(" aws ")) {
                assertThat(text).doesNotContain("[cut]");
            }
        }
    }

    /// The schema is worth something only if it refuses.
    @ParameterizedTest
    @CsvSource({
        "'\"Title\":', '\"title\":'",
        "'\"PASSED\"', '\"PASS\"'",
        "'\"CRITICAL\"', '\"SEVERE\"'",
        "'\"Region\":\"us-east-1\"', '\"Region\":\"\"'",
        "'\"AwsAccountId\":', '\"AccountId\":'",
    })
    void a_broken_one_is_refused(String good, String bad) {
        String batch =
                Schemas.JSON
                        .readTree(SavedAudits.written(REPORT, SavedAudits.demo(folder)))
                        .get(0)
                        .toString();
        assertThat(batch.contains(good)).isTrue();
        assertThat(Schemas.faults(SCHEMA, batch.replace(good, bad))).isNotEmpty();
    }

    @Test
    void the_AWS_CLI_would_send_it() throws Exception {
        Optional<Path> venv = Optional.ofNullable(System.getenv("LOCKSTEP_VENV")).map(Path::of);
        if (venv.isEmpty()) {
            assertThat(System.getenv("CI"))
                    .as("LOCKSTEP_VENV must be set in CI")
                    .isNotEqualTo("true");
            System.out.println("skipped: botocore on ASFF (LOCKSTEP_VENV is not set)");
        }
        assumeThat(venv).isPresent();
        String asff = SavedAudits.written(REPORT, SavedAudits.demo(folder));
        assertThat(botocore(venv.orElseThrow(), asff)).isEqualTo("checked\n");
        assertThat(botocore(venv.orElseThrow(), asff.replace("\"Title\":", "\"Titel\":")))
                .contains("Title");
    }

    private String botocore(Path venv, String asff) throws Exception {
        Path file = folder.resolve("asff.json");
        Path out = folder.resolve("botocore.txt");
        Files.writeString(file, asff);
        var builder =
                new ProcessBuilder(
                                venv.resolve("bin/python").toString(),
                                "-c",
                                BOTOCORE,
                                file.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(out.toFile());
        builder.environment().clear();
        Process process = builder.start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return Files.readString(out);
    }
}
