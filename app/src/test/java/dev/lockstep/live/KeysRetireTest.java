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
