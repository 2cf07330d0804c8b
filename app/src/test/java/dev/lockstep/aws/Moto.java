package dev.lockstep.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.wire.AwsAtHand;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A moto server on a free port of loopback, with an environment of its own.
record Moto(Process server, String endpoint, Map<String, String> environment, Path folder)
        implements AutoCloseable {
    static Moto start(Path venv, Path folder) throws IOException, InterruptedException {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Path empty = Files.createFile(folder.resolve("empty"));
        String endpoint = "http://127.0.0.1:" + port;
        Map<String, String> environment =
                Map.ofEntries(
                        Map.entry("PATH", AwsAtHand.path(venv)),
                        Map.entry("HOME", folder.toString()),
                        Map.entry("AWS_CONFIG_FILE", empty.toString()),
                        Map.entry("AWS_SHARED_CREDENTIALS_FILE", empty.toString()),
                        Map.entry("AWS_EC2_METADATA_DISABLED", "true"),
                        Map.entry("AWS_ENDPOINT_URL", endpoint),
                        Map.entry("AWS_ACCESS_KEY_ID", "AKIAPRACTICEEXAMPLE1"),
                        Map.entry("AWS_SECRET_ACCESS_KEY", "not-a-secret"),
                        Map.entry("AWS_DEFAULT_REGION", "us-east-1"),
                        Map.entry("MOTO_IAM_LOAD_MANAGED_POLICIES", "true"),
                        Map.entry("NO_PROXY", "127.0.0.1"));
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
        var moto = new Moto(builder.start(), endpoint, environment, folder);
        moto.waitUntilItAnswers(port);
        return moto;
    }

    private void waitUntilItAnswers(int port) throws InterruptedException {
        for (int attempt = 0; attempt < 300; attempt++) {
            try (var socket = new Socket("127.0.0.1", port)) {
                assertThat(socket.isConnected()).isTrue();
                return;
            } catch (IOException e) {
                server.waitFor(100, TimeUnit.MILLISECONDS);
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
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(command + "\n" + Files.readString(errors)).isZero();
        return out;
    }

    @Override
    public void close() {
        server.destroy();
        try {
            if (!server.waitFor(10, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
