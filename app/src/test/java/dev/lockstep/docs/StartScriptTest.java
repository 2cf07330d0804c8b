package dev.lockstep.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The start script, as it stands.
class StartScriptTest {
    @Test
    void nothing_that_it_starts_writes_memory_to_a_disk() throws IOException {
        String script = Files.readString(Path.of("../lockstep"));
        assertThat(script.substring(0, script.indexOf("exec \"$JAVA_HOME/bin/java\"")))
                .contains("\nulimit -c 0");
        assertThat(script.substring(script.indexOf("exec \"$JAVA_HOME/bin/java\"")))
                .contains(
                        "-XX:-CreateCoredumpOnCrash",
                        "-XX:-HeapDumpOnOutOfMemoryError",
                        "-XX:ErrorFile=/dev/null");
    }
}
