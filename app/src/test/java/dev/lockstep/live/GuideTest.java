package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import dev.lockstep.lockstepfile.RosterFile;
import dev.lockstep.operation.ThisProcess;
import dev.lockstep.practice.running.PracticeRegistry;
import dev.lockstep.practice.shape.AccountShape;
import dev.lockstep.practice.shape.FreshAccount;
import dev.lockstep.statefolder.StateFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `lockstep guide` with somebody at the keyboard, and without.
class GuideTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir Path folder;
    private Served served;
    private Conversation terminal;

    @BeforeEach
    void start() throws IOException {
        FreshAccount made = AccountShape.WORST.make(2, 1, Served.now());
        Files.writeString(
                folder.resolve("lockstep.yaml"), RosterFile.render("Worst.", made.baseline()));
        served = Served.of(made);
        terminal = new Conversation(served.environment(), folder);
        new PracticeRegistry(StateFolder.of(environment(), folder)).put(served.running());
    }

    @AfterEach
    void end() {
        served.close();
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(served.environment());
        environment.put("LOCKSTEP_HOME", folder.resolve("state").toString());
        return environment;
    }

    /// Without a terminal.
    private Run piped(String... arguments) {
        return InProcess.run(environment(), Served.QUICK, folder, List.of(arguments));
    }

    private JsonNode status() {
        return JSON.readTree(piped("guide", "--status", "--format", "json").out());
    }

    private String standing(int step) {
        return status().get("steps").get(step - 1).get("standing").asString();
    }

    /// Somebody who types these lines, one for each question, and then closes the terminal.
    private static final class Typist implements BiFunction<String, String, Optional<String>> {
        private final Deque<String> lines;
        final List<String> asked = new ArrayList<>();

        Typist(String... lines) {
            this.lines = new ArrayDeque<>(List.of(lines));
        }

        @Override
        public Optional<String> apply(String question, String screen) {
            asked.add(question);
            return Optional.ofNullable(lines.poll());
        }
    }

    private Run walked(Typist typist, String... more) {
        var words = new ArrayList<>(List.of("guide"));
        words.addAll(List.of(more));
        Run run = terminal.run(typist, words.toArray(String[]::new));
        assertThat((run.out() + run.err()).lines()).allMatch(line -> line.length() <= 80);
        return run;
    }

    private static String flat(String text) {
        return text.replaceAll("\\s+", " ");
    }

    @Test
    void the_status_shows_eight_steps_in_80_columns_is_1_and_changes_nothing() {
        var before = served.server().state().truth();
        Run run = piped("guide", "--status");
        assertThat(run.status()).as(run.err()).isEqualTo(1);
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(run.out())
                .contains("practice account", "A strong password policy", "to do", "Each person");
        assertThat(served.server().state().truth()).isEqualTo(before);
        JsonNode json = status();
        assertThat(json.get("schema").asString()).isEqualTo("lockstep/guide-status/1");
        assertThat(json.get("steps")).hasSize(8);
        assertThat(json.at("/steps/0/tasks/0/command").asString())
                .isEqualTo("lockstep apply --step password-policy");
    }

    @Test
    void without_a_terminal_it_shows_where_it_stands_and_is_4() {
        var before = served.server().state().truth();
        Run run = piped("guide");
        assertThat(run.status()).isEqualTo(4);
        assertThat(run.out()).contains("A strong password policy");
        assertThat(run.err()).contains("nothing was done", "--status", "--yes");
        assertThat(served.server().state().truth()).isEqualTo(before);
    }

    @Test
    void enter_and_yes_do_a_step_and_q_leaves_it_there() {
        Run run = walked(new Typist("", "yes", "q"));
        assertThat(run.status()).as(run.out() + run.err()).isEqualTo(1);
        assertThat(flat(run.out()))
                .contains(
                        "Step 1 of 8: A strong password policy",
                        "Where you stand: to do.",
                        "lockstep apply --step password-policy",
                        "This is well now:",
                        "Step 2 of 8");
        assertThat(flat(run.err()))
                .contains("left at step 2. 1 change was made, in the run")
                .contains("lockstep guide goes on from there");
        assertThat(standing(1)).isEqualTo("done");
        assertThat(served.server().state().truth().passwordPolicy()).isPresent();
        Run again = walked(new Typist("q"));
        assertThat(again.out()).doesNotContain("Step 1 of 8").contains("Step 2 of 8");
    }

    @Test
    void the_end_of_input_at_the_first_question_changes_nothing() {
        var before = served.server().state().truth();
        Run run = walked(new Typist());
        assertThat(run.status()).isEqualTo(1);
        assertThat(flat(run.err())).contains("left at step 1. Nothing was changed in AWS.");
        assertThat(served.server().state().truth()).isEqualTo(before);
    }

    @Test
    void why_explains_and_comes_back_to_the_same_question() {
        Typist typist = new Typist("w", "q");
        Run run = walked(typist);
        assertThat(run.out()).contains("What can go wrong:", "password-length");
        assertThat(typist.asked).hasSize(2);
        assertThat(typist.asked.getFirst()).isEqualTo(typist.asked.getLast());
    }

    @Test
    void what_is_not_understood_is_asked_again() {
        Run run = walked(new Typist("yes please", "q"));
        assertThat(flat(run.err())).contains("please press Enter, or type l, s, w or q");
    }

    @Test
    void whoever_agrees_to_nothing_comes_to_the_end_all_the_same() {
        var before = served.server().state().truth();
        var asked = new ArrayList<String>();
        Run run =
                terminal.run(
                        (question, screen) -> {
                            asked.add(question);
                            // Root's commands ask nothing: they wait for what a person clicks.
                            boolean isRoots =
                                    screen.substring(screen.lastIndexOf("With: ") + 1)
                                            .startsWith("ith: lockstep root");
                            return Optional.of(
                                    question.contains("[yes/no]")
                                            ? "no"
                                            : !question.contains("[Enter]")
                                                    ? "n"
                                                    : isRoots ? "l" : "");
                        },
                        "guide");
        assertThat(run.status()).as(run.err()).isEqualTo(1);
        assertThat(asked).hasSizeLessThan(150);
        assertThat(run.out()).contains("left: ");
        assertThat(flat(run.out())).contains("nothing more is well than before");
        assertThat(served.server().state().truth()).isEqualTo(before);
    }

    @Test
    void what_was_refused_is_done_again_when_somebody_says_so() {
        Run left = walked(new Typist("", "no", "q"));
        assertThat(flat(left.err())).contains("left at step 1. Nothing was changed in AWS.");
        Run run = walked(new Typist("", "no", "what", "a", "", "yes", "q"));
        assertThat(flat(run.err())).contains("please press Enter, or type a or q");
        assertThat(standing(1)).isEqualTo("done");
    }

    @Test
    void a_step_is_skipped_with_a_reason_and_taken_back() {
        Run run = walked(new Typist("s", "the auditor decides in May", "q"));
        assertThat(run.out()).contains("Step 2 of 8");
        assertThat(standing(1)).isEqualTo("skipped");
        assertThat(status().at("/steps/0/skip/reason").asString())
                .isEqualTo("the auditor decides in May");
        Run back = piped("guide", "--take-back", "1");
        assertThat(back.status()).isEqualTo(1);
        assertThat(standing(1)).isEqualTo("to-do");
        assertThat(piped("guide", "--take-back", "1").status()).isEqualTo(4);
    }

    @Test
    void a_skip_without_a_reason_is_none() {
        walked(new Typist("s", " ", "q"));
        assertThat(standing(1)).isEqualTo("to-do");
        assertThat(piped("guide", "--skip", "1").status()).isEqualTo(64);
        assertThat(piped("guide", "--skip", "1=").status()).isEqualTo(64);
        assertThat(piped("guide", "--skip", "9=why").status()).isEqualTo(64);
    }

    @Test
    void skips_stand_in_the_evidence_of_later_runs() throws IOException {
        String reason = "root <b>moves</b> in May";
        piped("guide", "--skip", "root-mfa=" + reason);
        assertThat(piped("apply", "--step", "1", "--yes").status()).isZero();
        String id =
                JSON.readTree(piped("runs", "--format", "json").out()).at("/runs/0/id").asString();
        assertThat(piped("evidence", id, "--output", "e.zip").status()).isZero();
        Run verify = piped("evidence", "verify", "e.zip");
        assertThat(verify.out()).contains("Nothing was altered");
        try (var zip = new ZipFile(folder.resolve("e.zip").toFile())) {
            assertThat(text(zip, "guide.json")).contains("root <b>moves</b> in May", "root-mfa");
            assertThat(text(zip, "summary.html"))
                    .contains("Steps that were skipped", "root &lt;b&gt;moves&lt;/b&gt; in May")
                    .doesNotContain("<b>");
        }
    }

    private static String text(ZipFile zip, String name) throws IOException {
        return new String(
                zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void a_file_of_skips_that_is_broken_or_a_link_is_named_and_nothing_is_done()
            throws IOException {
        piped("guide", "--skip", "root-mfa=later");
        Path file;
        try (var all = Files.walk(folder.resolve("state"))) {
            file = all.filter(one -> one.endsWith("guide.json")).findFirst().orElseThrow();
        }
        Files.writeString(file, "{\"schema\": \"lockstep/guide/1\", \"skips\": 7}");
        Run broken = piped("guide", "--status");
        assertThat(broken.status()).isEqualTo(65);
        assertThat(broken.err()).contains("guide.json");
        Files.writeString(file, "{\"schema\": \"lockstep/guide/2\"}");
        assertThat(piped("guide", "--status").err()).contains("newer version");
        Path elsewhere = Files.writeString(folder.resolve("other.json"), "{}");
        Files.delete(file);
        Files.createSymbolicLink(file, elsewhere);
        assertThat(piped("guide", "--status").err()).contains("this is a link");
    }

    @Test
    void yes_without_a_terminal_carries_out_plans_and_leaves_what_takes_a_person() {
        var words = new ArrayList<>(List.of("guide", "--yes", "--account", AppPerson.ID));
        served.server().state().truth().users().values().stream()
                .flatMap(user -> user.accessKeys().stream())
                .forEach(key -> words.add("--confirm=" + key.id()));
        Run run = piped(words.toArray(String[]::new));
        assertThat(run.status()).as(run.out() + run.err()).isEqualTo(1);
        assertThat(standing(1)).isEqualTo("done");
        assertThat(served.server().state().truth().groups()).isNotEmpty();
        assertThat(run.out()).contains("left: ");
    }

    @Test
    void without_lockstep_yaml_one_is_written_from_the_account_and_corrected() throws IOException {
        Files.delete(folder.resolve("lockstep.yaml"));
        Run left = walked(new Typist("", "q"));
        assertThat(left.out()).doesNotContain("asked again", "Step 1 of 8");
        assertThat(flat(left.err())).contains("left before the first step.");
        Files.delete(folder.resolve("lockstep.yaml"));
        Run run = walked(new Typist("", "done", "", "q"));
        assertThat(flat(run.err())).contains("please press Enter, or type q");
        assertThat(flat(run.out()))
                .contains("Before the steps", "There is no lockstep.yaml here", "correct it")
                .contains("From now on the account is judged by lockstep.yaml.")
                .doesNotContain("well now");
        assertThat(Files.readString(folder.resolve("lockstep.yaml")))
                .contains("account: \"" + AppPerson.ID + "\"", "people:");
        assertThat(run.out()).contains("Step 1 of 8");
    }

    @Test
    void a_lockstep_yaml_that_was_broken_meanwhile_is_told_and_can_be_corrected()
            throws IOException {
        Path file = folder.resolve("lockstep.yaml");
        String good = Files.readString(file);
        var count = new java.util.concurrent.atomic.AtomicInteger();
        Run run =
                terminal.run(
                        (question, _) -> {
                            try {
                                if (question.contains("[yes/no]")) {
                                    Files.writeString(file, "lockstep: 7\n");
                                    return Optional.of("no");
                                }
                                if (question.contains("corrected")) {
                                    Files.writeString(file, good);
                                    return Optional.of("");
                                }
                            } catch (IOException e) {
                                throw new java.io.UncheckedIOException(e);
                            }
                            return Optional.of(count.incrementAndGet() > 1 ? "q" : "");
                        },
                        "guide");
        assertThat(run.status()).as(run.out() + run.err()).isEqualTo(1);
        assertThat(run.err()).contains("lockstep.yaml:1:");
        assertThat(run.out()).contains("AWS was asked again");
    }

    @Test
    void an_interrupt_at_a_question_says_what_was_made() {
        var hooks = new ArrayList<Runnable>();
        ThisProcess process =
                new ThisProcess() {
                    @Override
                    public List<String> program() {
                        return List.of();
                    }

                    @Override
                    public Interruption whenInterrupted(Runnable tidyUp) {
                        hooks.add(tidyUp);
                        return () -> hooks.remove(tidyUp);
                    }
                };
        Typist typist = new Typist("", "yes");
        Run run =
                terminal.run(
                        process,
                        (question, screen) -> {
                            Optional<String> line = typist.apply(question, screen);
                            if (line.isEmpty()) {
                                assertThat(hooks).hasSize(1);
                                hooks.getFirst().run();
                            }
                            return line;
                        },
                        "guide");
        assertThat(flat(run.err()))
                .contains("left at step 2. 1 change was made, in the run")
                .contains("lockstep guide goes on from there");
    }

    @Test
    void another_account_than_is_meant_is_refused() {
        assertThat(piped("guide", "--status", "--account", "123456789012").status()).isEqualTo(4);
    }

    @Test
    void denied_reads_are_not_known_and_never_none() throws IOException {
        served.close();
        FreshAccount made = AccountShape.TIDY.make(4, 1, Served.now());
        Files.writeString(
                folder.resolve("lockstep.yaml"), RosterFile.render("Tidy.", made.baseline()));
        served =
                Served.of(
                        made,
                        options ->
                                options.withDenied(
                                        java.util.Set.of("iam:GetAccountPasswordPolicy")));
        new PracticeRegistry(StateFolder.of(environment(), folder)).put(served.running());
        Run run = piped("guide", "--status");
        assertThat(run.out()).contains("not known");
        assertThat(run.err()).contains("iam:GetAccountPasswordPolicy");
        assertThat(standing(1)).isEqualTo("not-known");
    }
}
