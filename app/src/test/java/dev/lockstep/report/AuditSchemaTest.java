package dev.lockstep.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.lockstep.Run;
import dev.lockstep.cli.SavedAnswers;
import dev.lockstep.control.Control;
import dev.lockstep.control.ControlCatalog;
import dev.lockstep.judge.random.RandomFolder;
import dev.lockstep.record.AuditRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The JSON of an audit keeps its contract: shape, order, tallies, names.
class AuditSchemaTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Schema SCHEMA =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(document());
    private static final List<String> CATALOGUE =
            ControlCatalog.all().stream().map(Control::info).map(one -> one.id()).toList();

    @TempDir Path folder;

    private static JsonNode document() {
        try (InputStream in = AuditRecord.class.getResourceAsStream("audit.schema.json")) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> faults(String json) {
        return SCHEMA.validate(json, InputFormat.JSON).stream().map(Object::toString).toList();
    }

    private JsonNode kept(String... line) {
        Run run = Run.in(folder, line);
        assertThat(run.status()).as(run.err()).isIn(0, 1, 3);
        assertThat(faults(run.out())).isEmpty();
        JsonNode audit = JSON.readTree(run.out());
        assertInOrder(audit);
        assertTallied(audit);
        return audit;
    }

    private JsonNode kept(Path from) {
        return kept("audit", "--from", from.toString(), "--format", "json");
    }

    private static void assertInOrder(JsonNode audit) {
        var order = new ArrayList<Integer>();
        audit.get("steps").forEach(step -> order.add(step.get("step").asInt()));
        assertThat(order).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 0);
        var findings = new ArrayList<JsonNode>();
        audit.get("findings").forEach(findings::add);
        assertThat(findings)
                .isSortedAccordingTo(
                        Comparator.<JsonNode>comparingInt(one -> (one.get("step").asInt() + 8) % 9)
                                .thenComparing(
                                        one -> CATALOGUE.indexOf(one.get("control").asString()))
                                .thenComparing(one -> one.at("/subject/name").asString()));
    }

    private static void assertTallied(JsonNode audit) {
        var counted = new TreeMap<String, Integer>();
        for (JsonNode one : audit.get("findings")) {
            counted.merge(one.get("step") + " " + one.get("status").asString(), 1, Integer::sum);
        }
        var told = new TreeMap<String, Integer>();
        for (JsonNode step : audit.get("steps")) {
            for (Map.Entry<String, JsonNode> entry : step.properties()) {
                if (entry.getValue().isInt()
                        && !entry.getKey().equals("step")
                        && entry.getValue().asInt() > 0) {
                    told.put(step.get("step") + " " + entry.getKey(), entry.getValue().asInt());
                }
            }
        }
        assertThat(told).isEqualTo(counted);
    }

    private Path demoFolder() throws IOException {
        Path copy = Files.createDirectory(folder.resolve("demo"));
        String at = "/dev/lockstep/demo/account/";
        try (InputStream index = AuditSchemaTest.class.getResourceAsStream(at + "index.txt")) {
            for (String name : new String(index.readAllBytes()).lines().toList()) {
                try (InputStream in = AuditSchemaTest.class.getResourceAsStream(at + name)) {
                    Files.write(copy.resolve(name), in.readAllBytes());
                }
            }
        }
        return copy;
    }

    @Test
    void the_demo_account_keeps_the_contract_and_names_its_subjects_as_promised()
            throws IOException {
        JsonNode audit = kept(demoFolder());
        var names = new TreeMap<String, String>();
        for (JsonNode one : audit.get("findings")) {
            String kind = one.at("/subject/kind").asString();
            names.putIfAbsent(kind, one.at("/subject/name").asString());
        }
        assertThat(names)
                .containsEntry("account", "111122223333")
                .containsEntry("root", "<root_account>")
                .containsKey("role");
        assertThat(names.get("access-key")).matches("AKIA[A-Z0-9]+|.+#[12]");
        assertThat(names.get("mfa-device")).startsWith("arn:aws:iam::111122223333:mfa/");
        assertThat(audit.at("/account/alias").asString()).isEqualTo("riverbank-books");
    }

    @Test
    void inline_policies_and_keys_of_the_report_are_named_by_their_owner() throws IOException {
        var inline = new ArrayList<String>();
        for (JsonNode one : kept(demoFolder()).get("findings")) {
            if (one.at("/subject/kind").asString().equals("policy")) {
                inline.add(one.at("/subject/name").asString());
            }
        }
        assertThat(inline).contains("dave/everything");
        new SavedAnswers(folder)
                .raw(
                        "report.csv",
                        "user,access_key_1_active,access_key_1_last_rotated,access_key_2_active,"
                                + "access_key_2_last_rotated\n"
                                + "alice,true,2020-01-01T00:00:00Z,true,2021-01-01T00:00:00Z\n");
        var keys = new ArrayList<String>();
        for (JsonNode one : kept(folder.resolve("report.csv")).get("findings")) {
            if (one.at("/subject/kind").asString().equals("access-key")) {
                assertThat(one.get("owner").asString()).isEqualTo("alice");
                keys.add(one.at("/subject/name").asString());
            }
        }
        assertThat(keys).contains("alice#1", "alice#2");
    }

    @Test
    void a_lone_report_and_an_almost_empty_folder_keep_the_contract() {
        new SavedAnswers(folder).raw("report.csv", "user\nalice\n");
        JsonNode lone = kept(folder.resolve("report.csv"));
        assertThat(lone.at("/account/id").isNull()).isTrue();
        assertThat(lone.at("/takenAt").isNull()).isTrue();
        new SavedAnswers(folder.resolve("almost")).file("snapshot.json", "{}");
        assertThat(kept(folder.resolve("almost")).get("findings")).isNotEmpty();
    }

    @Test
    void fifty_random_accounts_keep_the_contract() {
        for (int seed = 0; seed < 50; seed++) {
            RandomFolder random = RandomFolder.write(seed, folder.resolve("s" + seed));
            kept(
                    "audit",
                    "--from",
                    random.folder().toString(),
                    "--baseline",
                    random.lockstepYaml().toString(),
                    "--format",
                    "json");
        }
    }

    @Test
    void hostile_names_keep_the_contract() {
        HostileAccount.write(folder, "\u202e\u001b[2J\u007f'\"\\");
        assertThat(kept(folder).get("findings")).isNotEmpty();
    }

    /// The schema is worth something only if it refuses.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/=schema:\"lockstep/audit/2\"",
                "/=extra:1",
                "/=judgedAt:\"yesterday\"",
                "/account=id:\"12\"",
                "/account=extra:1",
                "/steps/0=pass:-1",
                "/steps/0=passed:1",
                "/findings/0=status:\"ok\"",
                "/findings/0=severity:\"severe\"",
                "/findings/0=step:9",
                "/findings/0=summary:\"\"",
                "/findings/0=remedy:null",
                "/findings/0=exception:{}",
                "/findings/0/subject=kind:\"users\"",
                "/findings/0/subject=name:\"me\"",
                "/findings/0/remedy=command:\"rm -rf\"",
                "/findings/0/remedy=aws:[\"rm -rf\"]",
                "/findings/0/evidence=MinimumPasswordLength:8",
                "/findings/0/references=cis-9:[\"1\"]",
                "/reads/0=state:\"unknown\"",
            })
    void the_schema_refuses_what_is_not_in_the_contract(String change) throws IOException {
        JsonNode audit = kept(demoFolder());
        String place = change.substring(0, change.indexOf('='));
        String key = change.substring(place.length() + 1, change.indexOf(':'));
        JsonNode at = place.equals("/") ? audit : audit.at(place);
        ((ObjectNode) at).set(key, JSON.readTree(change.substring(change.indexOf(':') + 1)));
        assertThat(faults(audit.toString())).isNotEmpty();
    }

    @Test
    void the_schema_refuses_a_missing_member() throws IOException {
        JsonNode audit = kept(demoFolder());
        for (String key : List.copyOf(audit.propertyNames())) {
            ObjectNode less = (ObjectNode) audit.deepCopy();
            less.remove(key);
            assertThat(faults(less.toString())).as(key).isNotEmpty();
        }
    }
}
