package dev.lockstep.report.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import dev.lockstep.control.Status;
import dev.lockstep.record.AuditRecord;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class OcsfReportTest {
    private static final Schema SCHEMA = Schemas.ocsf();

    @TempDir Path folder;

    private static JsonNode findings(AuditRecord audit) {
        String ocsf = SavedAudits.written(new OcsfReport(), audit);
        assertThat(ocsf.chars()).allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7F));
        JsonNode findings = Schemas.JSON.readTree(ocsf);
        for (JsonNode finding : findings) {
            assertThat(Schemas.faults(SCHEMA, finding.toString())).isEmpty();
        }
        return findings;
    }

    private static Stream<Integer> seeds() {
        return SavedAudits.SEEDS.stream();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_random_account_is_valid_and_counted_the_same(int seed) {
        AuditRecord audit = SavedAudits.random(seed, folder);
        assertThat(counts(findings(audit))).isEqualTo(SavedAudits.counts(audit));
    }

    /// By OCSF's own numbers; the two that are Other by their captions.
    private static Map<Status, Long> counts(JsonNode findings) {
        var counts = new EnumMap<Status, Long>(Status.class);
        for (JsonNode finding : findings) {
            boolean suppressed = finding.get("status_id").asInt() == 3;
            Status status =
                    switch (finding.at("/compliance/status_id").asInt()) {
                        case 1 -> Status.PASS;
                        case 2 -> Status.UNDETERMINED;
                        case 3 -> suppressed ? Status.EXCEPTED : Status.FAIL;
                        case 99 ->
                                finding.at("/compliance/status").asString().equals("Manual")
                                        ? Status.MANUAL
                                        : Status.NOT_APPLICABLE;
                        default -> throw new AssertionError(finding);
                    };
            assertThat(finding.at("/compliance/status_code").asString()).isEqualTo(status.id());
            counts.merge(status, 1L, Long::sum);
        }
        return counts;
    }

    @Test
    void a_finding_says_who_what_where_and_what_to_do() {
        AuditRecord audit = SavedAudits.demo(folder);
        JsonNode one = null;
        for (JsonNode finding : findings(audit)) {
            if (finding.at("/compliance/control").asString().equals("root-mfa")) {
                one = finding;
            }
        }
        assertThat(one).isNotNull();
        assertThat(one.get("class_uid").asInt()).isEqualTo(2003);
        assertThat(one.at("/metadata/version").asString()).isEqualTo("1.8.0");
        assertThat(one.at("/cloud/account/uid").asString()).isEqualTo("111122223333");
        assertThat(one.at("/compliance/standards/0").asString())
                .isEqualTo("CIS AWS Foundations Benchmark 7.0");
        assertThat(one.at("/resources/0/type").asString()).isEqualTo("AwsAccount");
        assertThat(one.at("/remediation/desc").asString()).isNotBlank();
        assertThat(one.get("evidences")).isNotEmpty();
        assertThat(one.get("time_dt").asString()).isEqualTo(audit.judgedAt().toString());
        assertThat(one.at("/finding_info/last_seen_time").asLong())
                .isEqualTo(audit.takenAt().orElseThrow().toEpochMilli());
    }

    @Test
    void an_account_without_an_id_and_an_audit_without_findings_are_valid() {
        new dev.lockstep.cli.SavedAnswers(folder).raw("report.csv", "user\nalice\n");
        AuditRecord lone = SavedAudits.audit(folder, "--from", "report.csv");
        assertThat(lone.account().id()).isEmpty();
        assertThat(findings(lone).size()).isEqualTo(lone.findings().size());
        assertThat(findings(SavedAudits.with(lone, List.of())).size()).isZero();
    }

    /// The schema is worth something only if it refuses.
    @ParameterizedTest
    @CsvSource({
        "'\"class_uid\":2003', '\"class_uid\":2004'",
        "'\"severity_id\":', '\"severity_number\":'",
        "'\"provider\":\"AWS\",', ''",
        "'_dt\":\"20', '_dt\":\"at 20'",
        "'\"desc\":', '\"description\":'",
    })
    void a_broken_one_is_refused(String good, String bad) {
        AuditRecord audit = SavedAudits.demo(folder);
        String one = findings(audit).get(0).toString();
        assertThat(one.contains(good)).isTrue();
        assertThat(Schemas.faults(SCHEMA, one.replace(good, bad))).isNotEmpty();
    }
}
