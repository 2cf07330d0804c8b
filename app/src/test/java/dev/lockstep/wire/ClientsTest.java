package dev.lockstep.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
                Emulator moto = Emulator.moto(venv, folder.resolve("server"))) {
            assertThat(commands(venv, practice.server().endpoint(), practice.login()))
                    .as("practice")
                    .isEqualTo(expected);
            assertThat(commands(venv, moto.endpoint(), CaseRun.Login.ANY))
                    .as("moto")
                    .isEqualTo(expected);
        }
    }

    @Test
    void boto3_builds_an_account_of_30_users_with_the_same_calls_on_both() throws Exception {
        Venv venv = Venv.require("boto3 on a practice account and on moto");
        try (PracticeAccount practice = PracticeAccount.start();
                Emulator moto = Emulator.moto(venv, folder.resolve("server"))) {
            String made = build(venv, practice.server().endpoint(), practice.login());
            assertThat(JSON.readTree(made).get("calls").asInt()).isGreaterThan(100);
            assertThat(build(venv, moto.endpoint(), CaseRun.Login.ANY)).isEqualTo(made);
            assertThat(practice.server().state().truth().users()).hasSize(30);
        }
    }

    private String commands(Venv venv, URI endpoint, CaseRun.Login login) throws Exception {
        Map<String, String> environment = new HashMap<>(venv.environment(folder));
        environment.put("AWS_ENDPOINT_URL", endpoint.toString());
        environment.put("AWS_ACCESS_KEY_ID", login.id());
        environment.put("AWS_SECRET_ACCESS_KEY", login.secret());
        environment.put("AWS_DEFAULT_REGION", "us-east-1");
        if (!login.token().isEmpty()) {
            environment.put("AWS_SESSION_TOKEN", login.token());
        }
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
