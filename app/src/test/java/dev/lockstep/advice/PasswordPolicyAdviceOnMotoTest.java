package dev.lockstep.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.lockstep.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Pastes printed advice into a shell, against an emulator of AWS that nobody here wrote, and looks
/// whether it leaves set what it promises.
class PasswordPolicyAdviceOnMotoTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir Path folder;

    @Test
    void the_commands_of_step_1_pasted_in_order_leave_every_setting_as_wanted() throws Exception {
        Optional<Path> venv = Optional.ofNullable(System.getenv("LOCKSTEP_VENV")).map(Path::of);
        if (venv.isEmpty()) {
            assertThat(System.getenv("CI")).as("moto is needed under CI=true").isNotEqualTo("true");
            System.out.println(
                    "skipped: advice on moto (LOCKSTEP_VENV is not set; ./test sets it)");
        }
        assumeThat(venv).isPresent();
        try (Moto moto = Moto.start(venv.orElseThrow(), folder)) {
            save("password-policy.json", "{\"PasswordPolicy\": null}");
            List<String> commands = commands();
            assertThat(commands).hasSize(8);
            for (String command : commands) {
                moto.shell(command);
            }
            save("password-policy.json", moto.shell("aws iam get-account-password-policy"));
            JsonNode after = audit();
            assertThat(after.at("/steps/0/pass").asInt()).isEqualTo(9);
            assertThat(commands()).isEmpty();
        }
    }

    private void save(String name, String text) throws IOException {
        Path answers = folder.resolve("answers");
        Files.createDirectories(answers);
        Files.writeString(answers.resolve(name), text);
    }

    /// The commands of the failing findings of step 1, in the order in which they are printed.
    private List<String> commands() {
        var commands = new ArrayList<String>();
        for (JsonNode finding : audit().get("findings")) {
            if (finding.get("status").asString().equals("fail")) {
                finding.at("/remedy/aws").forEach(command -> commands.add(command.asString()));
            }
        }
        return commands;
    }

    private JsonNode audit() {
        Run run = Run.in(folder, "audit", "--from", "answers", "--step", "1", "--format", "json");
        assertThat(run.err()).isEmpty();
        return JSON.readTree(run.out());
    }

    /// A moto server on a free port of loopback, and a shell whose `aws` talks only to it.
    private record Moto(Process server, Map<String, String> environment, Path folder)
            implements AutoCloseable {
        static Moto start(Path venv, Path folder) throws IOException, InterruptedException {
            int port;
            try (var socket = new java.net.ServerSocket(0)) {
                port = socket.getLocalPort();
            }
            Path empty = Files.createFile(folder.resolve("empty"));
            Map<String, String> environment =
                    Map.of(
                            "PATH",
                            venv.resolve("bin") + ":/usr/bin:/bin",
                            "HOME",
                            folder.toString(),
                            "AWS_CONFIG_FILE",
                            empty.toString(),
                            "AWS_SHARED_CREDENTIALS_FILE",
                            empty.toString(),
                            "AWS_EC2_METADATA_DISABLED",
                            "true",
                            "AWS_ENDPOINT_URL",
                            "http://127.0.0.1:" + port,
                            "AWS_ACCESS_KEY_ID",
                            "AKIAPRACTICEEXAMPLE1",
                            "AWS_SECRET_ACCESS_KEY",
                            "not-a-secret",
                            "AWS_DEFAULT_REGION",
                            "us-east-1",
                            "NO_PROXY",
                            "127.0.0.1");
            var builder =
                    new ProcessBuilder(
                                    venv.resolve("bin/moto_server").toString(),
                                    "-H",
                                    "127.0.0.1",
                                    "-p",
                                    Integer.toString(port))
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("moto.log").toFile());
            builder.environment().clear();
            builder.environment().putAll(environment);
            var moto = new Moto(builder.start(), environment, folder);
            moto.waitUntilItAnswers(port);
            return moto;
        }

        private void waitUntilItAnswers(int port) throws InterruptedException {
            for (int attempt = 0; attempt < 300; attempt++) {
                try (var socket = new java.net.Socket("127.0.0.1", port)) {
                    assertThat(socket.isConnected()).isTrue();
                    return;
                } catch (IOException e) {
                    server.waitFor(100, java.util.concurrent.TimeUnit.MILLISECONDS);
                }
            }
            throw new AssertionError("moto did not start within 30 seconds");
        }

        /// Standard output of a command line that a shell ran well.
        String shell(String command) throws IOException, InterruptedException {
            var builder = new ProcessBuilder("/bin/sh", "-c", command);
            builder.environment().clear();
            builder.environment().putAll(environment);
            Path errors = folder.resolve("errors");
            Process process = builder.redirectError(errors.toFile()).start();
            String out =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(command + "\n" + Files.readString(errors)).isZero();
            return out;
        }

        @Override
        public void close() throws InterruptedException {
            server.destroy();
            if (!server.waitFor(10, java.util.concurrent.TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
        }
    }
}
