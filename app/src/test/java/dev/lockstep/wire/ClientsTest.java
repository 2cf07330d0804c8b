package dev.lockstep.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Main;
import dev.lockstep.aws.AwsAccounts;
import dev.lockstep.aws.wire.Limits;
import dev.lockstep.cli.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Clients that nobody here wrote do the same on a practice account as on moto.
class ClientsTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Path COMMANDS =
            Path.of("src/test/resources/dev/lockstep/wire/aws-commands.sh");

    @TempDir Path folder;

    @Test
    void the_AWS_CLI_prints_the_same_on_a_practice_account_and_on_moto() throws Exception {
        Venv venv = Venv.require("the AWS CLI on a practice account and on moto");
        String expected = Files.readString(COMMANDS.resolveSibling("aws-commands.txt"));
        try (PracticeAccount practice = PracticeAccount.start();
                Emulator moto = Emulator.moto(venv, folder.resolve("server"));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            // Each command is a process of most of a second: both at once.
            var onMoto = threads.submit(() -> commands(venv, moto.endpoint(), CaseRun.Login.ANY));
            assertThat(commands(venv, practice.server().endpoint(), practice.login()))
                    .as("practice")
                    .isEqualTo(expected);
            assertThat(onMoto.get()).as("moto").isEqualTo(expected);
        }
    }

    @Test
    void boto3_builds_an_account_of_30_users_with_the_same_calls_and_the_audits_agree()
            throws Exception {
        Venv venv = Venv.require("boto3 on a practice account and on moto");
        try (PracticeAccount practice = PracticeAccount.start();
                Emulator moto = Emulator.moto(venv, folder.resolve("server"))) {
            String made = build(venv, practice.server().endpoint(), practice.login());
            assertThat(JSON.readTree(made).get("calls").asInt()).isGreaterThan(100);
            assertThat(build(venv, moto.endpoint(), CaseRun.Login.ANY)).isEqualTo(made);
            assertThat(practice.server().state().truth().users()).hasSize(30);

            SortedMap<String, String> onPractice =
                    verdicts(practice.server().endpoint(), practice.login());
            SortedMap<String, String> onMoto = verdicts(moto.endpoint(), CaseRun.Login.ANY);
            var gaps = new TreeMap<String, String>();
            onPractice.forEach((finding, status) -> {
                String other = onMoto.getOrDefault(finding, "none");
                if (!other.equals(status)) {
                    gaps.put(finding, status + " / " + other);
                }
            });
            onMoto.forEach((finding, status) -> {
                if (!onPractice.containsKey(finding)) {
                    gaps.put(finding, "none / " + status);
                }
            });
            assertThat(onPractice).hasSizeGreaterThan(100);
            assertThat(gaps).isEqualTo(listedGaps());
        }
    }

    /// What `lockstep audit` says over the wire, by control and subject. Ids that a server draws
    /// are left out: a key goes by its owner, a device by its name, the account by none.
    private SortedMap<String, String> verdicts(URI endpoint, CaseRun.Login login) {
        Clock clock = Clock.systemUTC();
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var environment = new HashMap<>(environment(endpoint, login));
        environment.put("HOME", folder.toString());
        environment.put("AWS_CONFIG_FILE", "/dev/null");
        environment.put("AWS_SHARED_CREDENTIALS_FILE", "/dev/null");
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
        int exit =
                Main.run(
                        List.of("audit", "--format", "json"),
                        new Console(
                                        new PrintStream(out, false, StandardCharsets.UTF_8),
                                        new PrintStream(err, false, StandardCharsets.UTF_8),
                                        environment,
                                        clock,
                                        folder)
                                .reaching(new AwsAccounts("test", clock, Limits.DEFAULT)));
        assertThat(exit).as(err.toString(StandardCharsets.UTF_8)).isIn(0, 1, 3);
        JsonNode audit = JSON.readTree(out.toString(StandardCharsets.UTF_8));
        String account = audit.at("/account/id").asString();
        var found = new TreeMap<String, String>();
        for (JsonNode finding : audit.get("findings")) {
            String kind = finding.at("/subject/kind").asString();
            String name =
                    switch (kind) {
                        case "account" -> "";
                        case "access-key" -> finding.get("owner").asString();
                        default -> finding.at("/subject/name").asString();
                    };
            found.merge(
                    (finding.get("control").asString() + " " + kind + " " + name)
                            .replace(account, "ACCOUNT")
                            .strip(),
                    finding.get("status").asString(),
                    // Two keys of one user.
                    (one, two) -> one.compareTo(two) < 0 ? one + "," + two : two + "," + one);
        }
        return found;
    }

    /// Where the two may differ: `finding TAB practice / moto TAB why`.
    private static SortedMap<String, String> listedGaps() throws IOException {
        var listed = new TreeMap<String, String>();
        for (String line : Files.readAllLines(COMMANDS.resolveSibling("moto-gaps.tsv"))) {
            if (!line.startsWith("#")) {
                List<String> fields = List.of(line.split("\t", -1));
                assertThat(fields).as(line).hasSize(3);
                listed.put(fields.get(0), fields.get(1));
            }
        }
        return listed;
    }

    private static Map<String, String> environment(URI endpoint, CaseRun.Login login) {
        var environment = new HashMap<String, String>();
        environment.put("AWS_ENDPOINT_URL", endpoint.toString());
        environment.put("AWS_ACCESS_KEY_ID", login.id());
        environment.put("AWS_SECRET_ACCESS_KEY", login.secret());
        environment.put("AWS_DEFAULT_REGION", "us-east-1");
        if (!login.token().isEmpty()) {
            environment.put("AWS_SESSION_TOKEN", login.token());
        }
        return environment;
    }

    private String commands(Venv venv, URI endpoint, CaseRun.Login login) throws Exception {
        Map<String, String> environment = new HashMap<>(venv.environment(folder));
        environment.putAll(environment(endpoint, login));
        return run(List.of("/bin/sh", COMMANDS.toString()), environment, "");
    }

    private String build(Venv venv, URI endpoint, CaseRun.Login login) throws Exception {
        return run(
                List.of(venv.program("python").toString(), "src/test/python/wire/build_account.py"),
                venv.environment(folder),
                login.connection(endpoint));
    }

    /// Standard output of a program that ends well.
    private String run(List<String> command, Map<String, String> environment, String input)
            throws Exception {
        Path errors = folder.resolve("errors");
        var builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(Files.readString(errors)).isZero();
        return out;
    }
}
