package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The exit statuses that scripts rely on.
class ExitStatusTest {
    private static final String[] STEP_1 = {"--step", "1"};

    @TempDir Path folder;
    private SavedAnswers saved;

    @BeforeEach
    void start() {
        saved = new SavedAnswers(folder.resolve("answers")).head();
    }

    private Run audit(String... more) {
        var arguments = new java.util.ArrayList<>(java.util.List.of("audit", "--from", "answers"));
        arguments.addAll(java.util.List.of(more));
        return Run.in(folder, arguments.toArray(String[]::new));
    }

    @Test
    void all_of_step_1_passes_is_0() {
        saved.strongPolicy();
        Run run = audit(STEP_1);
        assertThat(run.status()).isEqualTo(0);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("Nothing fails");
    }

    @Test
    void a_fail_at_the_threshold_is_1_and_below_it_0() {
        saved.shortPolicy();
        assertThat(audit(STEP_1).status()).isEqualTo(1);
        assertThat(audit("--step", "1", "--fail-on", "critical").status()).isEqualTo(0);
        assertThat(audit("--step", "1", "--fail-on", "info").status()).isEqualTo(1);
    }

    @Test
    void a_denied_read_at_the_threshold_is_3_and_told_on_standard_error() {
        saved.denied("iam:GetAccountPasswordPolicy", "AccessDenied");
        Run run = audit(STEP_1);
        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err())
                .startsWith("lockstep: not complete: ")
                .contains("iam:GetAccountPasswordPolicy")
                .hasLineCount(1);
    }

    @Test
    void a_denied_read_below_the_threshold_is_0() {
        saved.denied("iam:GetAccountPasswordPolicy", "AccessDenied");
        assertThat(audit("--step", "1", "--fail-on", "critical").status()).isEqualTo(0);
    }

    @Test
    void a_throttled_read_is_3_too() {
        saved.denied("iam:GetAccountPasswordPolicy", "Throttling");
        assertThat(audit(STEP_1).status()).isEqualTo(3);
    }

    @Test
    void allow_undetermined_makes_a_denied_read_0() {
        saved.denied("iam:GetAccountPasswordPolicy", "AccessDenied");
        assertThat(audit("--step", "1", "--allow-undetermined").status()).isEqualTo(0);
    }

    @Test
    void a_file_that_the_folder_lacks_counts_only_with_strict() {
        assertThat(audit(STEP_1).status()).isEqualTo(0);
        Run strict = audit("--step", "1", "--strict");
        assertThat(strict.status()).isEqualTo(3);
        assertThat(strict.err()).startsWith("lockstep: not complete: ");
        assertThat(audit("--step", "1", "--strict", "--fail-on", "critical").status()).isEqualTo(0);
    }

    @Test
    void fails_win_over_not_complete() {
        saved.shortPolicy().denied("iam:GetAccountSummary", "AccessDenied");
        Run run = audit("--step", "1", "--step", "2");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("not complete");
        assertThat(audit("--step", "2").status()).isEqualTo(3);
    }

    @Test
    void quiet_says_nothing_beside_the_result() {
        saved.denied("iam:GetAccountPasswordPolicy", "AccessDenied");
        Run run = audit("--step", "1", "--quiet");
        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isNotEmpty();
    }

    @Test
    void another_account_than_meant_is_4_and_nothing_is_judged() {
        saved.shortPolicy();
        Run run = audit("--account", "999999999999");
        assertThat(run.status()).isEqualTo(4);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("111122223333", "999999999999").hasLineCount(1);
        assertThat(audit("--step", "1", "--account", "111122223333").status()).isEqualTo(1);
    }

    @Test
    void another_account_than_the_baselines_is_4() {
        saved.strongPolicy();
        new SavedAnswers(folder).file("lockstep.yaml", "lockstep: 1\naccount: '999999999999'\n");
        Run run = audit(STEP_1);
        assertThat(run.status()).isEqualTo(4);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("lockstep.yaml", "999999999999").hasLineCount(1);
    }

    @Test
    void an_account_whose_id_no_answer_tells_is_not_the_one_that_is_meant() {
        saved.file("snapshot.json", "{'takenAt': '2026-11-20T09:30:00Z'}").strongPolicy();
        assertThat(audit("--account", "111122223333").status()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "audit --from",
                "audit --from answers --step 9",
                "audit --from answers --step nine",
                "audit --from answers --only root-mfaa",
                "audit --from answers --format xml",
                "audit --from answers --fail-on severe",
                "audit --from answers --now soon",
                "audit --from answers --time-zone Moon/Base",
                "audit --from answers --color blue",
                "audit --from answers --nonsense",
                "audit --from answers more",
                "audit --from answers --output none/such/file",
                "audit --profile prod --from answers",
                "audit --deep --from answers",
                "audit --from answers --strict --allow-undetermined",
                "snapshot",
                "snapshot --from answers",
                "init --profile audit",
                "init --from-account --from answers --profile audit",
                "init --from answers",
                "init extra",
                "init --output none/such/lockstep.yaml",
                "explain no-such-control",
                "explain root-mfa root-unused",
                "demo --from answers",
                "plan --step 9",
                "plan --allow everything",
                "plan --from answers --format sarif",
                "apply one.json two.json",
                "apply --from answers",
                "undo",
                "runs show",
                "runs resume",
                "evidence",
                "evidence verify",
                "nonsense",
                "--nonsense",
                // What is planned, but not built yet, is no command.
                "logout",
                "guide --step 9",
                "guide --skip root-keys",
                "people",
                "people nonsense",
                "people import",
                "people import p.csv --user alice=a",
                "people match --user alice",
                "people sheet --format pdf",
                "people onboard",
                "people onboard alice --sheet alice.pdf",
                "people password",
                "people offboard",
                "people split",
                "people split admin --into alice",
                "mfa",
                "mfa nonsense",
                "mfa enrol alice --qr blue",
                "mfa enrol alice --name a/b",
                "mfa enrol alice --wait --every 0",
                "root nonsense",
                "root mfa --every 0",
                "root keys --wait-minutes -1",
                "root --until soon",
                "logout",
                "keys",
                "keys nonsense",
                "keys document",
                "keys document ci --until soon",
                "keys document ci --purpose=",
                "keys retire",
                "keys rotate",
                "keys list --from answers --deep",
                "keys list --format sarif",
                "keys watch --from answers",
                "status --offline --profile prod",
                "status --time-zone Moon/Base",
                "access",
                "report",
                "practice",
                "practice nonsense",
                "practice start --account bad",
                "practice start --users 0",
                "practice start --port 70000",
                "practice start --deny ListUsers",
                "practice start --faults lost=2",
                "access who-can nonsense",
                "access make-policy",
                "access nonsense",
                "practice start --from answers --users 3",
                "practice stop one --all",
                "practice clock soon later",
                "practice clock +1fortnight",
                "practice save",
            })
    void what_is_not_understood_is_64_in_one_line(String line) {
        Run run = Run.in(folder, line.split(" "));
        assertThat(run.status()).as(run.err()).isEqualTo(64);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("lockstep: ").hasLineCount(1);
    }

    @Test
    void a_mistyped_control_is_told_its_neighbour() {
        assertThat(Run.in(folder, "explain", "root-mfaa").err()).contains("did you mean root-mfa?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "users.json=[[[ :1:4",
                "users.json=[] [] :1:4",
                "credential-report.csv=user,mfa_active\na,maybe\n :2",
                "denied.json={} :1:1",
                "snapshot.json={\"account\": 7} :1:13",
                "trails.json=7 :1:1",
            })
    void a_bad_answer_is_65_in_one_line_that_says_where(String given) {
        String file = given.substring(0, given.indexOf('='));
        int end = given.lastIndexOf(" :");
        saved.raw(file, given.substring(given.indexOf('=') + 1, end));
        Run run = audit();
        assertThat(run.status()).isEqualTo(65);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith(
                        "lockstep: "
                                + folder.resolve("answers").resolve(file)
                                + given.substring(end + 1)
                                + ": ")
                .hasLineCount(1);
    }

    @Test
    void no_such_folder_is_65() {
        Run run = Run.in(folder, "audit", "--from", "nowhere");
        assertThat(run.status()).isEqualTo(65);
        assertThat(run.err()).startsWith("lockstep: " + folder.resolve("nowhere")).hasLineCount(1);
    }

    @Test
    void a_bad_baseline_is_65_with_file_line_and_column() {
        saved.strongPolicy();
        new SavedAnswers(folder).file("lockstep.yaml", "lockstep: 1\npeeple: []\n");
        Run run = audit();
        assertThat(run.status()).isEqualTo(65);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("lockstep: " + folder.resolve("lockstep.yaml") + ":2:1: ")
                .hasLineCount(1);
    }

    @Test
    void a_baseline_that_is_named_and_not_there_is_65() {
        saved.strongPolicy();
        Run run = audit("--baseline", "none.yaml");
        assertThat(run.status()).isEqualTo(65);
        assertThat(run.err()).contains("none.yaml: ").hasLineCount(1);
    }

    @Test
    void demo_and_explain_are_0_and_say_nothing_on_standard_error() {
        for (String command : new String[] {"demo", "explain", "--help", "--version"}) {
            Run run = Run.in(folder, command);
            assertThat(run.status()).as(command).isEqualTo(0);
            assertThat(run.err()).isEmpty();
            assertThat(run.out()).isNotEmpty();
        }
    }
}
