package dev.lockstep.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// An emulator of AWS that nobody here wrote, on a free port of loopback, with nothing in it.
public record Emulator(Process server, URI endpoint) implements AutoCloseable {
    /// A key that it takes, as it takes any.
    public static final String KEY = "AKIAPRACTICEEXAMPLE1";

    public static final String SECRET = "not-a-secret";

    /// What points a program at it.
    public Map<String, String> environment() {
        return Map.of(
                "AWS_ENDPOINT_URL",
                endpoint.toString(),
                "AWS_ACCESS_KEY_ID",
                KEY,
                "AWS_SECRET_ACCESS_KEY",
                SECRET,
                "AWS_REGION",
                "us-east-1");
    }

    /// @param home a folder for this server alone
    public static Emulator moto(Venv venv, Path home) throws IOException, InterruptedException {
        int port = freePort();
        return start(
                venv,
                home,
                port,
                List.of("moto_server", "-H", "127.0.0.1", "-p", Integer.toString(port)),
                Map.of("MOTO_IAM_LOAD_MANAGED_POLICIES", "true"));
    }

    /// ministack opens two further ports, on every address, unless it is told not to.
    static Emulator ministack(Venv venv, Path home) throws IOException, InterruptedException {
        int port = freePort();
        return start(
                venv,
                home,
                port,
                List.of("ministack"),
                Map.of(
                        "BIND_HOST",
                        "127.0.0.1",
                        "GATEWAY_PORT",
                        Integer.toString(port),
                        "IOT_MTLS_ENABLED",
                        "false",
                        "SFTP_ENABLED",
                        "false"));
    }

    private static Emulator start(
            Venv venv, Path home, int port, List<String> command, Map<String, String> settings)
            throws IOException, InterruptedException {
        Files.createDirectories(home);
        var words = new ArrayList<>(command);
        words.set(0, venv.program(command.getFirst()).toString());
        var builder = new ProcessBuilder(words).directory(home.toFile());
        builder.environment().clear();
        builder.environment().putAll(venv.environment(home));
        builder.environment().putAll(settings);
        builder.redirectErrorStream(true).redirectOutput(home.resolve("server.log").toFile());
        var emulator = new Emulator(builder.start(), URI.create("http://127.0.0.1:" + port));
        emulator.waitUntilItAnswers(port);
        return emulator;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void waitUntilItAnswers(int port) throws InterruptedException {
        for (int attempt = 0; attempt < 600 && server.isAlive(); attempt++) {
            try (var socket = new Socket("127.0.0.1", port)) {
                assertThat(socket.isConnected()).isTrue();
                return;
            } catch (IOException e) {
                server.waitFor(100, TimeUnit.MILLISECONDS);
            }
        }
        close();
        throw new AssertionError("the emulator did not start within a minute");
    }

    @Override
    public void close() {
        server.destroy();
        try {
            if (!server.waitFor(10, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
        } catch (InterruptedException e) {
            server.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
