package dev.lockstep.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.Run;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.apply.Steering;
import dev.lockstep.change.KeyChange;
import dev.lockstep.cli.Console;
import dev.lockstep.cli.run.AskedRun;
import dev.lockstep.cli.run.Consent;
import dev.lockstep.cli.run.RunOutput;
import dev.lockstep.collect.MfaCode;
import dev.lockstep.collect.SessionRequest;
import dev.lockstep.control.Subject;
import dev.lockstep.operation.LiveAccount;
import dev.lockstep.operation.ThisProcess;
import dev.lockstep.operation.run.AskedChanges;
import dev.lockstep.operation.run.CarryOut;
import dev.lockstep.operation.run.Ready;
import dev.lockstep.practice.server.Faults;
import dev.lockstep.seal.Age;
import dev.lockstep.secret.Secret;
import dev.lockstep.write.SecretDesk;
import dev.lockstep.write.SecretWrite;
import dev.lockstep.write.Written;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `keys rotate`, over days, on a practice account whose clock moves.
class KeysRotateTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern SECRET = Pattern.compile("aws_secret_access_key = (\\S+)");

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

    private static String secretIn(String snippet) {
        Matcher found = SECRET.matcher(snippet);
        assertThat(found.find()).as(snippet).isTrue();
        return found.group(1);
    }

    private String rotated(String... more) {
        String[] all =
                Stream.concat(Stream.of("keys", "rotate", story.user), Stream.of(more))
                        .toArray(String[]::new);
        Run run = story.run(all);
        assertThat(run.status()).as(run.out() + run.err()).isZero();
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
        return KeysStory.flat(run.out());
    }

    @Test
    void a_key_is_replaced_over_days_and_the_old_one_ends_deleted() throws IOException {
        story.baseline(
                "owner: alice",
                "needs: [{user: %s, purpose: builds, owner: alice, until: 2099-01-01}]"
                        .formatted(story.user));
        Path file = folder.resolve("new-key");
        String made = rotated("--yes", "--key-file", file.toString());
        AccessKey second = story.second().orElseThrow();
        assertThat(made).contains(second.id(), "some seconds", "lockstep undo");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        String secret = secretIn(Files.readString(file));
        assertThat(story.written(file)).doesNotContain(secret);
        assertThat(made).doesNotContain(secret);

        assertThat(rotated("--yes")).contains("was never used", "--lost");
        assertThat(story.keys()).hasSize(2);

        story.later(Duration.ofDays(1));
        story.use(second.id(), secret);
        story.later(Duration.ofDays(20));
        assertThat(rotated("--yes")).contains("has been silent", "inactive");
        assertThat(story.key(story.key).active()).isFalse();

        story.later(Duration.ofDays(3));
        assertThat(rotated("--yes")).contains("two keys", "It waits until");
        assertThat(story.keys()).hasSize(2);

        story.later(Duration.ofDays(12));
        Run unconfirmed = story.run("keys", "rotate", story.user, "--yes");
        assertThat(unconfirmed.status()).isEqualTo(4);
        assertThat(unconfirmed.err()).contains("--confirm " + story.key);
        assertThat(story.keys()).hasSize(2);
        rotated("--yes", "--confirm", story.key);
        assertThat(story.keys()).extracting(AccessKey::id).containsExactly(second.id());
    }

    @Test
    void a_new_key_is_sealed_to_the_recipient_of_lockstep_yaml_and_stands_nowhere_else()
            throws IOException, InterruptedException {
        Age age = Age.in(folder.resolve("identity.txt"));
        story.baseline("age: " + age.recipient());
        Run run = story.run("keys", "rotate", story.user, "--yes", "--format", "json");
        assertThat(run.status()).as(run.err()).isZero();
        String id = story.second().orElseThrow().id();
        Path file = folder.resolve(story.user + "-" + id + ".age");
        String snippet = age.open(file);
        assertThat(snippet).contains("[" + story.user + "]", "aws_access_key_id = " + id);
        String secret = secretIn(snippet);
        assertThat(story.written(folder.resolve("none")) + run.out() + run.err())
                .doesNotContain(secret);
        JsonNode json = JSON.readTree(run.out());
        assertThat(json.get("schema").asString()).isEqualTo("lockstep/key-step/1");
        assertThat(json.get("state").asString()).isEqualTo("one-key");
        assertThat(json.get("made").get("key").asString()).isEqualTo(id);
        assertThat(json.get("made").get("file").asString()).isEqualTo(file.toString());
    }

    @Test
    void on_a_terminal_it_is_shown_once() throws IOException {
        story.baseline("owner: alice");
        story.terminal = true;
        Run run = story.answered(List.of("yes", ""), "keys", "rotate", story.user);
        assertThat(run.status()).as(run.out() + run.err()).isZero();
        String id = story.second().orElseThrow().id();
        assertThat(run.out()).containsOnlyOnce("  secret  ").contains("  id      " + id);
        assertThat(KeysStory.flat(run.out()))
                .as("TERM=dumb")
                .contains("does not let it be cleared");
        assertThat(story.asked).anyMatch(question -> question.contains("press Enter"));
    }

    @Test
    void a_terminal_that_closes_before_it_was_seen_leaves_no_key() throws IOException {
        story.baseline("owner: alice");
        story.terminal = true;
        Run run = story.answered(List.of("yes"), "keys", "rotate", story.user);
        assertThat(run.status()).as(run.out() + run.err()).isEqualTo(3);
        assertThat(KeysStory.flat(run.out()))
                .contains("nobody was handed its secret", "may have been seen", "is deleted again");
        assertThat(story.keys()).extracting(AccessKey::id).containsExactly(story.key);
    }

    @Test
    void a_key_that_is_deleted_again_is_told_in_json_as_deleted_and_not_as_made()
            throws IOException {
        story.baseline("owner: alice");
        story.terminal = true;
        Run run = story.answered(List.of("yes"), "keys", "rotate", story.user, "--format", "json");
        assertThat(run.status()).as(run.out() + run.err()).isEqualTo(3);
        JsonNode json = JSON.readTree(run.out().substring(run.out().indexOf('{')));
        assertThat(json.get("made").isNull()).isTrue();
        assertThat(json.get("deleted").get("done").asBoolean()).isTrue();
        assertThat(run.err()).contains(json.get("deleted").get("key").asString());
        assertThat(story.keys()).extracting(AccessKey::id).containsExactly(story.key);
    }

    @Test
    void a_key_that_can_neither_be_handed_over_nor_deleted_is_named_with_what_to_do()
            throws IOException {
        story.close();
        story = KeysStory.in(folder, options -> options.withDenied(Set.of("iam:DeleteAccessKey")));
        story.baseline("owner: alice");
        story.terminal = true;
        Run run = story.answered(List.of("yes"), "keys", "rotate", story.user);
        assertThat(run.status()).as(run.out() + run.err()).isEqualTo(3);
        String id = story.second().orElseThrow().id();
        assertThat(KeysStory.flat(run.out()))
                .contains(id + " is still there", "--lost", "lockstep undo")
                .doesNotContain("nothing was done");
    }

    @Test
    void a_terminal_with_nobody_at_it_gets_no_key() throws IOException {
        story.baseline("owner: alice");
        story.terminal = true;
        story.isAway = true;
        Run run = story.run("keys", "rotate", story.user, "--yes");
        assertThat(run.status()).isEqualTo(4);
        assertThat(run.err()).contains("nobody at a terminal");
        assertThat(story.keys()).hasSize(1);
    }

    @Test
    void undo_deletes_a_new_key_that_was_used_only_when_its_id_is_typed() throws IOException {
        story.baseline("owner: alice");
        Path file = folder.resolve("k");
        Matcher undo =
                Pattern.compile("lockstep undo (\\S+)")
                        .matcher(rotated("--yes", "--key-file", file.toString()));
        assertThat(undo.find()).isTrue();
        String id = story.second().orElseThrow().id();
        story.use(id, secretIn(Files.readString(file)));
        story.later(Duration.ofDays(60));
        Run no = story.run("undo", undo.group(1), "--yes");
        assertThat(no.status()).as(no.out() + no.err()).isEqualTo(4);
        assertThat(no.err()).contains("--confirm " + id);
        assertThat(story.keys()).hasSize(2);
        Run yes = story.run("undo", undo.group(1), "--yes", "--confirm", id);
        assertThat(yes.status()).as(yes.out() + yes.err()).isZero();
        assertThat(story.keys()).extracting(AccessKey::id).containsExactly(story.key);
    }

    @Test
    void without_a_place_for_the_secret_no_key_is_made() throws IOException {
        story.baseline("owner: alice");
        Run nowhere = story.run("keys", "rotate", story.user, "--yes");
        assertThat(nowhere.status()).isEqualTo(4);
        assertThat(nowhere.err()).contains("nothing was done", "--key-file");

        story.baseline("age: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHsKLqeplhpW+uObz5dvMgjz");
        Run ssh = story.run("keys", "rotate", story.user, "--yes");
        assertThat(ssh.status()).isEqualTo(4);
        assertThat(ssh.err()).contains("age1", "--key-file");

        Path there = folder.resolve("there");
        Files.writeString(there, "mine");
        Run taken =
                story.run("keys", "rotate", story.user, "--yes", "--key-file", there.toString());
        assertThat(taken.status()).isEqualTo(4);
        assertThat(taken.err()).contains("is there already");

        assertThat(story.keys()).hasSize(1);
        assertThat(Files.readString(there)).isEqualTo("mine");
    }

    @Test
    void a_key_whose_secret_was_lost_with_the_process_is_deleted_before_another_is_made()
            throws IOException {
        story.baseline("owner: alice");
        assertThatThrownBy(this::makeAndDie).hasMessageContaining("killed");
        String orphan = story.second().orElseThrow().id();

        Run no = story.answered(List.of("no"), "keys", "rotate", story.user, "--key-file", "k");
        assertThat(no.status()).isEqualTo(4);
        assertThat(KeysStory.flat(no.out()))
                .contains(orphan, "may have been seen", "was not there before");
        assertThat(story.keys()).hasSize(2);

        Run unnamed = story.run("keys", "rotate", story.user, "--yes", "--key-file", "k");
        assertThat(unnamed.status()).isEqualTo(4);
        assertThat(unnamed.err()).contains("--confirm " + orphan);
        assertThat(story.keys()).hasSize(2);

        String out = rotated("--yes", "--confirm", orphan, "--key-file", "k");
        assertThat(out).contains(orphan + " is deleted.");
        assertThat(story.keys()).hasSize(2).extracting(AccessKey::id).doesNotContain(orphan);
        assertThat(folder.resolve("k")).isRegularFile();
        assertThat(rotated("--yes")).contains("was never used").doesNotContain("is deleted");
    }

    @Test
    void an_answer_that_is_lost_deletes_nothing_and_the_key_is_asked_for() throws IOException {
        story.close();
        story =
                KeysStory.in(
                        folder,
                        options ->
                                options.withFaultsOf(
                                        "iam:CreateAccessKey", new Faults(0, 0, 1, Duration.ZERO)));
        story.baseline("owner: alice");
        Run run = story.run("keys", "rotate", story.user, "--yes", "--key-file", "k");
        assertThat(run.status()).as(run.out() + run.err()).isEqualTo(3);
        String id = story.second().orElseThrow().id();
        assertThat(KeysStory.flat(run.out()))
                .contains(id + " was made then, and may be that key", "Nothing is deleted");
        Run again = story.run("keys", "rotate", story.user, "--yes", "--key-file", "k");
        assertThat(again.status()).isEqualTo(4);
        assertThat(again.err()).contains("--confirm " + id);
        assertThat(folder.resolve("k")).doesNotExist();
    }

    @Test
    void who_may_not_make_keys_is_told_what_AWS_said_and_nothing_is_done() throws IOException {
        story.close();
        story = KeysStory.in(folder, options -> options.withDenied(Set.of("iam:CreateAccessKey")));
        story.baseline("owner: alice");
        Run run = story.run("keys", "rotate", story.user, "--yes", "--key-file", "k");
        assertThat(run.status()).as(run.out() + run.err()).isEqualTo(4);
        assertThat(KeysStory.flat(run.out()))
                .contains("AccessDenied", "not authorized", "lockstep runs show");
        assertThat(story.keys()).hasSize(1);
        assertThat(folder.resolve("k")).doesNotExist();
    }

    @Test
    void a_secret_that_did_not_arrive_is_made_again() throws IOException {
        story.baseline("owner: alice");
        rotated("--yes", "--key-file", "first");
        String first = story.second().orElseThrow().id();
        Run unnamed =
                story.run("keys", "rotate", story.user, "--yes", "--lost", "--key-file", "second");
        assertThat(unnamed.status()).isEqualTo(4);
        assertThat(story.keys()).extracting(AccessKey::id).contains(first);
        rotated("--yes", "--lost", "--confirm", first, "--key-file", "second");
        assertThat(story.second().orElseThrow().id()).isNotEqualTo(first);
        assertThat(story.keys()).hasSize(2);
    }

    @Test
    void who_is_not_there_or_not_to_be_touched_gets_a_sentence() throws IOException {
        story.baseline("owner: alice");
        Run nobody = story.run("keys", "rotate", "nobody", "--yes");
        assertThat(nobody.status()).isEqualTo(4);
        assertThat(nobody.err()).contains("has no user nobody");

        Files.writeString(
                folder.resolve("lockstep.yaml"),
                "lockstep: 1\nbreak-glass: [" + story.user + "]\n");
        Run emergency = story.run("keys", "rotate", story.user, "--yes");
        assertThat(emergency.status()).isEqualTo(4);
        assertThat(emergency.out()).contains("break-glass");

        Files.writeString(
                folder.resolve("lockstep.yaml"),
                "lockstep: 1\npeople: {" + story.user + ": {sign-in: federated}}\n");
        Run federated = story.run("keys", "rotate", story.user, "--yes");
        assertThat(federated.status()).isEqualTo(4);
        assertThat(federated.out()).contains("signs in another way");
        assertThat(story.keys()).hasSize(1);
    }

    @Test
    void an_interrupt_waits_for_the_call_in_flight_and_says_how_it_goes_on()
            throws InterruptedException {
        var err = new ByteArrayOutputStream();
        var console =
                new Console(
                        new PrintStream(OutputStream.nullOutputStream(), true, UTF_8),
                        new PrintStream(err, true, UTF_8),
                        story.environment(),
                        Clock.systemUTC(),
                        folder);
        var process = new Interrupting();
        LiveAccount accounts = story.served.reader(Served.QUICK);
        try (Ready ready = readyToMake(accounts)) {
            new AskedRun(console, process, new Consent(), new RunOutput(), true)
                    .told(
                            accounts,
                            ready,
                            Optional.empty(),
                            Set.of(),
                            new Desk(() -> {
                                process.interrupt();
                                awaitText(err, "is finished");
                                assertThat(err.toString(UTF_8)).doesNotContain("runs show");
                            }),
                            CarryOut::stop);
        }
        process.thread.join(Duration.ofSeconds(9));
        assertThat(err.toString(UTF_8))
                .contains("interrupted in the run", "lockstep runs show", "The same command");
        assertThat(story.keys()).hasSize(2);
    }

    private static void awaitText(ByteArrayOutputStream text, String wanted) {
        for (int i = 0; i < 900 && !text.toString(UTF_8).contains(wanted); i++) {
            LockSupport.parkNanos(10_000_000);
        }
        assertThat(text.toString(UTF_8)).contains(wanted);
    }

    private static final class Interrupting implements ThisProcess {
        private Runnable tidyUp = () -> {};
        private Thread thread = Thread.currentThread();

        void interrupt() {
            thread = Thread.ofVirtual().start(tidyUp);
        }

        @Override
        public List<String> program() {
            return List.of();
        }

        @Override
        public Interruption whenInterrupted(Runnable what) {
            tidyUp = what;
            return () -> {};
        }
    }

    /// Makes a key as `keys rotate` does, and is gone before its secret is anywhere.
    private void makeAndDie() {
        LiveAccount accounts = story.served.reader(Served.QUICK);
        try (Ready ready = readyToMake(accounts)) {
            CarryOut.begin(
                            accounts,
                            ready,
                            Set.of(),
                            Steering.SILENT,
                            new Desk(() -> {
                                throw new IllegalStateException("killed");
                            }),
                            "test")
                    .carryOut(LiveAccount.Watch.NOBODY);
        }
    }

    private Ready readyToMake(LiveAccount accounts) {
        var session =
                new SessionRequest(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        MfaCode.NONE,
                        story.served.environment(),
                        Optional.empty(),
                        folder,
                        Optional.of(folder.resolve("state")),
                        Clock.systemUTC());
        var request =
                new LiveAccount.Request(
                        session, false, Served.goal(Optional.empty(), Optional.empty()));
        var asked = new AskedChanges(accounts, "test", List.of());
        return asked.ready(
                asked.held(new AskedChanges.Request(request, Set.of()), LiveAccount.Watch.NOBODY),
                List.of(
                        new KeyChange.MakeKey(
                                Subject.of(Subject.Kind.USER, story.user, Optional.empty()),
                                story.user,
                                Optional.of(story.key))));
    }

    /// Where something happens to the secret.
    private record Desk(Runnable handedOver) implements SecretDesk {
        @Override
        public Optional<SecretWrite.CodePair> codes(
                String owner, String serial, Optional<Written.NotDone> refusal) {
            return Optional.empty();
        }

        @Override
        public void seed(String serial, Secret seed) {}

        @Override
        public void accessKey(String owner, String id, Secret secret) {
            handedOver.run();
        }
    }
}
