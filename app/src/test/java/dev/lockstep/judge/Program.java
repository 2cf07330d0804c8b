package dev.lockstep.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The program under comparison, as one function.
final class Program {
    private static final JsonMapper JSON = new JsonMapper();

    private Program() {}

    /// What `lockstep audit --from FOLDER --baseline FILE --format json` prints.
    static JsonNode audit(Path folder, Path lockstepYaml) {
        Run run =
                Run.in(
                        folder,
                        "audit",
                        "--from",
                        folder.toString(),
                        "--baseline",
                        lockstepYaml.toString(),
                        "--format",
                        "json");
        assertThat(run.status()).as(run.err()).isIn(0, 1, 3);
        return JSON.readTree(run.out());
    }
}
