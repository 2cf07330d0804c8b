package dev.lockstep.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.collect.Collector;
import dev.lockstep.collect.SessionRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process whose own environment and home folder are full of bait reads an account apart from the
/// machine: none of the bait is read or sent.
class CanaryTest {
    private static final String BAIT = "CANARY";

    @TempDir Path home;

    /// What the other process runs.
    static final class Reader {
        private Reader() {}

        public static void main(String[] arguments) {
            Collector collector =
                    new AwsAccounts("0", Clock.systemUTC(), EachReadGoesWrongTest.QUICK)
                            .open(
                                    SessionRequest.isolated(
                                            Map.of(
                                                    "AWS_ENDPOINT_URL",
                                                    arguments[0],
                                                    "AWS_ACCESS_KEY_ID",
                                                    "AKIASCRIPTEDEXAMPLE1",
                                                    "AWS_SECRET_ACCESS_KEY",
                                                    "not-a-secret"),
                                            Clock.systemUTC()));
            collector.read(Collector.account());
            System.out.println("read " + collector.answers().origin().account().orElse("nothing"));
        }
    }

    @Test
    void nothing_of_the_environment_or_the_home_folder_is_read_or_sent() throws Exception {
        // Whoever opens a pipe that nobody writes to waits for ever.
        Files.createDirectories(home.resolve(".aws"));
        for (String name : List.of("config", "credentials")) {
            int made =
                    new ProcessBuilder("mkfifo", home.resolve(".aws").resolve(name).toString())
                            .start()
                            .waitFor();
            assertThat(made).isZero();
        }
        try (ScriptedAws aws = ScriptedAws.start();
                ScriptedAws trap = ScriptedAws.start()) {
            var builder =
                    new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "-Duser.home=" + home,
                            "-Daws.accessKeyId=AKIA" + BAIT + "PROPERTY",
                            "-Daws.secretAccessKey=" + BAIT,
                            "-cp",
                            System.getProperty("java.class.path"),
                            Reader.class.getName(),
                            aws.endpoint());
            Map<String, String> environment = builder.environment();
            environment.clear();
            environment.put("HOME", home.toString());
            environment.put("AWS_ACCESS_KEY_ID", "AKIA" + BAIT + "ENVIRONMENT");
            environment.put("AWS_SECRET_ACCESS_KEY", BAIT);
            environment.put("AWS_SESSION_TOKEN", BAIT);
            environment.put("AWS_PROFILE", BAIT);
            environment.put("AWS_REGION", "canary-north-1");
            environment.put("AWS_EXECUTION_ENV", BAIT);
            environment.put("AWS_SDK_UA_APP_ID", BAIT);
            environment.put("AWS_LAMBDA_FUNCTION_NAME", BAIT);
            environment.put("_X_AMZN_TRACE_ID", BAIT);
            for (String variable :
                    List.of(
                            "AWS_ENDPOINT_URL",
                            "AWS_ENDPOINT_URL_IAM",
                            "AWS_ENDPOINT_URL_STS",
                            "AWS_EC2_METADATA_SERVICE_ENDPOINT",
                            "AWS_CONTAINER_CREDENTIALS_FULL_URI",
                            "HTTP_PROXY",
                            "http_proxy")) {
                environment.put(variable, trap.endpoint());
            }
            Path out = home.resolve("out");
            Process process =
                    builder.redirectErrorStream(true).redirectOutput(out.toFile()).start();
            boolean ended = process.waitFor(60, TimeUnit.SECONDS);
            process.destroyForcibly();
            String said = Files.readString(out, StandardCharsets.UTF_8);
            assertThat(ended).as("it reads a pipe in .aws: " + said).isTrue();
            assertThat(said).isEqualTo("read 123456789012\n");
            assertThat(trap.asked()).isEmpty();
            assertThat(aws.asked()).hasSizeGreaterThan(20);
            assertThat(aws.asked())
                    .allSatisfy(one -> {
                        assertThat(one.head().toUpperCase(java.util.Locale.ROOT))
                                .doesNotContain(BAIT);
                        assertThat(one.parameters().toString()).doesNotContain(BAIT);
                    });
        }
    }
}
