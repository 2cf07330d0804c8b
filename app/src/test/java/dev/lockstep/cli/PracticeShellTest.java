package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.lockstep.Run;
import dev.lockstep.wire.AwsAtHand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The lines for a shell, evaluated by shells.
class PracticeShellTest {
    @TempDir Path folder;
    private PracticeProcess lockstep;

    @BeforeEach
    void start() {
        lockstep = new PracticeProcess(folder);
    }

    @AfterEach
    void end() throws IOException {
        lockstep.close();
    }

    private Run shell(String shell, Map<String, String> environment, String text)
            throws IOException, InterruptedException {
        return lockstep.run(List.of(shell, "-eu", "-c", PracticeProcess.script(text)), environment);
    }

    /// A shell of somebody who works with real accounts, whose names must not reach anything.
    private Map<String, String> canaries() throws IOException {
        Path aws = Files.createDirectory(folder.resolve(".aws"));
        Files.writeString(
                aws.resolve("config"),
                "[profile canary]\nregion = eu-west-1\nendpoint_url = http://127.0.0.1:1\n");
        Files.writeString(
                aws.resolve("credentials"),
                "[canary]\naws_access_key_id = AKIACANARYCANARYCAN0\n"
                        + "aws_secret_access_key = canary\n");
        Map<String, String> environment = lockstep.environment();
        environment.put("AWS_PROFILE", "canary");
        environment.put("AWS_ENDPOINT_URL_IAM", "http://127.0.0.1:1");
        environment.put("AWS_SECURITY_TOKEN", "canary");
        environment.put("AWS_CREDENTIAL_EXPIRATION", "2020-01-01T00:00:00Z");
        environment.put("HTTP_PROXY", "http://127.0.0.1:1");
        environment.put("http_proxy", "http://127.0.0.1:1");
        environment.put("no_proxy", "it's.example");
        return environment;
    }

    /// The one that every system has; `./test --long` asks for another too.
    static List<String> shells() {
        return Boolean.getBoolean("shells.all")
                ? List.of("/bin/sh", "/bin/bash")
                : List.of("/bin/sh");
    }

    @ParameterizedTest
    @MethodSource("shells")
    void eval_points_the_AWS_CLI_at_the_account_and_stop_takes_it_back(String shell)
            throws IOException, InterruptedException {
        Optional<Path> venv = Optional.ofNullable(System.getenv("LOCKSTEP_VENV")).map(Path::of);
        if (venv.isEmpty()) {
            assertThat(System.getenv("CI")).as("needed under CI=true").isNotEqualTo("true");
        }
        assumeThat(venv).isPresent();
        Map<String, String> environment = canaries();
        environment.put("PATH", AwsAtHand.path(venv.orElseThrow()));
        Run run =
                shell(
                        shell,
                        environment,
                        """
                        eval "$(lockstep practice start --background)"
                        aws sts get-caller-identity --query Arn --output text
                        aws iam create-user --user-name temp --query User.UserName --output text
                        aws iam get-user --user-name temp --query User.UserName --output text \
                            || { sleep 1; aws iam get-user --user-name temp --query User.UserName --output text; }
                        eval "$(lockstep practice stop --shell)"
                        echo "${AWS_ENDPOINT_URL-none} ${AWS_ACCESS_KEY_ID-none} ${NO_PROXY-none} ${no_proxy-none}"
                        """);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out().lines())
                .hasSize(4)
                .first()
                .asString()
                .contains(":assumed-role/OrganizationAccountAccessRole/practice");
        assertThat(run.out()).contains("\ntemp\ntemp\n").endsWith("none none none it's.example\n");
        assertThat(run.out() + run.err()).doesNotContainIgnoringCase("canary");
        assertThat(lockstep.files()).isEmpty();
    }

    @Test
    void an_audit_is_of_the_practice_account_by_its_clock()
            throws IOException, InterruptedException {
        Run run =
                shell(
                        "/bin/sh",
                        canaries(),
                        """
                        eval "$(lockstep practice start --background --account tidy)"
                        lockstep practice clock +400d >&2
                        lockstep audit --format json || echo "status $?" >&2
                        lockstep practice stop
                        """);
        assertThat(run.out()).as(run.err()).contains("\"practice\" : true");
        assertThat(run.out()).contains("OrganizationAccountAccessRole/practice");
        int year = java.time.LocalDate.now(java.time.ZoneOffset.UTC).plusDays(400).getYear();
        assertThat(run.out()).containsPattern("\"judgedAt\" : \"" + year);
        assertThat(run.out() + run.err()).doesNotContainIgnoringCase("canary");
    }

    @Test
    void what_is_saved_is_judged_and_loaded_like_what_ran()
            throws IOException, InterruptedException {
        Run run =
                shell(
                        "/bin/sh",
                        lockstep.environment(),
                        """
                        lockstep practice start --background --deny iam:ListUsers >/dev/null
                        lockstep practice save saved
                        lockstep practice start --background --from saved >/dev/null
                        lockstep practice list
                        lockstep practice stop --all
                        """);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).hasLineCount(3).contains("worst-", "snapshot-");
        assertThat(folder.resolve("saved/users.json")).content().contains("UserName");
        assertThat(folder.resolve("saved/denied.json")).content().doesNotContain("AccessDenied\"");
        assertThat(lockstep.files()).isEmpty();
    }
}
