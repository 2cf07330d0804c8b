package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Main;
import dev.lockstep.Run;
import dev.lockstep.account.credentials.PasswordPolicy;
import dev.lockstep.aws.AwsAccounts;
import dev.lockstep.cli.Answering;
import dev.lockstep.cli.Console;
import dev.lockstep.practice.shape.AccountShape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `plan`, `apply`, `undo` and `runs` on an account that is served in this process. The state
/// folder does not know it, so to the program it is a real account.
class PlanAndApplyTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String ID = "389600411232";

    @TempDir Path folder;
    private Served served;
    private final List<String> asked = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        served = Served.of(AccountShape.WORST.make(8, 1, Served.now()));
        Files.writeString(folder.resolve("lockstep.yaml"), "lockstep: 1\n");
    }

    @AfterEach
    void end() {
        served.close();
    }

    private Optional<PasswordPolicy> policy() {
        return served.server().state().truth().passwordPolicy();
    }

    /// Runs where a person types these answers, if any; without, there is no terminal.
    private Run run(List<String> answers, String... arguments) {
        Map<String, String> environment = new HashMap<>(served.environment());
        environment.put("LOCKSTEP_HOME", folder.resolve("state").toString());
        Deque<String> typed = new ArrayDeque<>(answers);
        Answering answering =
                question -> {
                    asked.add(question);
                    return Optional.ofNullable(typed.poll());
                };
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int status =
                Main.run(
                        List.of(arguments),
                        new Console(
                                        new PrintStream(out, false, StandardCharsets.UTF_8),
                                        new PrintStream(err, false, StandardCharsets.UTF_8),
                                        environment,
                                        Clock.systemUTC(),
                                        folder)
                                .reaching(new AwsAccounts("0", Clock.systemUTC(), Served.QUICK))
                                .answeredBy(answering));
        return new Run(
                status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private Run run(String... arguments) {
        return run(List.of(), arguments);
    }

    private String theRun() {
        JsonNode runs = JSON.readTree(run("runs", "--format", "json").out()).get("runs");
        return runs.get(0).get("id").asString();
    }

    @Test
    void a_plan_with_changes_is_2_and_changes_nothing() {
        Run plan = run("plan", "--step", "1");
        assertThat(plan.status()).as(plan.err()).isEqualTo(2);
        assertThat(plan.out())
                .startsWith("Lockstep plan for AWS account " + ID)
                .contains("Set the whole password policy", "minimum length", "lockstep apply");
        assertThat(plan.out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(policy()).isEmpty();
        assertThat(folder.resolve("state/accounts")).doesNotExist();
    }

    @Test
    void without_a_terminal_nothing_is_done_and_it_is_4() {
        Run apply = run("apply", "--step", "1", "--account", ID);
        assertThat(apply.status()).isEqualTo(4);
        assertThat(apply.err()).contains("nothing was done", "--yes");
        assertThat(policy()).isEmpty();
    }

    @Test
    void a_real_account_must_be_named_whatever_yes_says() {
        Run apply = run("apply", "--step", "1", "--yes");
        assertThat(apply.status()).isEqualTo(4);
        assertThat(apply.err()).contains("nothing was done", "--account " + ID);
        assertThat(policy()).isEmpty();
    }

    @Test
    void a_mistyped_account_is_4() {
        Run apply = run(List.of("389600411233"), "apply", "--step", "1");
        assertThat(apply.status()).isEqualTo(4);
        assertThat(apply.err()).contains("that is not " + ID);
        assertThat(policy()).isEmpty();
    }

    @Test
    void no_is_4() {
        Run apply = run(List.of(ID, "perhaps", "no"), "apply", "--step", "1");
        assertThat(apply.status()).isEqualTo(4);
        assertThat(apply.err()).contains("please answer yes or no", "nothing was done");
        assertThat(asked).hasSize(3);
        assertThat(policy()).isEmpty();
    }

    @Test
    void yes_changes_the_account_and_undo_gives_the_former_one_back() {
        Run apply = run(List.of(ID, "yes"), "apply", "--step", "1");
        assertThat(apply.status()).as(apply.out() + apply.err()).isZero();
        assertThat(apply.out())
                .contains("The change is made and verified.", "lockstep undo", "the hash");
        assertThat(policy().orElseThrow().minimumLength()).isEqualTo(14);

        String id = theRun();
        Run show = run("runs", "show", id);
        assertThat(show.status()).as(show.err()).isZero();
        assertThat(show.out()).contains("Run " + id, "done", "password policy");

        Run again = run("apply", "--step", "1", "--yes", "--account", ID);
        assertThat(again.status()).as(again.out() + again.err()).isZero();
        assertThat(again.out()).contains("Nothing is to be changed.");

        Run undo = run("undo", id, "--yes", "--account", ID);
        assertThat(undo.status()).as(undo.out() + undo.err()).isZero();
        assertThat(policy()).isEmpty();

        Run runs = run("runs");
        assertThat(runs.out().lines()).hasSize(3);
        assertThat(runs.out()).contains("takes back " + id, "undone");
        JsonNode list = JSON.readTree(run("runs", "--format", "json").out());
        assertThat(list.get("schema").asString()).isEqualTo("lockstep/runs/1");
        assertThat(list.get("runs").get(1).get("state").asString()).isEqualTo("undone");
        assertThat(list.get("runs").get(0).get("account").asString()).isEqualTo(ID);

        Run twice = run("undo", id, "--yes", "--account", ID);
        assertThat(twice.status()).isEqualTo(4);
    }

    @Test
    void a_saved_plan_is_carried_out_and_its_json_says_what_became_of_it() {
        run("plan", "--step", "1", "--format", "json", "--output", "plan.json");
        Run apply = run("apply", "plan.json", "--yes", "--account", ID, "--format", "json");
        assertThat(apply.status()).as(apply.out() + apply.err()).isZero();
        JsonNode json = JSON.readTree(apply.out());
        assertThat(json.get("schema").asString()).isEqualTo("lockstep/plan/1");
        assertThat(json.get("stale")).isEmpty();
        assertThat(json.get("run").get("state").asString()).isEqualTo("done");
        assertThat(policy()).isPresent();

        Run again = run("apply", "plan.json", "--yes", "--account", ID);
        assertThat(again.status()).as(again.out()).isEqualTo(4);
        assertThat(again.err()).contains("nothing of plan.json holds any more");
        assertThat(again.out()).contains("c1:", "Not any more");
    }

    @Test
    void a_plan_of_another_account_is_4() throws IOException {
        Run saved = run("snapshot", "--output", "answers");
        assertThat(saved.status()).as(saved.err()).isIn(0, 3);
        try (var files = Files.list(folder.resolve("answers"))) {
            for (Path file : files.toList()) {
                Files.writeString(file, Files.readString(file).replace(ID, "111122223333"));
            }
        }
        run(
                "plan",
                "--step",
                "1",
                "--from",
                "answers",
                "--format",
                "json",
                "--output",
                "plan.json");
        Run apply = run("apply", "plan.json", "--yes");
        assertThat(apply.status()).isEqualTo(4);
        assertThat(apply.err())
                .contains("plan.json is a plan for account 111122223333", "nothing was done")
                .hasLineCount(1);
        assertThat(policy()).isEmpty();
    }

    @Test
    void a_plan_that_was_changed_by_hand_is_65() throws IOException {
        run("plan", "--step", "1", "--format", "json", "--output", "plan.json");
        Path file = folder.resolve("plan.json");
        Files.writeString(file, Files.readString(file).replace(": 14", ": 15"));
        Run apply = run("apply", "plan.json", "--yes", "--account", ID);
        assertThat(apply.status()).isEqualTo(65);
        assertThat(apply.err()).contains("was changed after it was made").hasLineCount(1);
    }

    @Test
    void a_plan_that_is_too_old_is_4() throws IOException {
        run("plan", "--step", "1", "--format", "json", "--output", "plan.json");
        Files.writeString(
                folder.resolve("lockstep.yaml"), "lockstep: 1\nlimits: {plan-hours: 1}\n");
        // Its answers are to be older than that: saved ones are.
        Run saved = run("snapshot", "--output", "answers");
        assertThat(saved.status()).as(saved.err()).isIn(0, 3);
        Path head = folder.resolve("answers/snapshot.json");
        Files.writeString(
                head,
                Files.readString(head)
                        .replaceFirst(
                                "\"takenAt\" ?: ?\"[^\"]*\"",
                                "\"takenAt\": \"2026-01-02T03:04:05Z\""));
        Run plan =
                run(
                        "plan",
                        "--step",
                        "1",
                        "--from",
                        "answers",
                        "--format",
                        "json",
                        "--output",
                        "old.json");
        assertThat(plan.status()).as(plan.err()).isEqualTo(2);
        Run apply = run("apply", "old.json", "--yes", "--account", ID);
        assertThat(apply.status()).isEqualTo(4);
        assertThat(apply.err()).contains("limits.plan-hours", "nothing was done").hasLineCount(1);
    }

    @Test
    void without_a_declaration_the_plan_says_so_first_and_names_init() {
        Run plan = run("plan");
        String head = plan.out().substring(0, plan.out().indexOf("The eight steps"));
        assertThat(head).contains("No groups are declared", "lockstep init");
    }

    @Test
    void no_such_run_is_4_and_no_such_guard_is_64() {
        assertThat(run("undo", "20261126-090000-250", "--yes", "--account", ID).status())
                .isEqualTo(4);
        assertThat(run("runs", "show", "../../etc").status()).isEqualTo(4);
        assertThat(run("runs", "resume", "20261126-090000-250").status()).isEqualTo(4);
        assertThat(run("plan", "--allow", "everything").status()).isEqualTo(64);
        assertThat(run("undo").status()).isEqualTo(64);
        assertThat(run("runs").status()).isZero();
    }

    @Test
    void where_state_cannot_be_kept_nothing_is_done() throws IOException {
        Files.writeString(folder.resolve("state"), "a file");
        Run apply = run("apply", "--step", "1", "--yes", "--account", ID);
        assertThat(apply.status()).isEqualTo(4);
        assertThat(apply.err()).hasLineCount(1);
        assertThat(policy()).isEmpty();
    }
}
