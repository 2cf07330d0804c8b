package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Main;
import dev.lockstep.Run;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.aws.AwsAccounts;
import dev.lockstep.cli.Answering;
import dev.lockstep.cli.Console;
import dev.lockstep.effect.AccessKeyEffect;
import dev.lockstep.practice.shape.AccountShape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
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

/// `runs resume` of a run that was stopped after its first wave.
class ResumeTest {
    private static final String ID = "389600411232";
    private static final String LIMITS = "limits: {changes: 1, removals: 1, plan-hours: 2}\n";

    @TempDir Path folder;
    private Served served;
    private Clock clock = Clock.systemUTC();
    private long inactive;
    private final List<String> asked = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        served = Served.of(AccountShape.WORST.make(8, 1, Served.now()));
        baseline("");
        inactive = keys(false);
    }

    @AfterEach
    void end() {
        served.close();
    }

    private void baseline(String more) throws IOException {
        Files.writeString(folder.resolve("lockstep.yaml"), "lockstep: 1\n" + LIMITS + more);
    }

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
                                        clock,
                                        folder)
                                .reaching(new AwsAccounts("0", clock, Served.QUICK))
                                .answeredBy(answering));
        return new Run(
                status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /// Begins a run and says no after its first wave.
    private String stopped() {
        Run apply = run(List.of("yes", "no"), "apply", "--only", "key-unused", "--account", ID);
        assertThat(apply.status()).as(apply.out() + apply.err()).isEqualTo(3);
        assertThat(keys(false)).isEqualTo(inactive + 1);
        asked.clear();
        String line = run(List.of(), "runs").out().lines().findFirst().orElseThrow();
        return line.substring(0, line.indexOf(' '));
    }

    /// How many keys of users are active, or are not.
    private long keys(boolean active) {
        return served.server().state().truth().users().values().stream()
                .flatMap(user -> user.accessKeys().stream())
                .filter(key -> key.active() == active)
                .count();
    }

    private Run resume(String run, String... more) {
        var words = new ArrayList<>(List.of("runs", "resume", run, "--account", ID));
        words.addAll(List.of(more));
        return run(List.of("no"), words.toArray(String[]::new));
    }

    @Test
    void what_is_done_and_what_is_left_are_shown_and_a_no_does_nothing() {
        String run = stopped();
        long active = keys(true);
        Run resume = resume(run);
        assertThat(resume.status()).as(resume.err()).isEqualTo(4);
        assertThat(resume.out())
                .contains("Lockstep is about to go on with a run", "Of run " + run, "1 of ")
                .contains("- c1 ", "c2 ", "Guards")
                .doesNotContain("c1  ");
        assertThat(asked).singleElement().asString().contains("Go on with run " + run);
        assertThat(keys(true)).isEqualTo(active);
    }

    @Test
    void with_yes_the_rest_is_made_and_the_end_is_as_it_was_rehearsed() {
        String run = stopped();
        Run resume = resume(run, "--yes");
        assertThat(resume.status()).as(resume.out() + resume.err()).isZero();
        assertThat(resume.out())
                .contains("changes are made and verified.")
                .doesNotContain("Otherwise than rehearsed");
        Run again = resume(run, "--yes");
        assertThat(again.status()).isEqualTo(4);
        assertThat(again.err()).contains("nothing is left to go on with");
    }

    @Test
    void a_guard_that_refuses_now_stops_it_and_undo_is_offered() throws IOException {
        String run = stopped();
        long active = keys(true);
        String people = String.join(", ", served.server().state().truth().users().keySet());
        baseline("break-glass: [" + people + "]\n");
        Run resume = resume(run, "--yes");
        assertThat(resume.status()).as(resume.out()).isEqualTo(4);
        assertThat(resume.err())
                .contains("the guard break-glass-untouched refuses what is left of the run")
                .contains("nothing was done", "lockstep undo " + run);
        assertThat(keys(true)).isEqualTo(active);
    }

    @Test
    void an_account_that_has_moved_on_stops_it_before_anything_is_called() {
        String run = stopped();
        long active = keys(true);
        served.server().state().truth().users().values().stream()
                .flatMap(user -> user.accessKeys().stream().map(key -> back(user.name(), key)))
                .flatMap(Optional::stream)
                .toList()
                .forEach(effect -> Planned.writer(served.environment()).write(effect));
        assertThat(keys(false)).isZero();
        Run resume = resume(run, "--yes");
        assertThat(resume.status()).as(resume.out()).isEqualTo(4);
        assertThat(resume.err())
                .contains("the account has moved on since the run " + run)
                .contains("is \"Active\", and the run left it \"Inactive\"")
                .contains("nothing was done", "lockstep undo " + run)
                .hasLineCount(1);
        assertThat(keys(true)).isEqualTo(active + inactive + 1);
    }

    private static Optional<AccessKeyEffect> back(String owner, AccessKey key) {
        return key.active()
                ? Optional.empty()
                : Optional.of(new AccessKeyEffect.UpdateAccessKey(owner, key.id(), true));
    }

    @Test
    void a_run_older_than_a_plan_may_be_is_refused_with_what_to_do() {
        String run = stopped();
        clock = Clock.offset(Clock.systemUTC(), Duration.ofHours(3));
        Run resume = resume(run, "--yes");
        assertThat(resume.status()).as(resume.out()).isEqualTo(4);
        assertThat(resume.err())
                .contains("a plan lives 2 hours (limits.plan-hours)", "nothing was done")
                .contains("lockstep undo " + run + " takes back", "lockstep plan")
                .hasLineCount(1);
    }
}
