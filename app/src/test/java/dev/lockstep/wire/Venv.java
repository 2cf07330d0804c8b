package dev.lockstep.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The programs of other people that these tests need: moto, ministack, the AWS CLI and botocore.
///
/// @param folder a Python environment with build-tools/requirements.txt
public record Venv(Path folder) {
    /// The environment that `./test` makes. Without one the test is skipped, and says so; under
    /// `CI=true` it fails.
    public static Venv require(String what) {
        Optional<Venv> found =
                Optional.ofNullable(System.getenv("LOCKSTEP_VENV"))
                        .map(Path::of)
                        .map(Venv::new)
                        .filter(venv -> Files.isExecutable(venv.program("ministack")));
        if (found.isEmpty()) {
            assertThat(System.getenv("CI"))
                    .as("moto, ministack and the AWS CLI are needed under CI=true")
                    .isNotEqualTo("true");
            System.out.println(
                    "skipped: " + what + " (no ministack in LOCKSTEP_VENV; ./test sets it)");
        }
        assumeThat(found).isPresent();
        return found.orElseThrow();
    }

    public Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    /// An environment in which nothing of a real account can be found.
    public Map<String, String> environment(Path home) {
        var environment = new HashMap<String, String>();
        environment.put("PATH", AwsAtHand.path(folder));
        environment.put("HOME", home.toString());
        environment.put("TMPDIR", home.toString());
        environment.put("AWS_CONFIG_FILE", "/dev/null");
        environment.put("AWS_SHARED_CREDENTIALS_FILE", "/dev/null");
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
        environment.put("NO_PROXY", "127.0.0.1");
        environment.put("PYTHONDONTWRITEBYTECODE", "1");
        return environment;
    }
}
