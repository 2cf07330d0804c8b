package dev.lockstep.advice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import dev.lockstep.aws.AwsAccounts;
import dev.lockstep.aws.wire.Limits;
import dev.lockstep.collect.SessionRequest;
import dev.lockstep.control.Audit;
import dev.lockstep.operation.Goal;
import dev.lockstep.operation.LiveAccount;
import dev.lockstep.operation.SaveSnapshot;
import dev.lockstep.wire.CaseRun;
import dev.lockstep.wire.Venv;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A server with an account on it, Lockstep that audits it over the wire, and the AWS CLI.
///
/// @param folder with the lockstep.yaml by which it is judged
/// @param now as of when it is judged: what was made just now is old by then
record Bench(Venv venv, URI endpoint, CaseRun.Login login, Path folder, Instant now) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> OF_SINGLE_USERS =
            List.of(
                    "access-keys.json",
                    "service-credentials.json",
                    "ssh-public-keys.json",
                    "signing-certificates.json");
    private static final Path SCRIPTS = Path.of("src/test/python/advice");

    static Bench at(Venv venv, URI endpoint, CaseRun.Login login, Path folder) throws IOException {
        Files.createDirectories(folder);
        try (InputStream in = Bench.class.getResourceAsStream("lockstep.yaml")) {
            Files.copy(in, folder.resolve("lockstep.yaml"));
        }
        Instant now = Instant.now().plus(Duration.ofDays(400)).truncatedTo(ChronoUnit.SECONDS);
        return new Bench(venv, endpoint, login, folder, now);
    }

    /// The same, where the account is served now.
    Bench on(URI other) {
        return new Bench(venv, other, login, folder, now);
    }

    /// Builds the account that fails.
    void build(String... parts) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(python(), SCRIPTS.resolve("build_failing.py") + ""));
        command.addAll(List.of(parts));
        Shell.run(command, login.connection(endpoint), venv.environment(folder));
    }

    /// The findings of an audit over the wire.
    JsonNode audit() {
        Run run = lockstep("audit", "--deep", "--format", "json", "--now", now.toString());
        assertThat(run.status()).as(run.err()).isIn(0, 1, 3);
        return JSON.readTree(run.out()).get("findings");
    }

    /// Saves what an audit reads, for [#printed].
    void save(String name) throws IOException {
        new SaveSnapshot(new LiveAccount(accounts()))
                .save(
                        new LiveAccount.Request(
                                SessionRequest.isolated(environment(), Clock.systemUTC()),
                                true,
                                new Goal(
                                        Optional.of(folder.resolve("lockstep.yaml")),
                                        false,
                                        Optional.of(now),
                                        Audit.Selection.ALL,
                                        Optional.empty())),
                        folder.resolve(name),
                        LiveAccount.Watch.NOBODY);
    }

    /// Leaves out of saved answers what AWS says of single users.
    void forget(String name) throws IOException {
        for (String file : OF_SINGLE_USERS) {
            Files.deleteIfExists(folder.resolve(name).resolve(file));
        }
    }

    /// The findings of saved answers.
    JsonNode saved(String name) {
        Run run =
                Run.in(
                        folder,
                        "audit",
                        "--from",
                        name,
                        "--now",
                        now.toString(),
                        "--format",
                        "json");
        return JSON.readTree(run.out()).get("findings");
    }

    private static AwsAccounts accounts() {
        return new AwsAccounts("0", Clock.systemUTC(), Limits.DEFAULT);
    }

    /// The commands of a control's first finding as the text report of saved answers prints them.
    String printed(String name, String control) {
        Run run =
                Run.in(
                        folder,
                        Map.of("LOCKSTEP_COLUMNS", "80"),
                        "audit",
                        "--from",
                        name,
                        "--now",
                        now.toString(),
                        "--only",
                        control);
        var lines = new ArrayList<String>();
        String first = run.out().split(" {4}More: lockstep explain", -1)[0];
        for (String line : first.lines().toList()) {
            if (line.startsWith("      ")
                    && (line.strip().startsWith("aws ") || isUnfinished(lines))) {
                lines.add(line.substring(6));
            }
        }
        return String.join("\n", lines);
    }

    private static boolean isUnfinished(List<String> lines) {
        return !lines.isEmpty() && lines.getLast().endsWith(" \\");
    }

    private Run lockstep(String... arguments) {
        return Run.run(accounts(), Clock.systemUTC(), folder, environment(), arguments);
    }

    /// Variables by which the AWS CLI and Lockstep reach the account, and nothing else.
    Map<String, String> environment() {
        var environment = new HashMap<>(venv.environment(folder));
        environment.put("AWS_ENDPOINT_URL", endpoint.toString());
        environment.put("AWS_ACCESS_KEY_ID", login.id());
        environment.put("AWS_SECRET_ACCESS_KEY", login.secret());
        environment.put("AWS_DEFAULT_REGION", "us-east-1");
        environment.put("LOCKSTEP_HOME", folder.resolve("state").toString());
        if (!login.token().isEmpty()) {
            environment.put("AWS_SESSION_TOKEN", login.token());
        }
        return environment;
    }

    /// What became of a command.
    record Outcome(int status, String out, String err) {}

    /// Runs commands by the AWS CLI, one after the other.
    List<Outcome> run(List<List<String>> commands) throws IOException, InterruptedException {
        Map<String, Object> asked =
                Map.of(
                        "connection",
                        JSON.readTree(login.connection(endpoint)),
                        "commands",
                        commands);
        String out =
                Shell.run(
                        List.of(python(), SCRIPTS.resolve("run_commands.py").toString()),
                        JSON.writeValueAsString(asked),
                        venv.environment(folder));
        return JSON.readTree(out)
                .valueStream()
                .map(one ->
                        new Outcome(
                                one.get("status").asInt(),
                                one.get("out").asString(),
                                one.get("err").asString()))
                .toList();
    }

    private String python() {
        return venv.program("python").toString();
    }
}
