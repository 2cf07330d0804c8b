package dev.lockstep.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.lockstep.Main;
import dev.lockstep.aws.wire.Limits;
import dev.lockstep.cli.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// docs/collect.sh and `lockstep snapshot` save the same account.
class CollectScriptOnMotoTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Path SCRIPT =
            Path.of("..", "docs", "collect.sh").toAbsolutePath().normalize();

    private static final String BUILD =
            """
            set -e
            aws iam create-user --user-name alice
            aws iam create-user --user-name bob
            aws iam create-login-profile --user-name alice --password 'Xy7-long-enough-Pass'
            aws iam create-access-key --user-name bob
            aws iam create-access-key --user-name bob
            aws iam create-group --group-name admins
            aws iam add-user-to-group --group-name admins --user-name alice
            aws iam create-account-alias --account-alias example-company
            """;

    @TempDir Path folder;

    @Test
    void both_are_judged_alike_and_like_the_account_itself() throws Exception {
        Optional<Path> venv = Optional.ofNullable(System.getenv("LOCKSTEP_VENV")).map(Path::of);
        boolean hasJq = Files.isExecutable(Path.of("/usr/bin/jq"));
        if (venv.isEmpty() || !hasJq) {
            assertThat(System.getenv("CI"))
                    .as("moto and jq are needed under CI=true")
                    .isNotEqualTo("true");
            System.out.println("skipped: docs/collect.sh (it needs LOCKSTEP_VENV and jq)");
        }
        assumeThat(venv).isPresent();
        assumeThat(hasJq).isTrue();
        try (Moto moto = Moto.start(venv.orElseThrow(), folder)) {
            moto.shell(BUILD);
            moto.shell("sh '" + SCRIPT + "' '" + folder.resolve("collected") + "'");
            assertThat(lockstep(moto, "snapshot", "--output", "saved", "--deep").status())
                    .as("moto lacks some calls")
                    .isIn(0, 3);
            Set<String> live = verdicts(lockstep(moto, "audit", "--deep", "--format", "json"));
            assertThat(live).hasSizeGreaterThan(50);
            assertThat(verdicts(saved(moto, "saved"))).isEqualTo(live);
            assertThat(verdicts(saved(moto, "collected"))).isEqualTo(live);
        }
    }

    /// What a run of the program left.
    private record Result(int status, String out, String err) {}

    private Result saved(Moto moto, String answers) throws IOException {
        Result result = lockstep(moto, "audit", "--from", answers, "--format", "json");
        assertThat(result.err()).doesNotContain("expected");
        return result;
    }

    private static Set<String> verdicts(Result result) {
        assertThat(result.status()).as(result.err()).isIn(0, 1, 3);
        var verdicts = new TreeSet<String>();
        for (JsonNode finding : JSON.readTree(result.out()).get("findings")) {
            verdicts.add(
                    finding.get("control").asString()
                            + " "
                            + finding.at("/subject/name").asString()
                            + " "
                            + finding.get("status").asString());
        }
        return verdicts;
    }

    private Result lockstep(Moto moto, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int status =
                Main.run(
                        List.of(arguments),
                        new Console(
                                        new PrintStream(out, false, StandardCharsets.UTF_8),
                                        new PrintStream(err, false, StandardCharsets.UTF_8),
                                        moto.environment(),
                                        Clock.systemUTC(),
                                        folder)
                                .reaching(new AwsAccounts("0", Clock.systemUTC(), Limits.DEFAULT)));
        return new Result(
                status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
