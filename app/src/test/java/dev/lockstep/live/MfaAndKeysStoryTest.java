package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.docs.Page;
import dev.lockstep.docs.Story;
import dev.lockstep.lockstepfile.RosterFile;
import dev.lockstep.practice.running.PracticeRegistry;
import dev.lockstep.practice.shape.AccountShape;
import dev.lockstep.practice.shape.FreshAccount;
import dev.lockstep.practice.state.Secrets;
import dev.lockstep.practice.state.Totp;
import dev.lockstep.secret.Secret;
import dev.lockstep.statefolder.StateFolder;
import dev.lockstep.wire.Venv;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Steps 6 and 7 on the worst account, with its people: MFA beside them and from afar, a phone
/// replaced, keys documented, rotated and retired over weeks. What the pages tell of it is what is
/// shown here.
class MfaAndKeysStoryTest {
    private static final JsonMapper JSON = new JsonMapper();

    /// Keys of the login that people share.
    private static final String SHARED = "AKIAMTVSDJVP52QN6P4N";

    private static final String NEVER_USED = "AKIARFFFCBUWKDNWYMD5";

    /// Keys of the build server.
    private static final String BUILD = "AKIAJMKFG23ORK6ELONI";

    private static final String SECOND_OF_BUILD = "AKIAESJJYKCLLZGD5KIM";

    @TempDir Path folder;

    /// The keys of devices and the secrets of access keys, as they were shown.
    private final List<String> secrets = new ArrayList<>();

    private Served served;
    private Conversation terminal;

    private Run run(AppPerson person, String... arguments) {
        Run run =
                terminal.run(
                        (question, screen) -> {
                            // Nor does any program that was begun on the way get one.
                            Optional.of(AppPerson.key(screen))
                                    .filter(key -> !key.isEmpty())
                                    .ifPresent(key -> CommandLines.holdNone(List.of(key)));
                            return person.apply(question, screen);
                        },
                        arguments);
        Optional.of(AppPerson.key(terminal.shown()))
                .filter(key -> !key.isEmpty() && !secrets.contains(key))
                .ifPresent(secrets::add);
        return run;
    }

    private Run done(String... arguments) {
        Run run = run(new AppPerson(), arguments);
        assertThat(run.status()).as(run.out() + run.err()).isZero();
        assertThat((run.out() + run.err()).lines()).allMatch(line -> line.length() <= 80);
        return run;
    }

    private JsonNode json(String... arguments) {
        Run run = new Conversation(served.environment(), folder).run(new AppPerson(), arguments);
        return JSON.readTree(run.out());
    }

    private List<String> failing(int step) {
        return json("audit", "--step", Integer.toString(step), "--format", "json")
                .get("findings")
                .valueStream()
                .filter(one ->
                        !List.of("pass", "not-applicable", "excepted")
                                .contains(one.get("status").asString()))
                .map(one ->
                        one.get("control").asString() + " " + one.at("/subject/name").asString())
                .toList();
    }

    private void later(int days) {
        served.server().clock().advance(Duration.ofDays(days));
    }

    /// The person's part of `--wait`, by the AWS CLI in the place of the console.
    private void enrolledElsewhere(Venv venv, String user) throws Exception {
        Path seed = folder.resolve("seed");
        aws(
                venv,
                "iam",
                "create-virtual-mfa-device",
                "--virtual-mfa-device-name",
                user,
                "--bootstrap-method",
                "Base32StringSeed",
                "--outfile",
                seed.toString());
        var key = new Secret(Files.readString(seed).strip());
        Files.delete(seed);
        Instant now = Instant.now();
        aws(
                venv,
                "iam",
                "enable-mfa-device",
                "--user-name",
                user,
                "--serial-number",
                "arn:aws:iam::" + AppPerson.ID + ":mfa/" + user,
                "--authentication-code1",
                Totp.code(key, now.minusSeconds(30)),
                "--authentication-code2",
                Totp.code(key, now));
    }

    private void aws(Venv venv, String... arguments) throws Exception {
        var line = new ArrayList<>(List.of(venv.program("aws").toString()));
        line.addAll(List.of(arguments));
        var builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.redirectOutput(folder.resolve("aws.out").toFile());
        builder.environment().clear();
        builder.environment().putAll(venv.environment(folder));
        builder.environment().putAll(served.environment());
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(folder.resolve("aws.out"))).isZero();
    }

    @Test
    @Timeout(180)
    void two_people_get_mfa_one_a_new_phone_and_keys_are_documented_rotated_and_retired()
            throws Exception {
        Venv venv = Venv.require("the story of MFA and keys");
        FreshAccount made = AccountShape.WORST.make(12, 1, Served.now());
        LocalDate today = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC);
        Files.writeString(
                folder.resolve("lockstep.yaml"),
                RosterFile.render("Worst.", made.baseline())
                        + """
                        mfa: {enforce: true}
                        exceptions:   # the shared login goes with step 5
                          - {control: user-mfa, subject: admin, reason: goes, owner: amara.brandt, until: %1$s}
                          - {control: administrator-mfa, subject: admin, reason: goes, owner: amara.brandt, until: %1$s}
                          - {control: mfa-enforced, subject: admin, reason: goes, owner: amara.brandt, until: %1$s}
                          - {control: key-age, subject: admin, reason: goes, owner: amara.brandt, until: %1$s}
                        """
                                .formatted(today.plusDays(90)));
        served = Served.of(made);
        try {
            terminal = new Conversation(served.environment(), folder);
            Map<String, String> place = new HashMap<>(served.environment());
            place.put("LOCKSTEP_HOME", folder.resolve("state").toString());
            new PracticeRegistry(StateFolder.of(place, folder)).put(served.running());
            lived(venv, today);
        } finally {
            served.close();
        }
    }

    /// Whatever a plan can do by itself.
    private void planned() {
        JsonNode plan = json("plan", "--format", "json");
        var words = new ArrayList<>(List.of("apply", "--yes", "--format", "json"));
        plan.get("changes")
                .valueStream()
                .map(change -> change.get("confirm"))
                .filter(word -> !word.isNull())
                .map(JsonNode::asString)
                .distinct()
                .forEach(word -> words.addAll(List.of("--confirm", word)));
        json(words.toArray(String[]::new));
    }

    /// A program uses a key.
    private void used(String id) {
        String secret = served.server().state().secrets().keys().get(id).reveal();
        Map<String, String> own = new HashMap<>(served.environment());
        own.put("AWS_ACCESS_KEY_ID", id);
        own.put("AWS_SECRET_ACCESS_KEY", secret);
        own.remove("AWS_SESSION_TOKEN");
        new Conversation(own, folder.resolve("elsewhere")).run(new AppPerson(), "keys", "list");
    }

    private void lived(Venv venv, LocalDate today) throws Exception {
        String until = today.plusDays(200).toString();
        done("keys", "list");
        List.of(SHARED, BUILD, "jenkins").forEach(subject -> documented(subject, until));
        done("keys", "retire", NEVER_USED);
        planned();

        done("mfa", "status");
        done("mfa", "enrol", "tomasz.virtanen");
        done("mfa", "enrol", "daniel.cervenka");
        try (var threads = Executors.newSingleThreadExecutor()) {
            var waiting =
                    threads.submit(
                            (Callable<Run>)
                                    () ->
                                            run(
                                                    new AppPerson(),
                                                    "mfa",
                                                    "enrol",
                                                    "maren.petrov",
                                                    "--wait",
                                                    "--every",
                                                    "1"));
            enrolledElsewhere(venv, "maren.petrov");
            assertThat(waiting.get().status()).isZero();
        }
        done("mfa", "replace", "nadia.dimitrov");
        // A plan asks for MFA where nothing is stopped by it.
        String git =
                served.server()
                        .state()
                        .truth()
                        .users()
                        .get("nadia.dimitrov")
                        .serviceCredentials()
                        .getFirst()
                        .id();
        aws(
                venv,
                "iam",
                "delete-service-specific-credential",
                "--user-name",
                "nadia.dimitrov",
                "--service-specific-credential-id",
                git);
        planned();
        assertThat(failing(6)).isEmpty();

        String first = rotated("jenkins");
        later(1);
        used(first);
        later(10);
        done("keys", "rotate", "jenkins");
        later(7);
        assertThat(run(new AppPerson(), "keys", "watch").status()).isEqualTo(1);
        done("keys", "retire", NEVER_USED);
        done("keys", "retire", SECOND_OF_BUILD);
        String second = rotated("deploy");
        documented(second, until);
        later(1);
        used(second);
        later(9);
        done("keys", "rotate", "deploy");
        done("keys", "rotate", "jenkins");
        assertThat(run(new AppPerson(), "status").status()).isEqualTo(1);
        assertThat(failing(6)).isEmpty();
        assertThat(failing(7)).isEmpty();
        assertThat(ids("jenkins")).containsExactly(first);
        kept();
        Story.isTold(terminal.shown(), Page.of("docs/mfa-and-keys-story.md"));
    }

    private void documented(String subject, String until) {
        done(
                "keys",
                "document",
                subject,
                "--purpose",
                "nightly jobs",
                "--owner",
                "amara.brandt",
                "--until",
                until);
    }

    /// A second key is made, and shown.
    private String rotated(String user) {
        List<String> before = ids(user);
        done("keys", "rotate", user);
        String made =
                ids(user).stream().filter(id -> !before.contains(id)).findFirst().orElseThrow();
        String secret = served.server().state().secrets().keys().get(made).reveal();
        assertThat(terminal.shown()).contains(secret);
        secrets.add(secret);
        return made;
    }

    private List<String> ids(String user) {
        return served.server().state().truth().users().get(user).accessKeys().stream()
                .map(AccessKey::id)
                .toList();
    }

    /// What was to be shown stands on the screen once, and in no file; of all other secrets of the
    /// account nothing stands anywhere. Here every command has run, and evidence was written.
    private void kept() throws IOException {
        String run = json("runs", "--format", "json").at("/runs/0/id").asString();
        done("evidence", run, "--output", folder.resolve("evidence.zip").toString());
        done("runs", "show", run, "--verbose");
        done("mfa", "chase");
        assertThat(secrets).hasSize(5);
        String shown = terminal.shown().replace(" ", "");
        assertThat(secrets)
                .allSatisfy(
                        secret -> assertThat(shown.split(Pattern.quote(secret), -1)).hasSize(2));
        var others = new ArrayList<>(everySecret());
        others.removeAll(secrets);
        assertThat(others).hasSizeGreaterThan(8);
        assertThat(shown).doesNotContain(others);
        var all = new ArrayList<>(everySecret());
        all.addAll(secrets);
        try (Stream<Path> files = Files.walk(folder)) {
            // The practice account's own file names the session that it gives to clients.
            Path own = folder.resolve("state/practice");
            for (Path file :
                    files.filter(Files::isRegularFile)
                            .filter(one -> !one.startsWith(own))
                            .toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(all);
            }
        }
        try (var zip = new ZipFile(folder.resolve("evidence.zip").toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                String text =
                        new String(
                                zip.getInputStream(entry).readAllBytes(),
                                StandardCharsets.ISO_8859_1);
                assertThat(text).as(entry.getName()).doesNotContain(all);
            }
        }
    }

    /// Seeds of devices, secret keys, and what the session signs with.
    private List<String> everySecret() {
        Secrets all = served.server().state().secrets();
        return Stream.of(
                        all.seeds().values().stream(),
                        all.keys().values().stream(),
                        Stream.of(
                                served.running().session().secret(),
                                served.running().session().token()))
                .flatMap(some -> some)
                .map(Secret::reveal)
                .toList();
    }
}
