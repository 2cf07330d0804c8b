package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AuditOptionsTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir Path folder;

    @BeforeEach
    void start() {
        new SavedAnswers(folder.resolve("answers")).head().shortPolicy();
    }

    private Run audit(Map<String, String> environment, String... more) {
        var arguments = new ArrayList<>(List.of("audit", "--from", "answers"));
        arguments.addAll(List.of(more));
        return Run.in(folder, environment, arguments.toArray(String[]::new));
    }

    private Run audit(String... more) {
        return audit(Map.of(), more);
    }

    private JsonNode json(String... more) {
        var arguments = new ArrayList<>(List.of("--format", "json"));
        arguments.addAll(List.of(more));
        return JSON.readTree(audit(arguments.toArray(String[]::new)).out());
    }

    private Set<String> controls(String... more) {
        var controls = new TreeSet<String>();
        json(more).get("findings").forEach(one -> controls.add(one.get("control").asString()));
        return controls;
    }

    @Test
    void a_step_is_chosen_by_number_and_by_name() {
        assertThat(controls("--step", "1"))
                .isEqualTo(controls("--step", "password-policy"))
                .allMatch(id -> id.startsWith("password-"))
                .hasSize(9);
        assertThat(controls("--step", "0")).contains("trail-on").doesNotContain("root-mfa");
        assertThat(controls("--step", "2", "--step", "3"))
                .contains("root-mfa", "root-access-keys")
                .doesNotContain("password-length");
    }

    @Test
    void a_control_is_chosen_by_its_id_and_several_add_up() {
        assertThat(controls("--only", "password-length")).containsExactly("password-length");
        assertThat(controls("--only", "password-length", "--only", "root-mfa"))
                .containsExactly("password-length", "root-mfa");
    }

    @Test
    void a_choice_that_leaves_nothing_to_judge_is_not_told_as_nothing_fails() {
        assertThat(audit("--step", "1", "--only", "root-mfa").out())
                .contains("Nothing was judged.")
                .doesNotContain("Nothing fails");
    }

    @Test
    void the_baseline_of_the_working_folder_is_the_default() {
        assertThat(json("--only", "password-length").get("baseline")).isEmpty();
        var here = new SavedAnswers(folder);
        here.raw("lockstep.yaml", "lockstep: 1\npassword-policy:\n  minimum-length: 6\n");
        JsonNode judged = json("--only", "password-length");
        assertThat(judged.get("baseline").get(0).get("file").asString())
                .isEqualTo(folder.resolve("lockstep.yaml").toString());
        assertThat(judged.get("findings").get(0).get("status").asString()).isEqualTo("pass");
        here.raw("strict.yaml", "lockstep: 1\npassword-policy:\n  minimum-length: 20\n");
        assertThat(
                        json("--only", "password-length", "--baseline", "strict.yaml")
                                .get("findings")
                                .get(0)
                                .get("status")
                                .asString())
                .isEqualTo("fail");
    }

    @Test
    void now_is_given_else_taken_at_else_generated_time_else_the_clock() {
        assertThat(json().get("judgedAt").asString()).isEqualTo("2026-11-20T09:30:00Z");
        assertThat(json("--now", "2026-12-01T00:00:00Z").get("judgedAt").asString())
                .isEqualTo("2026-12-01T00:00:00Z");
        var saved = new SavedAnswers(folder.resolve("answers"));
        saved.file("snapshot.json", "{}")
                .file(
                        "credential-report.json",
                        "{'Content': 'user\\na\\n', 'GeneratedTime': '2026-11-02T00:00:00Z'}");
        assertThat(json().get("judgedAt").asString()).isEqualTo("2026-11-02T00:00:00Z");
        saved.file("credential-report.json", "{'Content': 'user\\na\\n'}");
        assertThat(json().get("judgedAt").asString()).isEqualTo(Run.CLOCK.toString());
    }

    @Test
    void the_time_zone_is_for_display_only() {
        assertThat(audit("--step", "1").out()).contains("2026-11-20 09:30 UTC");
        assertThat(audit("--step", "1", "--time-zone", "Europe/Warsaw").out())
                .contains("2026-11-20 10:30 Europe/Warsaw");
        assertThat(audit("--format", "json", "--time-zone", "Europe/Warsaw").out())
                .isEqualTo(audit("--format", "json").out());
    }

    @Test
    void colour_is_for_terminals_unless_it_is_asked_for() {
        Map<String, String> terminal = Map.of("LOCKSTEP_TERMINAL", "1");
        assertThat(audit("--step", "1").out()).doesNotContain("\u001b");
        assertThat(audit(terminal, "--step", "1").out()).contains("\u001b[");
        assertThat(audit(terminal, "--step", "1", "--color", "never").out())
                .doesNotContain("\u001b");
        assertThat(audit("--step", "1", "--color", "always").out()).contains("\u001b[");
        assertThat(audit("--step", "1", "--color", "ALWAYS").out()).contains("\u001b[");
        assertThat(audit(Map.of("LOCKSTEP_TERMINAL", "1", "NO_COLOR", "1"), "--step", "1").out())
                .doesNotContain("\u001b");
        assertThat(audit("--format", "json", "--color", "always").out()).doesNotContain("\u001b");
    }

    @Test
    void colour_changes_no_word() {
        assertThat(audit("--color", "always", "--all").out().replaceAll("\u001b\\[[0-9;]*m", ""))
                .isEqualTo(audit("--all").out());
    }

    @Test
    void what_stands_after_an_at_sign_is_no_file_of_options() {
        new SavedAnswers(folder).raw("options", "--version");
        Run run = Run.in(folder, "explain", "@" + folder.resolve("options"));
        assertThat(run.status()).isEqualTo(64);
        assertThat(run.err()).contains("there is no control @");
    }

    @Test
    void a_lone_credential_report_is_judged() {
        new SavedAnswers(folder).raw("report.csv", "user,mfa_active\n<root_account>,false\n");
        Run run = Run.in(folder, "audit", "--from", "report.csv", "--step", "2");
        assertThat(run.status()).isIn(0, 1);
        assertThat(run.out()).contains("MFA on root");
    }
}
