package dev.lockstep.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What became of each wire case on one server.
///
/// @param why by case, for those that did not pass: what came instead
/// @param passed how many passed
public record CaseRun(SortedMap<String, String> why, int passed) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Path TESTS = Path.of("src/test");

    /// Credentials for a server.
    ///
    /// @param token of a session; empty for an access key
    public record Login(String id, String secret, String token) {
        /// Both emulators take any key.
        public static final Login ANY = new Login("AKIAIOSFODNN7EXAMPLE", "not-a-secret", "");

        /// What the scripts read from standard input.
        public String connection(URI endpoint) {
            return JSON.writeValueAsString(
                    Map.of(
                            "endpoint",
                            endpoint.toString(),
                            "accessKeyId",
                            id,
                            "secretAccessKey",
                            secret,
                            "sessionToken",
                            token));
        }
    }

    /// Runs all cases.
    ///
    /// @param home a folder for this run alone
    static CaseRun on(URI endpoint, Login login, Venv venv, Path home)
            throws IOException, InterruptedException {
        Files.createDirectories(home);
        Path errors = home.resolve("errors");
        var builder =
                new ProcessBuilder(
                        venv.program("python").toString(),
                        TESTS.resolve("python/wire/run_cases.py").toString(),
                        "--cases",
                        TESTS.resolve("resources/dev/lockstep/wire/cases").toString());
        builder.environment().clear();
        builder.environment().putAll(venv.environment(home));
        Process process = builder.redirectError(errors.toFile()).start();
        // On standard input: a command line and an environment can be seen by others.
        try (var in = process.getOutputStream()) {
            in.write(login.connection(endpoint).getBytes(StandardCharsets.UTF_8));
        }
        var why = new TreeMap<String, String>();
        int passed = 0;
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        for (String line : out.lines().toList()) {
            JsonNode one = JSON.readTree(line);
            if (one.get("outcome").asString().equals("passed")) {
                passed++;
            } else {
                why.put(
                        one.get("case").asString(),
                        one.get("outcome").asString() + ": " + one.get("why").asString());
            }
        }
        assertThat(process.waitFor()).as(Files.readString(errors)).isZero();
        return new CaseRun(why, passed);
    }
}
