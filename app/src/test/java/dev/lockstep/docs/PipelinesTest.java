package dev.lockstep.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.json.JsonMapper;

/// The workflow and the trust policy that people copy.
class PipelinesTest {
    private static final Path WORKFLOW = Page.root().resolve("docs/ci/lockstep.yml");
    private static final Page PAGE = Page.of("docs/pipelines.md");

    @TempDir Path folder;

    @Test
    void the_workflow_has_no_more_rights_than_it_needs_and_never_runs_for_a_pull_request()
            throws IOException {
        Map<?, ?> workflow = workflow();
        assertThat(workflow.get("permissions")).isEqualTo(Map.of());
        assertThat(job().get("permissions"))
                .isEqualTo(
                        Map.of(
                                "contents", "read",
                                "id-token", "write",
                                "security-events", "write",
                                "actions", "read"));
        assertThat(((Map<?, ?>) workflow.get("on")).keySet())
                .isEqualTo(java.util.Set.of("schedule", "push", "workflow_dispatch"));
    }

    @Test
    void every_action_is_pinned_to_a_commit_and_says_which_version_it_is() throws IOException {
        List<String> uses =
                Files.readAllLines(WORKFLOW).stream()
                        .filter(line -> line.contains("uses:"))
                        .toList();
        assertThat(uses)
                .hasSize(5)
                .allMatch(line ->
                        line.matches(
                                " +uses: [a-z-]+/[a-z/-]+@[0-9a-f]{40} # v[0-9]+\\.[0-9]+\\.[0-9]+"));
    }

    @Test
    void no_script_has_an_expression_pasted_into_it_and_Lockstep_is_built_without_credentials()
            throws IOException {
        List<String> names = steps().stream().map(step -> (String) step.get("name")).toList();
        assertThat(names.indexOf("Build Lockstep"))
                .isLessThan(names.indexOf("Become the role that may read"));
        for (Map<?, ?> step : steps()) {
            if (step.get("run") instanceof String script) {
                assertThat(script).doesNotContain("${{");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', 1",
        "--fail-on=critical --step=user-mfa, 0",
        "--strict --step=0, 3",
        "--only=no-such, 64"
    })
    void the_status_of_the_job_is_that_of_the_audit(String options, int status) throws Exception {
        prepare(options);
        Ran ran = script("Audit");
        assertThat(ran.status()).as(ran.said()).isEqualTo(status);
        assertThat(Files.readString(folder.resolve("output"))).isEqualTo("status=" + status + "\n");
        assertThat(Files.exists(folder.resolve("audit.json"))).isEqualTo(status < 4);
        assertThat(ran.said().contains("::error title=Lockstep::")).isEqualTo(status != 0);
    }

    @Test
    void after_an_audit_that_fails_the_job_has_SARIF_to_upload_and_a_summary() throws Exception {
        prepare("");
        assertThat(script("Audit").status()).isEqualTo(1);
        Ran ran = script("Write reports");
        assertThat(ran.status()).as(ran.said()).isZero();
        var sarif = new JsonMapper().readTree(Files.readString(folder.resolve("lockstep.sarif")));
        assertThat(sarif.get("version").asString()).isEqualTo("2.1.0");
        assertThat(sarif.at("/runs/0/results").size()).isPositive();
        assertThat(Files.readString(folder.resolve("summary"))).contains("111122223333");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sarif", "junit", "markdown"})
    void each_format_of_the_page_is_one_that_report_writes(String format) throws Exception {
        assertThat(PAGE.lines()).anyMatch(line -> line.contains("--format " + format));
        prepare("");
        script("Audit");
        Run run = Run.in(folder, "report", "audit.json", "--format", format, "--output", "out");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(folder.resolve("out")).isNotEmptyFile();
    }

    @Test
    void the_trust_policy_of_the_page_is_one_that_Lockstep_passes() throws IOException {
        String trust = PAGE.blocks("trust.json").getFirst().text();
        assertThat(verdict(trust)).isEqualTo("pass");
        assertThat(verdict(trust.replaceAll(",\\s+\"token[^\"]+:sub\": \"[^\"]+\"", "")))
                .isEqualTo("fail");
        assertThat(verdict(trust.replaceAll("repo:[^\"]+", "repo:*"))).isEqualTo("fail");
    }

    private String verdict(String trust) throws IOException {
        Path answers = Files.createDirectories(folder.resolve("answers"));
        String role =
                """
                {"UserDetailList": [], "GroupDetailList": [], "Policies": [], "RoleDetailList": [{
                  "RoleName": "LockstepAudit", "RoleId": "AROAEXAMPLEEXAMPLE123", "Path": "/",
                  "Arn": "arn:aws:iam::111122223333:role/LockstepAudit",
                  "CreateDate": "2026-01-01T00:00:00Z", "InstanceProfileList": [],
                  "RolePolicyList": [], "AttachedManagedPolicies": [], "Tags": [],
                  "AssumeRolePolicyDocument": %s}]}
                """
                        .formatted(trust);
        Files.writeString(answers.resolve("account-authorization-details.json"), role);
        Run run =
                Run.in(
                        folder,
                        "audit",
                        "--from",
                        "answers",
                        "--only",
                        "role-trust-open",
                        "--format",
                        "json");
        var findings = new JsonMapper().readTree(run.out()).get("findings");
        assertThat(findings.size()).as(run.out() + run.err()).isEqualTo(1);
        return findings.get(0).get("status").asString();
    }

    @Test
    void the_other_pipelines_of_the_page_are_YAML() {
        assertThat(PAGE.blocks(".gitlab-ci.yml")).hasSize(1);
        assertThat(yaml(PAGE.blocks(".gitlab-ci.yml").getFirst().text()).get("lockstep"))
                .isNotNull();
    }

    private static Map<?, ?> workflow() throws IOException {
        return yaml(Files.readString(WORKFLOW));
    }

    private static Map<?, ?> yaml(String text) {
        return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(text);
    }

    private static Map<?, ?> job() throws IOException {
        return (Map<?, ?>) ((Map<?, ?>) workflow().get("jobs")).get("audit");
    }

    private static List<Map<?, ?>> steps() throws IOException {
        return ((List<?>) job().get("steps"))
                .stream().<Map<?, ?>>map(step -> (Map<?, ?>) step).toList();
    }

    /// A working folder as the job has it, where Lockstep reads a saved report.
    private void prepare(String options) throws IOException {
        Files.writeString(
                folder.resolve("report.csv"),
                """
                user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated
                <root_account>,arn:aws:iam::111122223333:root,2024-01-01T00:00:00+00:00,not_supported,no_information,not_supported,not_supported,false,false,N/A,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A
                """);
        Path program = Files.createDirectories(folder.resolve(".lockstep")).resolve("lockstep");
        Files.writeString(
                program,
                """
                #!/bin/sh
                if [ "$1" = audit ]; then shift; set -- audit --from report.csv %s "$@"; fi
                exec "$JAVA" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$CLASSES" dev.lockstep.Main "$@"
                """
                        .formatted(options));
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }

    private record Ran(int status, String said) {}

    /// Runs the script of a step as GitHub does.
    private Ran script(String step) throws IOException, InterruptedException {
        String script =
                steps().stream()
                        .filter(one -> step.equals(one.get("name")))
                        .map(one -> (String) one.get("run"))
                        .findFirst()
                        .orElseThrow();
        var environment = new TreeMap<String, String>();
        ((Map<?, ?>) workflow().get("env"))
                .forEach((name, value) -> environment.put((String) name, value.toString()));
        environment.put("GITHUB_OUTPUT", folder.resolve("output").toString());
        environment.put("GITHUB_STEP_SUMMARY", folder.resolve("summary").toString());
        environment.put("JAVA", Path.of(System.getProperty("java.home"), "bin", "java").toString());
        environment.put("CLASSES", System.getProperty("java.class.path"));
        environment.put("PATH", "/usr/bin:/bin");
        var builder =
                new ProcessBuilder("bash", "-e", "-c", script)
                        .directory(folder.toFile())
                        .redirectInput(new File("/dev/null"))
                        .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ran(process.exitValue(), said);
    }
}
