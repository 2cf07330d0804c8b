package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import dev.lockstep.account.User;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.lockstepfile.RosterFile;
import dev.lockstep.practice.running.PracticeRegistry;
import dev.lockstep.practice.shape.AccountShape;
import dev.lockstep.practice.shape.FreshAccount;
import dev.lockstep.practice.wire.Clients;
import dev.lockstep.statefolder.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.StatusType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `keys list`, `keys watch` and `status` on a practice account whose clock is moved.
class KeysCommandsTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir Path folder;
    private Served served;
    private Map<String, String> environment;
    private String owner;

    @BeforeEach
    void start() throws IOException {
        FreshAccount fresh = AccountShape.WORST.make(12, 5, Served.now());
        Files.writeString(
                folder.resolve("lockstep.yaml"),
                RosterFile.render("The wanted account.", fresh.baseline()));
        served = Served.of(fresh);
        // In the middle of a day, so that no look falls on the next one by chance.
        Duration toNoon =
                Duration.between(
                        Served.now(),
                        Served.now()
                                .truncatedTo(java.time.temporal.ChronoUnit.DAYS)
                                .plus(DAY)
                                .plus(Duration.ofHours(12)));
        served.server().clock().advance(toNoon);
        environment = new HashMap<>();
        environment.put("LOCKSTEP_HOME", folder.resolve("state").toString());
        new PracticeRegistry(StateFolder.of(environment, folder)).put(served.running());
        environment.putAll(served.environment());
        owner =
                served.server().state().truth().users().values().stream()
                        .filter(user -> user.accessKeys().isEmpty())
                        .findFirst()
                        .orElseThrow()
                        .name();
    }

    @AfterEach
    void stop() {
        served.close();
    }

    private Run run(String... line) {
        return InProcess.run(environment, Served.QUICK, folder, List.of(line));
    }

    private JsonNode json(String... line) {
        var more = new ArrayList<>(List.of(line));
        more.addAll(List.of("--format", "json"));
        Run run = run(more.toArray(String[]::new));
        assertThat(run.out()).as(run.err()).isNotEmpty();
        return JSON.readTree(run.out());
    }

    private <T> T iam(Function<IamClient, T> call) {
        var session = served.running().session();
        try (IamClient iam =
                Clients.ready(
                        IamClient.builder(),
                        served.server().endpoint().toString(),
                        UrlConnectionHttpClient.create(),
                        AwsSessionCredentials.create(
                                session.accessKeyId(),
                                session.secret().reveal(),
                                session.token().reveal()))) {
            return call.apply(iam);
        }
    }

    private String makeKey() {
        return iam(iam -> iam.createAccessKey(one -> one.userName(owner)))
                .accessKey()
                .accessKeyId();
    }

    private void makeInactive(String id) {
        iam(iam ->
                iam.updateAccessKey(
                        one -> one.userName(owner).accessKeyId(id).status(StatusType.INACTIVE)));
    }

    private static List<String> lines(JsonNode agenda, String key) {
        return agenda.get("lines")
                .valueStream()
                .filter(line -> line.get("key").asString("").equals(key))
                .map(line -> line.get("rank").asString() + " " + line.get("kind").asString())
                .toList();
    }

    private static JsonNode key(JsonNode list, String id) {
        return list.get("keys")
                .valueStream()
                .filter(key -> key.get("key").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_list_names_every_key_with_its_owner_and_root_s_only_by_the_report() {
        var truth = new TreeMap<String, String>();
        for (User user : served.server().state().truth().users().values()) {
            for (AccessKey key : user.accessKeys()) {
                truth.put(key.id(), user.name());
            }
        }
        JsonNode list = json("keys", "list");
        assertThat(list.get("schema").asString()).isEqualTo("lockstep/keys/1");
        assertThat(list.get("account").get("practice").asBoolean()).isTrue();
        var told = new TreeMap<String, String>();
        list.get("keys")
                .valueStream()
                .filter(key -> !key.get("root").asBoolean())
                .forEach(key -> told.put(key.get("id").asString(), key.get("owner").asString()));
        assertThat(told).isEqualTo(truth).isNotEmpty();
        assertThat(list.get("keys").valueStream().filter(key -> key.get("root").asBoolean()))
                .hasSize(2)
                .allMatch(key -> key.get("id").isNull());
        assertThat(list.get("incomplete")).isEmpty();
    }

    @Test
    void the_text_fits_80_and_40_columns_and_names_what_comes_next() {
        for (int width : new int[] {80, 40}) {
            environment.put("LOCKSTEP_COLUMNS", Integer.toString(width));
            Run run = run("keys", "list");
            assertThat(run.status()).as(run.err()).isZero();
            assertThat(run.out().lines())
                    .allMatch(line ->
                            line.length() <= width || line.strip().matches("(lockstep|aws) .*"));
            assertThat(run.out()).contains("next   now:", "lockstep keys ");
        }
        Run csv = run("keys", "list", "--format", "csv");
        assertThat(csv.out().lines().findFirst().orElseThrow()).startsWith("\"account\",");
        long keys = json("keys", "list").get("keys").size();
        assertThat(csv.out().lines().count()).isEqualTo(keys + 1);
    }

    @Test
    void a_key_lives_from_its_making_to_its_deletion_and_each_look_tells_what_was_new() {
        JsonNode first = json("keys", "watch");
        assertThat(first.get("first").asBoolean()).isTrue();
        assertThat(first.get("notices").get(0).asString()).contains("no last time");
        served.server().clock().advance(DAY);
        String id = makeKey();
        JsonNode made = json("keys", "watch");
        assertThat(made.get("first").asBoolean()).isFalse();
        assertThat(lines(made, id)).contains("look made").contains("now undocumented");
        JsonNode list = json("keys", "list");
        assertThat(key(list, id).get("lastUse").get("state").asString()).isEqualTo("never");
        assertThat(key(list, id).get("documented").get("state").asString()).isEqualTo("nowhere");
        served.server().clock().advance(DAY);
        makeInactive(id);
        JsonNode inactive = json("keys", "watch");
        assertThat(lines(inactive, id)).contains("look made-inactive");
        // The report is made anew after four hours, and tells since when.
        served.server().clock().advance(Duration.ofHours(5));
        JsonNode waiting = key(json("keys", "list"), id);
        assertThat(waiting.get("removal").get("state").asString()).isEqualTo("waiting");
        assertThat(waiting.get("next").get(0).get("due").asBoolean()).isFalse();
        assertThat(lines(json("keys", "watch"), id)).contains("later delete");
        served.server().clock().advance(Duration.ofDays(14));
        JsonNode due = key(json("keys", "list"), id);
        assertThat(due.get("removal").get("state").asString()).isEqualTo("due");
        assertThat(due.get("next").get(0).get("command").asString())
                .isEqualTo("lockstep keys retire " + id);
        assertThat(lines(json("keys", "watch"), id)).containsExactly("now delete");
        iam(iam -> iam.deleteAccessKey(one -> one.userName(owner).accessKeyId(id)));
        assertThat(lines(json("keys", "watch"), id)).containsExactly("look gone");
        served.server().clock().advance(DAY);
        assertThat(lines(json("keys", "watch"), id)).isEmpty();
    }

    @Test
    void asked_twice_on_a_day_the_watch_says_the_same_in_a_line_for_each_matter() {
        run("keys", "watch");
        served.server().clock().advance(DAY);
        makeKey();
        Run one = run("keys", "watch");
        served.server().clock().advance(Duration.ofHours(3));
        Run two = run("keys", "watch");
        assertThat(one.status()).isEqualTo(1);
        assertThat(two.status()).isEqualTo(1);
        assertThat(two.out()).isEqualTo(one.out());
        long matters = json("keys", "watch").get("lines").size();
        assertThat(
                        one.out()
                                .lines()
                                .filter(line ->
                                        line.matches("(look|now|soon|later|news|not known) .*")))
                .hasSize((int) matters);
    }

    private String id() {
        return served.server().state().truth().id().orElseThrow();
    }

    private Path file() throws IOException {
        try (var files = Files.walk(folder.resolve("state"))) {
            return files.filter(one -> one.endsWith("keys-watch.json")).findFirst().orElseThrow();
        }
    }

    @Test
    void what_is_kept_is_for_its_owner_alone_and_holds_no_secret() throws IOException {
        run("keys", "watch");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        String kept = Files.readString(file());
        assertThat(kept)
                .contains("\"schema\" : \"lockstep/keys-watch-state/1\"")
                .doesNotContain(served.running().session().secret().reveal())
                .doesNotContain(served.running().session().token().reveal());
    }

    @Test
    void a_broken_last_look_is_told_and_begun_anew() throws IOException {
        run("keys", "watch");
        Files.writeString(file(), "{\"schema\": \"lockstep/keys-watch-state/1\", \"keys\": [");
        Run run = run("keys", "watch");
        assertThat(run.err()).contains("the last look cannot be read").contains("begun anew");
        assertThat(run.out()).contains("This is the first look");
        assertThat(run("keys", "watch").err()).isEmpty();
        Files.writeString(file(), Files.readString(file()).replace(id(), "999999999999"));
        assertThat(run("keys", "watch").err()).contains("is about another account");
    }

    @Test
    void a_last_look_of_a_newer_version_or_behind_a_link_is_65_and_left_alone() throws IOException {
        run("keys", "watch");
        String newer = "{\"schema\": \"lockstep/keys-watch-state/2\"}";
        Files.writeString(file(), newer);
        Run run = run("keys", "watch");
        assertThat(run.status()).isEqualTo(65);
        assertThat(run.err()).contains("newer version").hasLineCount(1);
        assertThat(Files.readString(file())).isEqualTo(newer);
        Path elsewhere = folder.resolve("elsewhere");
        Files.writeString(elsewhere, "mine");
        Path link = file();
        Files.delete(link);
        Files.createSymbolicLink(link, elsewhere);
        assertThat(run("keys", "watch").status()).isEqualTo(65);
        assertThat(Files.readString(elsewhere)).isEqualTo("mine");
    }

    @Test
    void a_look_that_cannot_be_kept_is_told_after_the_answer() throws IOException {
        run("keys", "watch");
        Path file = file();
        Files.delete(file);
        Files.createDirectories(file.resolve("in-the-way"));
        Run run = run("keys", "watch");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).contains("This is the first look");
        assertThat(run.err()).contains("this look cannot be kept in " + file);
    }

    @Test
    void what_a_run_of_this_machine_did_is_told_with_the_run_and_does_not_wait() {
        String id = makeKey();
        run("keys", "watch");
        served.server().clock().advance(DAY);
        Run retire = run("keys", "retire", id, "--yes");
        assertThat(retire.status()).as(retire.out() + retire.err()).isZero();
        JsonNode watch = json("keys", "watch");
        assertThat(lines(watch, id)).contains("news made-inactive", "later delete");
        assertThat(watch.get("lines").valueStream().map(line -> line.get("text").asString()))
                .anyMatch(text -> text.matches("was made inactive on .*, by run .* as arn:.*"));
        JsonNode since = key(json("keys", "list"), id).get("since");
        assertThat(since.get("state").asString()).isEqualTo("journal");
    }

    @Test
    void status_is_one_screen_and_offline_asks_nobody() throws IOException {
        Run run = run("status");
        assertThat(run.status()).as(run.err()).isEqualTo(1);
        assertThat(run.out().lines().count()).isLessThanOrEqualTo(23);
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(run.out()).contains("What waits on the practice account " + id());
        JsonNode status = json("status");
        assertThat(status.get("schema").asString()).isEqualTo("lockstep/status/1");
        assertThat(status.get("waitsForYou").asInt()).isPositive();
        long before = served.server().calls().values().stream().mapToLong(Long::longValue).sum();
        Run offline = run("status", "--offline");
        assertThat(offline.status()).as(offline.err()).isZero();
        assertThat(offline.out()).contains("AWS not asked", "Nothing waits for you.");
        assertThat(served.server().calls().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(before);
        Files.writeString(
                folder.resolve("lockstep.yaml"),
                Files.readString(folder.resolve("lockstep.yaml"))
                        + "\nexceptions:\n  - {control: key-age, subject: '*', reason: x, owner: y,"
                        + " until: 2020-01-01}\n");
        Run ended = run("status", "--offline");
        assertThat(ended.status()).as(ended.err()).isEqualTo(1);
        assertThat(ended.out()).contains("ended on 2020-01-01");
    }
}
