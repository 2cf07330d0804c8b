package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/// What every program of the machine can read of the processes that this one has begun.
final class CommandLines {
    private CommandLines() {}

    /// Looks at the arguments of each, and at their environment, which only their owner can read.
    ///
    /// @return how many were looked at
    static int holdNone(Collection<String> secrets) {
        assertThat(secrets).isNotEmpty().noneMatch(String::isEmpty);
        List<ProcessHandle> children = ProcessHandle.current().descendants().toList();
        int looked = 0;
        for (ProcessHandle child : children) {
            for (String file : List.of("cmdline", "environ")) {
                Path path = Path.of("/proc/" + child.pid() + "/" + file);
                try {
                    assertThat(Files.readString(path, StandardCharsets.ISO_8859_1))
                            .as(file + " of " + child.info().command().orElse("a child"))
                            .doesNotContain(secrets);
                    looked++;
                } catch (IOException _) {
                    // It has ended.
                }
            }
        }
        return looked;
    }
}
