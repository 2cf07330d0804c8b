package dev.lockstep.report.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import dev.lockstep.control.Severity;
import dev.lockstep.control.Status;
import dev.lockstep.record.AuditRecord;
import dev.lockstep.record.FindingRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class SarifReportTest {
    private static final Schema SCHEMA = Schemas.sarif();

    private static final String BASELINE =
            """
            lockstep: 1
            password-policy:
              minimum-length: 16
            people:
              alice: {}
            exceptions:
              - {control: root-mfa, subject: "*", reason: new device is ordered,
                 owner: alice, until: 2026-12-31}
            """;

    @TempDir Path folder;

    private static JsonNode run(String sarif) {
        assertValid(sarif);
        return Schemas.JSON.readTree(sarif).at("/runs/0");
    }

    private static void assertValid(String sarif) {
        assertThat(Schemas.faults(SCHEMA, sarif)).isEmpty();
        assertThat(sarif.chars()).allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7F));
    }

    private static String written(AuditRecord audit) {
        return SavedAudits.written(new SarifReport(), audit);
    }

    private static Stream<Integer> seeds() {
        return SavedAudits.SEEDS.stream();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_random_account_is_valid_and_holds_each_fail_and_each_exception(int seed) {
        AuditRecord audit = SavedAudits.random(seed, folder);
        assertHoldsAll(audit, run(written(audit)));
    }

    private static void assertHoldsAll(AuditRecord audit, JsonNode run) {
        long suppressed = 0;
        for (JsonNode result : run.get("results")) {
            suppressed += result.get("suppressions").isEmpty() ? 0 : 1;
        }
        assertThat(suppressed).isEqualTo(audit.count(Status.EXCEPTED));
        assertThat(run.get("results").size() - suppressed).isEqualTo(audit.count(Status.FAIL));
    }

    @Test
    void the_demo_account_is_valid_under_errata_01_too() {
        String sarif = written(SavedAudits.demo(folder, BASELINE));
        assertValid(sarif);
        Schemas.sarifErrata()
                .ifPresent(errata -> {
                    assertThat(Schemas.faults(errata, sarif)).isEmpty();
                    assertThat(Schemas.faults(errata, sarif.replace("\"fail\"", "\"bad\"")))
                            .isNotEmpty();
                });
    }

    /// The schema is worth something only if it refuses.
    @ParameterizedTest
    @CsvSource({
        "'\"version\":\"2.1.0\"', '\"version\":\"2.0.0\"'",
        "'\"level\":\"error\"', '\"level\":\"severe\"'",
        "'\"kind\":\"external\"', '\"kind\":\"agreed\"'",
        "'\"startLine\":1,', '\"startLine\":0,'",
        "'\"ruleIndex\":', '\"ruleNumber\":'",
    })
    void a_broken_one_is_refused(String good, String bad) {
        String sarif =
                Schemas.JSON.readTree(written(SavedAudits.demo(folder, BASELINE))).toString();
        assertThat(sarif.contains(good)).isTrue();
        assertThat(Schemas.faults(SCHEMA, sarif.replace(good, bad))).isNotEmpty();
    }

    @Test
    void results_point_at_the_line_that_says_what_is_wanted() {
        JsonNode run = run(written(SavedAudits.demo(folder, BASELINE)));
        var places = new HashSet<String>();
        for (JsonNode result : run.get("results")) {
            JsonNode place = result.at("/locations/0/physicalLocation");
            assertThat(place.at("/artifactLocation/uri").asString()).isEqualTo("lockstep.yaml");
            places.add(
                    result.get("ruleId").asString()
                            + " "
                            + result.at("/locations/0/logicalLocations/0/name").asString()
                            + " "
                            + place.at("/region/startLine").asInt());
        }
        assertThat(places)
                .contains("password-length 111122223333 3", "root-mfa <root_account> 7")
                .anyMatch(place -> place.matches("\\S+ alice 5"))
                .anyMatch(place -> place.endsWith(" 1"));
    }

    @Test
    void without_a_lockstep_yaml_results_point_at_its_usual_name() {
        for (JsonNode result : run(written(SavedAudits.demo(folder))).get("results")) {
            JsonNode place = result.at("/locations/0/physicalLocation");
            assertThat(place.at("/artifactLocation/uri").asString()).isEqualTo("lockstep.yaml");
            assertThat(place.at("/region/startLine").asInt()).isEqualTo(1);
        }
    }

    @Test
    void an_exception_is_an_accepted_suppression_with_its_reason() {
        JsonNode run = run(written(SavedAudits.demo(folder, BASELINE)));
        var justified = new ArrayList<String>();
        for (JsonNode result : run.get("results")) {
            for (JsonNode suppression : result.get("suppressions")) {
                assertThat(suppression.get("kind").asString()).isEqualTo("external");
                assertThat(suppression.get("status").asString()).isEqualTo("accepted");
                justified.add(suppression.get("justification").asString());
            }
        }
        assertThat(justified)
                .containsOnly("Accepted until 2026-12-31 by alice: new device is ordered")
                .isNotEmpty();
    }

    @Test
    void rules_are_the_controls_with_help_that_github_shows() {
        AuditRecord audit = SavedAudits.demo(folder);
        JsonNode rules = run(written(audit)).at("/tool/driver/rules");
        assertThat(rules.size()).isEqualTo(audit.controls().size());
        for (JsonNode rule : rules) {
            assertThat(rule.at("/shortDescription/text").asString()).isNotBlank();
            assertThat(rule.at("/fullDescription/text").asString()).isNotBlank();
            assertThat(rule.at("/help/text").asString()).contains("Why it matters");
            assertThat(rule.at("/help/markdown").asString()).contains("## Why it matters");
            assertThat(rule.at("/properties/tags").size()).isBetween(3, 10);
            assertThat(Double.parseDouble(rule.at("/properties/security-severity").asString()))
                    .isBetween(0.1, 10.0);
        }
        JsonNode first = run(written(audit)).at("/results/0");
        assertThat(rules.get(first.get("ruleIndex").asInt()).get("id"))
                .isEqualTo(first.get("ruleId"));
    }

    @Test
    void each_account_has_a_category_of_its_own() {
        assertThat(run(written(SavedAudits.demo(folder))).at("/automationDetails/id").asString())
                .startsWith("lockstep/111122223333/");
    }

    private static List<String> fingerprints(String sarif) {
        var found = new ArrayList<String>();
        for (JsonNode result : run(sarif).get("results")) {
            JsonNode prints = result.get("partialFingerprints");
            assertThat(prints.get("primaryLocationLineHash"))
                    .isEqualTo(prints.get("lockstepFinding/v1"));
            found.add(prints.get("primaryLocationLineHash").asString());
        }
        return found;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void no_two_findings_of_an_audit_have_one_fingerprint(int seed) {
        AuditRecord audit = SavedAudits.random(seed, folder);
        var id = new FindingId(audit);
        assertThat(audit.findings().stream().map(id::of)).doesNotHaveDuplicates();
        assertThat(fingerprints(written(audit))).doesNotHaveDuplicates();
    }

    @Test
    void a_fingerprint_stays_when_wording_dates_status_and_lines_change() {
        AuditRecord bare = SavedAudits.demo(folder);
        var bareId = new FindingId(bare);
        AuditRecord other =
                SavedAudits.audit(folder, "--from", "account", "--now", "2027-03-01T00:00:00Z");
        AuditRecord declared = SavedAudits.demo(folder, "\n\n\n" + BASELINE);
        for (AuditRecord changed : List.of(other, declared)) {
            var id = new FindingId(changed);
            List<String> ids = changed.findings().stream().map(id::of).toList();
            assertThat(ids).containsAll(bare.findings().stream().map(bareId::of).toList());
        }
        FindingRecord one = bare.findings().getFirst();
        var worded =
                new FindingRecord(
                        one.control(),
                        Status.MANUAL,
                        one.subject(),
                        "otherwise",
                        List.of(),
                        List.of("x"),
                        one.remedy(),
                        one.exception(),
                        one.declaredAt());
        assertThat(bareId.of(worded)).isEqualTo(bareId.of(one));
    }

    @Test
    void what_is_too_much_is_cut_off_after_the_most_severe_and_counted() {
        AuditRecord audit = SavedAudits.demo(folder, BASELINE);
        long all = audit.count(Status.FAIL) + audit.count(Status.EXCEPTED);
        JsonNode run = run(SavedAudits.written(new SarifReport(7, SarifReport.MOST_BYTES), audit));
        assertThat(run.get("results").size()).isEqualTo(7);
        assertThat(run.at("/invocations/0/toolExecutionNotifications/0/message/text").asString())
                .startsWith((all - 7) + " of " + all + " findings");
        var severities = new ArrayList<Severity>();
        for (JsonNode result : run.get("results")) {
            severities.add(
                    Severity.valueOf(
                            result.at("/properties/severity").asString().toUpperCase(Locale.ROOT)));
        }
        assertThat(severities)
                .startsWith(Severity.CRITICAL)
                .isSortedAccordingTo(Comparator.reverseOrder());
        JsonNode small = run(SavedAudits.written(new SarifReport(5_000, 1), audit));
        assertThat(small.get("results").size()).isLessThan((int) all);
        assertThat(small.at("/invocations/0/toolExecutionNotifications/0/level").asString())
                .isEqualTo("warning");
    }

    @Test
    void what_fits_is_not_called_cut() {
        JsonNode run = run(written(SavedAudits.demo(folder)));
        for (JsonNode told : run.at("/invocations/0/toolExecutionNotifications")) {
            assertThat(told.at("/message/text").asString()).doesNotContain("left out");
        }
        assertThat(run.at("/invocations/0/executionSuccessful").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "lockstep.yaml, lockstep.yaml",
        "./conf//lockstep.yaml, conf/lockstep.yaml",
        "conf/../lockstep.yaml, lockstep.yaml",
        "../company/lockstep.yaml, lockstep.yaml",
        "a/../../b/c.yaml, c.yaml",
        "/home/alice/repo/lockstep.yaml, lockstep.yaml",
        "C:\\Users\\alice\\lockstep.yaml, lockstep.yaml",
        "conf\\lockstep.yaml, conf/lockstep.yaml",
        "'what is wanted?#1%.yaml', what%20is%20wanted%3F%231%25.yaml",
        "javascript:alert(1), javascript%3Aalert%281%29",
        "żółw.yaml, %C5%BC%C3%B3%C5%82w.yaml",
        "'', lockstep.yaml",
        "/, lockstep.yaml",
    })
    void a_file_is_named_within_its_repository(String file, String uri) {
        assertThat(RepositoryUri.of(file)).isEqualTo(uri);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[x](https://example.com)", "{0}", "\\[x](1)", "{{0}}", "[[a]](b)"})
    void no_placeholder_and_no_link_is_left_in_a_message(String hostile) {
        String text = SarifText.of(hostile);
        assertThat(text.replace("{{", "").replace("}}", "")).doesNotContain("{", "}");
        assertThat(text.replace("\\\\", "").replace("\\[", "").replace("\\]", ""))
                .doesNotContain("[", "]", "\\");
    }

    @Test
    void a_version_that_is_none_is_no_semantic_version() {
        AuditRecord audit = SavedAudits.demo(folder);
        ObjectNode driver = (ObjectNode) run(written(audit)).at("/tool/driver");
        assertThat(driver.get("semanticVersion").asString()).isEqualTo(audit.lockstep());
    }
}
