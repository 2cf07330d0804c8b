package dev.lockstep.record.plan;

import static dev.lockstep.account.TestAccount.account;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.lockstep.input.BadInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A plan as JSON: written, read back, and not believed.
class SavedPlanTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir Path folder;

    private static Schema schema() {
        try (InputStream in = PlanRecord.class.getResourceAsStream("plan.schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(JSON.readTree(in));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void what_is_written_is_read_back_equal() {
        PlanRecord plan = SamplePlan.simple();
        assertThat(plan.changes()).isNotEmpty();
        PlanRecord back = PlanReader.parse("plan.json", SamplePlan.json(plan));
        assertThat(back).isEqualTo(plan);
        assertThat(SamplePlan.json(back)).isEqualTo(SamplePlan.json(plan));
    }

    @Test
    void rights_are_read_back_as_patterns_with_their_count() {
        PlanRecord plan = SamplePlan.simple();
        var rights = new PlanRecord.RightsRecord(2, List.of("s3:*", "iam:PassRole"));
        PlanRecord more =
                new PlanRecord(
                        "",
                        plan.lockstep(),
                        plan.account(),
                        plan.snapshot(),
                        plan.takenAt(),
                        plan.plannedAt(),
                        plan.baseline(),
                        plan.selected(),
                        plan.allow(),
                        plan.undeclared(),
                        plan.notices(),
                        plan.passwordPolicy(),
                        plan.changes(),
                        plan.stale(),
                        plan.guards(),
                        List.of(
                                new PlanRecord.NoticedRecord(
                                        "eve", List.of(), rights, PlanRecord.RightsRecord.NONE)),
                        plan.byHand(),
                        plan.before(),
                        plan.after(),
                        plan.remains(),
                        plan.policies());
        PlanRecord named = more.called(PlanWriter.id(more));
        String json = SamplePlan.json(named);
        assertThat(schema().validate(json, InputFormat.JSON)).isEmpty();
        assertThat(PlanReader.parse("plan.json", json)).isEqualTo(named);
    }

    @Test
    void it_keeps_its_schema() {
        String json = SamplePlan.json(SamplePlan.simple());
        assertThat(schema().validate(json, InputFormat.JSON)).isEmpty();
    }

    @Test
    void it_is_ASCII_and_the_same_bytes_each_time() {
        String json = SamplePlan.json(SamplePlan.simple());
        assertThat(json).isEqualTo(SamplePlan.json(SamplePlan.simple()));
        assertThat(json.chars()).allMatch(one -> one == '\n' || (one >= ' ' && one < 0x7F));
    }

    @Test
    void a_change_of_the_password_policy_names_the_parameters_of_AWS() {
        JsonNode plan = JSON.readTree(SamplePlan.json(SamplePlan.simple()));
        JsonNode effect =
                plan.get("changes")
                        .valueStream()
                        .filter(one -> one.get("kind").asString().equals("set-password-policy"))
                        .findFirst()
                        .orElseThrow()
                        .get("effects")
                        .get(0);
        assertThat(effect.get("operation").asString()).isEqualTo("iam:UpdateAccountPasswordPolicy");
        assertThat(effect.get("MinimumPasswordLength").asInt()).isEqualTo(14);
    }

    @Test
    void a_plan_in_which_one_digit_was_changed_by_hand_is_refused_in_one_sentence() {
        String json =
                SamplePlan.json(SamplePlan.simple())
                        .replace(
                                "\"MinimumPasswordLength\" : 14", "\"MinimumPasswordLength\" : 15");
        assertThatThrownBy(() -> PlanReader.parse("plan.json", json))
                .isInstanceOf(BadInput.class)
                .hasMessage(
                        "plan.json: this plan was changed after it was made (its id is not that of"
                                + " its content); make it again with lockstep plan --format json");
    }

    @Test
    void a_plan_that_only_looks_otherwise_is_the_same_plan() {
        PlanRecord plan = SamplePlan.simple();
        String compact = JSON.writeValueAsString(JSON.readTree(SamplePlan.json(plan)));
        assertThat(PlanReader.parse("plan.json", compact)).isEqualTo(plan);
    }

    @Test
    void a_plan_of_a_newer_format_is_named_as_such() {
        String json =
                SamplePlan.json(SamplePlan.simple()).replace("lockstep/plan/1", "lockstep/plan/2");
        assertThatThrownBy(() -> PlanReader.parse("plan.json", json))
                .isInstanceOf(PlanReader.Newer.class)
                .hasMessageContainingAll("plan.json", "newer lockstep", "nothing was done");
    }

    static Stream<String> altered() {
        String json = SamplePlan.json(SamplePlan.simple());
        return Stream.of(
                json.replaceFirst("\"lockstep\"", "\"lockstop\""),
                json.replaceFirst("\\{", "{\"run\": {},"),
                json.replaceFirst("\"allow\" :", "\"allow\" : [], \"allow\" :"),
                json.replaceFirst("\"wave\" : 1", "\"wave\" : -1"),
                json.replaceFirst("\"wave\" : 1", "\"wave\" : 1.5"),
                json.replaceFirst("\"wave\" : 1", "\"wave\" : 99999999999999999999"),
                json.replaceFirst("\"step\" : 1", "\"step\" : 9"),
                json.replaceFirst("\"changes\" : \\[", "\"changes\" : [ null, "),
                json.replaceFirst("\"operation\"", "\"operatiom\""),
                json + "{}",
                json.substring(0, json.length() / 2));
    }

    @ParameterizedTest
    @MethodSource("altered")
    void a_file_that_is_no_such_plan_is_told_with_its_place(String json) {
        assertThatThrownBy(() -> PlanReader.parse("plan.json", json))
                .isInstanceOf(BadInput.class)
                .hasMessageMatching("plan\\.json:\\d+:\\d+: [^\\n]+");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "null", "{}", "\"plan\"", "{\"schema\": \"lockstep/audit/1\"}"})
    void something_else_is_no_plan(String json) {
        assertThatThrownBy(() -> PlanReader.parse("plan.json", json))
                .isInstanceOf(BadInput.class)
                .hasMessageStartingWith("plan.json:");
    }

    @Test
    void depth_without_end_is_no_plan() {
        assertThatThrownBy(() -> PlanReader.parse("plan.json", "[".repeat(1_000_000)))
                .isInstanceOf(BadInput.class);
        String deep =
                SamplePlan.json(SamplePlan.simple())
                        .replaceFirst(
                                "\"MinimumPasswordLength\" : 14",
                                "\"MinimumPasswordLength\" : " + "[".repeat(100_000));
        assertThatThrownBy(() -> PlanReader.parse("plan.json", deep)).isInstanceOf(BadInput.class);
    }

    @Test
    void a_link_to_nowhere_and_a_folder_are_told() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("plan.json"), Path.of("nowhere"));
        assertThatThrownBy(() -> PlanReader.read(link, "plan.json")).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> PlanReader.read(folder, "plan.json")).isInstanceOf(BadInput.class);
    }

    @Test
    void values_of_any_shape_come_back() {
        String text = "{\"a\":[1,true,null,\"x\",{\"b\":[]}],\"c\":{}}";
        PlanValue value = PlanValue.parse(text);
        assertThat(value).isEqualTo(PlanValue.parse(text));
        assertThat(value.shown()).isEqualTo("a=1, true, null, x, b=, c=");
    }

    @Test
    void hostile_names_stay_text() {
        String hostile = "eve\u001b[2J\u202e\"},\n\"changes\":[";
        PlanRecord plan =
                SamplePlan.of(account().defaultPasswordPolicy().user(hostile, user -> user));
        String json = SamplePlan.json(plan);
        assertThat(PlanReader.parse("plan.json", json)).isEqualTo(plan);
        assertThat(json).doesNotContain("\u001b", "\u202e");
    }

    @Test
    void states_are_sorted_by_name() {
        PlanRecord plan = SamplePlan.simple();
        plan.changes()
                .forEach(change ->
                        assertThat(change.before()).isEqualTo(new TreeMap<>(change.before())));
    }
}
