package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `keys document` and `keys retire`, over days, on a practice account whose clock moves.
class KeysRetireTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir Path folder;
    private KeysStory story;

    @BeforeEach
    void start() throws IOException {
        story = KeysStory.in(folder);
    }

    @AfterEach
    void end() {
        story.close();
    }

    private Run retired(int status, String... more) {
        String[] all =
                java.util.stream.Stream.concat(
                                java.util.stream.Stream.of("keys", "retire", story.key),
                                java.util.stream.Stream.of(more))
                        .toArray(String[]::new);
        Run run = story.run(all);
        assertThat(run.status()).as(run.out() + run.err()).isEqualTo(status);
        if (!run.out().startsWith("{")) {
            assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
        }
        return new Run(
                run.status(),
                run.out().startsWith("{") ? run.out() : KeysStory.flat(run.out()),
                run.err());
    }

    /// Nobody has used the key for long.
    private void silent() {
        story.later(Duration.ofDays(60));
    }

    @Test
    void a_key_that_nobody_needs_waits_inactive_and_is_deleted_when_its_id_is_typed()
            throws IOException {
        Files.writeString(folder.resolve("lockstep.yaml"), "lockstep: 1\n");
        silent();
        Run asked = retired(4);
        assertThat(asked.out()).contains("is active", "It can be made inactive now");
        assertThat(story.key(story.key).active()).isTrue();

        Run made = retired(0, "--yes");
        assertThat(made.out()).contains("lockstep undo", "again in 14 days");
        assertThat(story.key(story.key).active()).isFalse();

        story.later(Duration.ofDays(5));
        Run waits = retired(0, "--yes");
        assertThat(waits.out())
                .contains("No use of it is seen", "silence is no proof", "It waits until");
        assertThat(story.keys()).hasSize(1);
        JsonNode json = JSON.readTree(retired(0, "--yes", "--format", "json").out());
        assertThat(json.get("state").asString()).isEqualTo("waiting");
        assertThat(json.get("on").asString()).isNotEmpty();

        story.later(Duration.ofDays(10));
        Run untyped = retired(4, "--yes");
        assertThat(untyped.err()).contains("--confirm " + story.key);
        assertThat(story.keys()).hasSize(1);
        retired(0, "--yes", "--confirm", story.key);
        assertThat(story.keys()).isEmpty();
        assertThat(retired(4).err()).contains("no access key " + story.key);
    }

    @Test
    void a_needed_key_is_kept_until_its_need_is_ended() throws IOException {
        story.baseline("owner: alice", "needs: []   # who needs what");
        silent();
        Run documented =
                story.run(
                        "keys",
                        "document",
                        story.key,
                        "--purpose",
                        "deploy # 1",
                        "--owner",
                        "alice",
                        "--until",
                        java.time.LocalDate.now(java.time.ZoneOffset.UTC).plusDays(200).toString(),
                        "--yes");
        assertThat(documented.status()).as(documented.err()).isZero();
        assertThat(KeysStory.flat(documented.out()))
                .contains("+ - {key: " + story.key, "and no other key");
        assertThat(story.yaml()).contains("# a machine", "# who needs what", "\"deploy # 1\"");

        Run needed = retired(4, "--yes");
        assertThat(needed.out()).contains("deploy # 1", "Ask alice", "--end-need");
        assertThat(story.key(story.key).active()).isTrue();

        retired(0, "--yes", "--end-need", "--allow", "way-in-kept");
        assertThat(story.yaml()).contains("needs: []", "# who needs what");
    }

    private String day() {
        return java.time.LocalDate.now(java.time.ZoneOffset.UTC).plusDays(200).toString();
    }

    private Run documented(String about, String... more) {
        String[] all =
                java.util.stream.Stream.concat(
                                java.util.stream.Stream.of(
                                        "keys",
                                        "document",
                                        about,
                                        "--purpose",
                                        "deploys",
                                        "--owner",
                                        "alice",
                                        "--until",
                                        day()),
                                java.util.stream.Stream.of(more))
                        .toArray(String[]::new);
        return story.run(all);
    }

    @Test
    void a_need_is_not_ended_where_the_step_is_refused() throws IOException {
        story.baseline("owner: alice", "needs: []");
        story.usedNow();
        assertThat(documented(story.key, "--yes").status()).isZero();
        String before = story.yaml();
        Run refused = retired(4, "--yes", "--end-need");
        assertThat(refused.err()).contains("way-in-kept");
        assertThat(story.yaml()).isEqualTo(before);
        Run asked = retired(4, "--end-need", "--allow", "way-in-kept");
        assertThat(asked.out()).contains("- - {key: " + story.key);
        assertThat(story.yaml()).isEqualTo(before);
        assertThat(story.key(story.key).active()).isTrue();
    }

    @Test
    void the_need_of_a_user_ends_only_when_the_user_is_typed_and_its_tag_goes_with_it()
            throws IOException {
        story.baseline("owner: alice", "access-keys: {tag: 'lockstep:need'}", "needs: []");
        silent();
        assertThat(documented(story.user, "--yes").status()).isZero();
        assertThat(tags()).contains("lockstep:need");
        String before = story.yaml();
        Run untyped = retired(4, "--yes", "--end-need", "--allow", "way-in-kept");
        assertThat(untyped.err()).contains("--confirm " + story.user);
        assertThat(untyped.out()).contains("for all keys of " + story.user);
        assertThat(story.yaml()).isEqualTo(before);
        retired(0, "--yes", "--end-need", "--allow", "way-in-kept", "--confirm", story.user);
        assertThat(story.yaml()).contains("needs: []");
        assertThat(tags()).doesNotContain("lockstep:need");
        assertThat(story.key(story.key).active()).isFalse();
    }

    @Test
    void where_the_tag_fails_after_the_register_is_written_both_are_said() throws IOException {
        story.baseline("owner: alice", "access-keys: {tag: 'lockstep:need'}");
        Run run =
                story.agreed(
                        story.served::close,
                        "keys",
                        "document",
                        story.user,
                        "--purpose",
                        "deploys",
                        "--owner",
                        "alice",
                        "--until",
                        day(),
                        "--format",
                        "json");
        assertThat(run.status()).as(run.err()).isEqualTo(3);
        assertThat(run.err()).contains("lockstep.yaml is written, but " + story.user);
        assertThat(JSON.readTree(run.out()).get("tag").get("done").asBoolean()).isFalse();
        assertThat(story.yaml()).contains("deploys");
    }

    @Test
    void beginning_a_register_and_a_second_need_with_one_tag_are_told() throws IOException {
        story.baseline("owner: alice", "access-keys: {tag: 'lockstep:need'}");
        Run first = documented(story.user, "--yes");
        assertThat(KeysStory.flat(first.out()))
                .containsPattern(
                        "This begins the register: ([0-9]+ other keys are|1 other key is)");
        Run second = documented(story.key, "--yes");
        assertThat(KeysStory.flat(second.out()))
                .doesNotContain("begins the register")
                .contains("not the other of all keys of " + story.user);
    }

    @Test
    void a_waiting_time_passes_by_the_clock_of_AWS() throws IOException {
        Files.writeString(folder.resolve("lockstep.yaml"), "lockstep: 1\n");
        String account = story.served.server().state().truth().id().orElseThrow();
        String[] retire = {
            "keys",
            "retire",
            story.key,
            "--yes",
            "--account",
            account,
            "--allow",
            "way-in-kept",
            "--confirm",
            story.key
        };
        Run made = story.elsewhere(Duration.ZERO, retire);
        assertThat(made.status()).as(made.out() + made.err()).isZero();
        assertThat(story.key(story.key).active()).isFalse();
        Run late = story.elsewhere(Duration.ofDays(20), retire);
        assertThat(late.status()).as(late.out() + late.err()).isZero();
        assertThat(KeysStory.flat(late.out())).contains("It waits until");
        assertThat(story.keys()).hasSize(1);
    }

    @Test
    void a_user_is_documented_and_tagged_and_undo_takes_the_tag_back() throws IOException {
        story.baseline("owner: alice", "access-keys: {tag: 'lockstep:need'}");
        Run documented =
                story.run(
                        "keys",
                        "document",
                        story.user,
                        "--purpose",
                        "deploys",
                        "--owner",
                        "alice",
                        "--until",
                        java.time.LocalDate.now(java.time.ZoneOffset.UTC).plusDays(9).toString(),
                        "--yes",
                        "--format",
                        "json");
        assertThat(documented.status()).as(documented.err()).isZero();
        JsonNode json = JSON.readTree(documented.out());
        assertThat(json.get("schema").asString()).isEqualTo("lockstep/key-document/1");
        assertThat(json.get("covers").get(0).get("key").asString()).isEqualTo(story.key);
        assertThat(json.get("tag").get("done").asBoolean()).isTrue();
        assertThat(tags()).contains("owner=alice purpose=deploys");
        Run undone = story.run("undo", json.get("tag").get("run").asString(), "--yes");
        assertThat(undone.status()).as(undone.out() + undone.err()).isZero();
        assertThat(tags()).doesNotContain("lockstep:need");
    }

    private String tags() {
        return story.served.server().state().truth().users().get(story.user).tags().toString();
    }

    @Test
    void what_options_do_not_say_is_asked_and_without_a_terminal_nothing_is_written()
            throws IOException {
        story.baseline("owner: alice");
        String before = story.yaml();
        Run alone = story.run("keys", "document", story.user, "--owner", "alice");
        assertThat(alone.status()).isEqualTo(4);
        assertThat(alone.err()).contains("--purpose is missing");
        assertThat(story.run("keys", "document", story.user, "--until", "2031-01-01").status())
                .isEqualTo(64);
        assertThat(story.yaml()).isEqualTo(before);

        String day = java.time.LocalDate.now(java.time.ZoneOffset.UTC).plusDays(30).toString();
        Run asked =
                story.answered(
                        java.util.List.of("deploys", "alice", day, "yes"),
                        "keys",
                        "document",
                        story.user);
        assertThat(asked.status()).as(asked.err()).isZero();
        assertThat(story.yaml())
                .isEqualTo(
                        before
                                + "needs:\n  - {user: "
                                + story.user
                                + ", purpose: deploys, owner: alice, until: "
                                + day
                                + "}\n");
    }

    @Test
    void without_a_lockstep_yaml_init_is_named() {
        String day = java.time.LocalDate.now(java.time.ZoneOffset.UTC).plusDays(30).toString();
        Run run =
                story.run(
                        "keys",
                        "document",
                        story.user,
                        "--purpose",
                        "x",
                        "--owner",
                        "y",
                        "--until",
                        day,
                        "--yes");
        assertThat(run.status()).isEqualTo(4);
        assertThat(run.err()).contains("lockstep init");
    }

    @Test
    void a_key_that_was_used_lately_stops_only_when_its_id_is_typed() throws IOException {
        Files.writeString(folder.resolve("lockstep.yaml"), "lockstep: 1\n");
        story.usedNow();
        Run last = retired(4, "--yes", "--confirm", story.key);
        assertThat(last.err()).contains("way-in-kept");
        Run asked = retired(4, "--yes", "--allow", "way-in-kept");
        assertThat(asked.out()).contains("It was used in the last 14 days");
        assertThat(asked.err()).contains("--confirm " + story.key);
        assertThat(asked.out().replaceAll("\\s+", " "))
                .as("it is this command that asks")
                .contains("You are asked to type " + story.key)
                .doesNotContain("lockstep apply");
        assertThat(story.key(story.key).active()).isTrue();
        retired(0, "--yes", "--allow", "way-in-kept", "--confirm", story.key);
        assertThat(story.key(story.key).active()).isFalse();
    }

    @Test
    void the_policy_that_each_command_needs_is_printed() {
        for (String command : java.util.List.of("document", "retire", "rotate")) {
            Run run = story.run("keys", command, "--print-policy");
            assertThat(run.status()).as(run.err()).isZero();
            assertThat(JSON.readTree(run.out()).get("Statement").get(0).get("Action").toString())
                    .contains(
                            switch (command) {
                                case "document" -> "iam:TagUser";
                                case "retire" -> "iam:DeleteAccessKey";
                                default -> "iam:CreateAccessKey";
                            });
        }
    }
}
