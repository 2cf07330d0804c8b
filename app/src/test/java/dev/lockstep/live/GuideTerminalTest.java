package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.Account;
import dev.lockstep.lockstepfile.RosterFile;
import dev.lockstep.practice.running.PracticeRegistry;
import dev.lockstep.practice.shape.AccountShape;
import dev.lockstep.practice.shape.FreshAccount;
import dev.lockstep.statefolder.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// The guide on a real pseudo-terminal that is closed, or where somebody presses Ctrl-C.
@EnabledIfSystemProperty(named = "terminal.all", matches = "true")
class GuideTerminalTest {
    private static final String INTERRUPT = "\u0003";
    private static final String QUESTION = "q leave: ";

    @TempDir Path folder;
    private Served served;

    @BeforeEach
    void start() throws IOException {
        FreshAccount made = AccountShape.WORST.make(2, 1, Served.now());
        Files.writeString(
                folder.resolve("lockstep.yaml"), RosterFile.render("Worst.", made.baseline()));
        served = Served.of(made);
        new PracticeRegistry(StateFolder.of(environment(), folder)).put(served.running());
    }

    @AfterEach
    void end() {
        served.close();
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(served.environment());
        environment.put("LOCKSTEP_HOME", folder.resolve("state").toString());
        environment.put("TERM", "xterm-256color");
        environment.put("NO_COLOR", "1");
        environment.put("LANG", "C.UTF-8");
        environment.put("LOCKSTEP_TERMINAL", "1");
        environment.put("LOCKSTEP_ERROR_TERMINAL", "1");
        environment.put("LOCKSTEP_COLUMNS", "80");
        return environment;
    }

    private Account truth() {
        return served.server().state().truth();
    }

    private Pty.Ended walk(Function<String, Optional<String>> person) throws Exception {
        return Pty.talk(folder, environment(), List.of("guide"), person);
    }

    /// Looks where the walk stands, and leaves.
    private String again() throws Exception {
        Pty.Ended ended = walk(screen -> typed(screen, QUESTION, "q"));
        assertThat(ended.status()).as(ended.shown()).isEqualTo(1);
        return ended.shown();
    }

    private static Optional<String> typed(String screen, String end, String line) {
        return screen.endsWith(end) ? Optional.of(line) : Optional.empty();
    }

    private static String flat(String shown) {
        return shown.replaceAll("\\s+", " ");
    }

    @Test
    void a_terminal_that_is_closed_at_the_first_question_leaves_all_as_it_was() throws Exception {
        Account before = truth();
        Pty.run(folder, environment(), List.of("guide"), Pty.Typed.closed(QUESTION));
        assertThat(truth()).isEqualTo(before);
        assertThat(again()).contains("Step 1 of 8").doesNotContain("Before the steps");
    }

    @Test
    void an_interrupt_at_the_question_of_a_plan_is_130_and_nothing_is_done() throws Exception {
        Account before = truth();
        Pty.Ended ended =
                walk(screen ->
                        typed(screen, "[yes/no] ", INTERRUPT)
                                .or(() -> typed(screen, QUESTION, "")));
        assertThat(ended.status()).as(ended.shown()).isEqualTo(130);
        assertThat(ended.shown()).contains("interrupted; nothing of this plan was carried out");
        try (var files = Files.walk(folder)) {
            assertThat(files.filter(one -> one.endsWith("lock")))
                    .as("nobody holds the account")
                    .isNotEmpty()
                    .allSatisfy(lock -> assertThat(lock).isEmptyFile());
        }
        assertThat(truth()).isEqualTo(before);
        assertThat(again()).contains("Step 1 of 8").doesNotContain("Before the steps");
    }

    @Test
    void an_interrupt_between_two_tasks_says_what_was_made_and_the_walk_goes_on_there()
            throws Exception {
        Pty.Ended ended =
                walk(screen ->
                        typed(screen, "[yes/no] ", "yes")
                                .or(() ->
                                        typed(
                                                screen,
                                                QUESTION,
                                                screen.contains("Step 2 of 8") ? INTERRUPT : "")));
        assertThat(ended.status()).as(ended.shown()).isEqualTo(130);
        assertThat(flat(ended.shown()))
                .contains(
                        "left at step 2. 1 change was made, in the run",
                        "lockstep guide goes on from there");
        assertThat(truth().passwordPolicy()).isPresent();
        assertThat(again()).contains("Step 2 of 8").doesNotContain("Step 1 of 8");
    }
}
