package dev.lockstep.judge;

import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/// The program under comparison, as one function.
final class Program {
    /// Whether [#audit] runs the program yet.
    static final boolean WIRED = false;

    private Program() {}

    /// What `lockstep audit --from FOLDER --baseline FILE --format json` prints.
    static JsonNode audit(Path folder, Path lockstepYaml) {
        throw new UnsupportedOperationException(
                "audit --from " + folder + " --baseline " + lockstepYaml);
    }
}
