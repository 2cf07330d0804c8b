package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import dev.lockstep.practice.shape.AccountShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `root`, the walk: what is so is not asked, and it is taken up wherever it was left.
@Timeout(90)
class RootWalkTest {
    @TempDir Path folder;
    private RootStory story;

    @AfterEach
    void end() {
        story.close();
    }

    private void begin(AccountShape shape) throws IOException {
        story = RootStory.of(shape, folder);
    }

    private Run walk(int status, List<String> answers, String... more) {
        String[] all = new String[more.length + 3];
        all[0] = "root";
        all[1] = "--every";
        all[2] = "1";
        System.arraycopy(more, 0, all, 3, more.length);
        Run run = story.answered(answers, all);
        assertThat(run.status()).as(run.out() + run.err() + story.asked).isEqualTo(status);
        if (run.out().startsWith("{")) {
            return run;
        }
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
        return new Run(run.status(), KeysStory.flat(run.out()), KeysStory.flat(run.err()));
    }

    private static String in(int days) {
        return LocalDate.now(ZoneOffset.UTC).plusDays(days).toString();
    }

    @Test
    void mfa_then_keys_then_the_password_then_the_use_of_root_and_the_second_time_nothing()
            throws IOException {
        begin(AccountShape.WORST);
        story.write();
        story.after(2, RootStory::withApp);
        story.after(2, state -> RootStory.withKeys(state, _ -> List.of()));
        Run run = walk(3, List.of("yes", "yes", "alice", "yes", "bob", "yes"));
        assertThat(run.out())
                .contains(
                        "Step 2: MFA",
                        "AWS has it: root has MFA now.",
                        "Step 3: access keys",
                        "AWS shows a change",
                        "Root's password",
                        "The use of root",
                        "Steps 2 and 3 now",
                        "root-mfa: Root has MFA.",
                        "excepted");
        assertThat(story.yaml())
                .contains("# ours", "by: alice", "until: " + in(365))
                .contains("control: root-unused", "owner: bob", "until: " + in(30));
        story.later(Duration.ofHours(5));
        story.asked.clear();
        walk(0, List.of());
        assertThat(story.asked).isEmpty();
    }

    @Test
    void options_answer_in_a_pipe() throws IOException {
        begin(AccountShape.WORST);
        story.write();
        Run run =
                story.run(
                        "root",
                        "--no-wait",
                        "--attest",
                        "alice",
                        "--until",
                        in(90),
                        "--owner",
                        "bob",
                        "--yes");
        assertThat(run.out()).contains("Root was used", "--reason TEXT");
        assertThat(story.yaml()).contains("by: alice").doesNotContain("root-unused");
        run =
                story.run(
                        "root",
                        "--no-wait",
                        "--reason",
                        "the bank asked",
                        "--owner",
                        "bob",
                        "--yes");
        assertThat(run.status()).as(run.out() + run.err()).isEqualTo(3);
        assertThat(story.yaml())
                .contains("by: alice", "until: " + in(90), "owner: bob", "the bank asked");
        JsonNode json =
                new JsonMapper().readTree(story.run("root", "--no-wait", "--format", "json").out());
        assertThat(json.get("mfa").get("state").asString()).isEqualTo("off");
        assertThat(json.get("accessKeys").get("state").asString()).isEqualTo("active");
        assertThat(json.get("findings").toString()).contains("root-password-strength");
    }

    @Test
    void without_a_file_it_says_what_to_write_and_names_init() throws IOException {
        begin(AccountShape.WORST);
        Run run =
                walk(
                        3,
                        List.of(),
                        "--no-wait",
                        "--attest",
                        "alice",
                        "--owner",
                        "bob",
                        "--reason",
                        "told");
        assertThat(run.out())
                .contains(
                        "There is no lockstep.yaml yet; lockstep init writes one",
                        "strong-password: {by: alice",
                        "exceptions:",
                        "control: root-unused");
        assertThat(folder.resolve("lockstep.yaml")).doesNotExist();
    }

    @Test
    void left_at_each_question_nothing_is_written_and_it_goes_on_from_there() throws IOException {
        begin(AccountShape.WORST);
        story.write();
        String before = story.yaml();
        walk(4, List.of());
        walk(4, List.of("no"));
        assertThat(walk(3, List.of("no", "no")).out()).contains("Nobody vouches for it yet");
        walk(4, List.of("no", "no", "alice"));
        assertThat(story.yaml()).isEqualTo(before);
        walk(3, List.of("no", "no", "alice", "yes"));
        assertThat(story.yaml()).contains("by: alice");
        story.asked.clear();
        walk(4, List.of("no", "no", "bob", "the bank"));
        assertThat(story.asked).hasSize(5);
        assertThat(story.yaml()).doesNotContain("owner: bob");
        Run bare = walk(3, List.of("no", "no", "bob", "yes", "No", " n "));
        assertThat(bare.out()).contains("It is left as it is: --reason TEXT");
        assertThat(bare.err()).contains("yes and no say nothing here");
        walk(3, List.of("no", "no", "bob", "the bank", "no"));
        assertThat(story.yaml()).doesNotContain("owner: bob");
    }

    @Test
    void what_is_refused_in_one_part_is_told_and_counts_and_the_walk_goes_on() throws IOException {
        story =
                RootStory.of(
                        AccountShape.WORST,
                        folder,
                        UnaryOperator.identity(),
                        options ->
                                options.withDenied(
                                        Set.of(
                                                "iam:GetAccountSummary",
                                                "iam:GetCredentialReport")));
        story.write();
        Run run = walk(3, List.of(), "--no-wait", "--attest", "alice", "--owner", "bob", "--yes");
        assertThat(run.err())
                .contains(
                        "so nobody could tell when root has MFA",
                        "so nobody could tell whether root has keys",
                        "lockstep root keys --print-policy");
        assertThat(run.out()).contains("Step 3: access keys", "Root's password", "undetermined");
        assertThat(story.yaml()).contains("by: alice");
    }

    @Test
    void a_refused_key_is_4_where_nothing_was_done_and_3_beside_something_that_was()
            throws IOException {
        begin(AccountShape.WORST);
        story.write();
        story.asRoot();
        // The key that has waited is not deleted unless its id is typed.
        Run refused = walk(4, List.of(), "--no-wait", "--yes");
        assertThat(refused.err()).contains("--confirm " + story.key(false));
        assertThat(refused.out()).contains("Root's password", "Steps 2 and 3 now");
        Run beside = walk(3, List.of(), "--no-wait", "--yes", "--attest", "alice");
        assertThat(beside.err()).contains("--confirm " + story.key(false));
        assertThat(story.yaml()).contains("by: alice");
        assertThat(story.root().accessKeys()).hasSize(2);
        // A key that only waits is nothing that was done.
        story.run("root", "keys", "--yes", "--confirm", story.key(false));
        story.run("root", "keys", "--yes");
        assertThat(story.root().accessKeys()).singleElement().matches(one -> !one.active());
        Run waiting = walk(4, List.of("bob"), "--no-wait");
        assertThat(waiting.out()).contains("It waits until", "The use of root");
        assertThat(story.yaml()).doesNotContain("bob");
    }

    @Test
    void root_on_its_first_day_takes_its_part_and_is_asked_for_its_own_use() throws IOException {
        begin(AccountShape.EMPTY);
        story.write();
        story.asRoot().after(1, RootStory::withPasskey);
        Run run = walk(0, List.of("yes", "alice", "yes", "alice", "yes"));
        assertThat(run.out()).contains("own list", "passkey", "Gone, confirmed");
        assertThat(Files.readString(folder.resolve("lockstep.yaml")))
                .contains("strong-password", "root-unused");
        story.asked.clear();
        walk(0, List.of());
        assertThat(story.asked).isEmpty();
    }

    @Test
    void as_json_the_walk_is_one_answer_and_touches_no_key() throws IOException {
        begin(AccountShape.WORST);
        story.write();
        story.asRoot();
        Run run = walk(3, List.of(), "--no-wait", "--yes", "--format", "json");
        JsonNode json = new JsonMapper().readTree(run.out());
        assertThat(json.get("schema").asString()).isEqualTo("lockstep/root/1");
        assertThat(json.get("accessKeys").get("listed").asBoolean()).isTrue();
        assertThat(story.root().accessKeys()).hasSize(2);
        assertThat(story.key(true)).isNotEmpty();
    }

    @Test
    void bad_options_are_usage_errors() throws IOException {
        begin(AccountShape.EMPTY);
        walk(64, List.of(), "--attest", " ");
        walk(64, List.of(), "--until", "soon");
        walk(64, List.of(), "--until", "2019-01-01");
    }
}
