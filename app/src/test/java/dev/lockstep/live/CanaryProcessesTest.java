package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The demo and the commands of practice accounts, in processes whose environment and home folder
/// are full of bait: none of it is read or sent.
class CanaryProcessesTest {
    private static final String BAIT = "CANARY";

    @TempDir Path folder;
    private final AtomicInteger connections = new AtomicInteger();

    @Test
    @Timeout(600)
    void demo_and_practice_read_and_send_nothing_of_the_persons_own() throws Exception {
        Path home = Files.createDirectories(folder.resolve("home"));
        pipes(home.resolve(".aws"));
        try (var trap = Tunnels.trap(connections)) {
            Map<String, String> environment = environment(home, trap.port());
            quietly(environment, 0, "demo");
            Run started =
                    quietly(
                            environment,
                            0,
                            "practice",
                            "start",
                            "--account",
                            "tidy",
                            "--users",
                            "4",
                            "--background");
            try {
                assertThat(started.out()).contains("http://127.0.0.1:");
                quietly(environment, 0, "practice", "list");
                quietly(environment, 0, "practice", "clock", "+1d");
                quietly(environment, 0, "practice", "calls");
                quietly(environment, 0, "practice", "save", folder.resolve("saved").toString());
            } finally {
                quietly(environment, 0, "practice", "stop", "--all");
            }
            assertThat(connections).hasValue(0);
        }
        for (Path below : List.of(folder.resolve("state"), folder.resolve("saved"))) {
            try (Stream<Path> files = Files.walk(below)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    assertThat(Files.readString(file)).doesNotContain(BAIT);
                }
            }
        }
    }

    private Run quietly(Map<String, String> environment, int status, String... arguments)
            throws IOException, InterruptedException {
        // Whoever reads a pipe of `.aws` waits for ever, and does not end.
        Run run = Child.run(folder, environment, arguments).run();
        assertThat(run.status()).as(run.out() + run.err()).isEqualTo(status);
        assertThat(run.out() + run.err()).doesNotContain(BAIT);
        return run;
    }

    private static void pipes(Path aws) throws IOException, InterruptedException {
        Files.createDirectories(aws.resolve("sso/cache"));
        Files.createDirectories(aws.resolve("login/cache"));
        for (String name : List.of("config", "credentials", "sso/cache/a.json")) {
            int made = new ProcessBuilder("mkfifo", aws.resolve(name).toString()).start().waitFor();
            assertThat(made).isZero();
        }
    }

    private Map<String, String> environment(Path home, int trap) {
        var environment = new HashMap<String, String>();
        environment.put("PATH", "/usr/bin:/bin");
        environment.put("HOME", home.toString());
        environment.put("LOCKSTEP_HOME", folder.resolve("state").toString());
        environment.put("AWS_ACCESS_KEY_ID", "AKIA" + BAIT + "ENVIRONMENT");
        for (String name :
                List.of(
                        "AWS_SECRET_ACCESS_KEY",
                        "AWS_SESSION_TOKEN",
                        "AWS_PROFILE",
                        "AWS_ROLE_ARN",
                        "AWS_EXECUTION_ENV",
                        "AWS_SDK_UA_APP_ID",
                        "_X_AMZN_TRACE_ID")) {
            environment.put(name, BAIT);
        }
        environment.put("AWS_REGION", "canary-north-1");
        environment.put("AWS_CA_BUNDLE", home.resolve(".aws/config").toString());
        environment.put("AWS_CONFIG_FILE", home.resolve(".aws/config").toString());
        environment.put("AWS_SHARED_CREDENTIALS_FILE", home.resolve(".aws/credentials").toString());
        environment.put("AWS_WEB_IDENTITY_TOKEN_FILE", home.resolve(".aws/credentials").toString());
        for (String name :
                List.of(
                        "AWS_ENDPOINT_URL",
                        "AWS_ENDPOINT_URL_IAM",
                        "AWS_ENDPOINT_URL_STS",
                        "AWS_ENDPOINT_URL_ORGANIZATIONS",
                        "AWS_EC2_METADATA_SERVICE_ENDPOINT",
                        "AWS_CONTAINER_CREDENTIALS_FULL_URI",
                        "HTTP_PROXY",
                        "http_proxy",
                        "HTTPS_PROXY",
                        "https_proxy",
                        "ALL_PROXY")) {
            environment.put(name, "http://127.0.0.1:" + trap);
        }
        return environment;
    }
}
