package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Program;
import dev.lockstep.Run;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The program in a process of its own, with nothing around it but what a test gives.
final class Child {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /// What came of a run.
    ///
    /// @param took from the start of the process to its end
    record Ended(Run run, Duration took) {}

    private Child() {}

    static Ended run(Path folder, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        var line = new ArrayList<>(Program.words());
        line.addAll(List.of(arguments));
        Path out = Files.createTempFile(folder, "child", ".out");
        Path err = Files.createTempFile(folder, "child", ".err");
        var builder =
                new ProcessBuilder(line)
                        .directory(folder.toFile())
                        .redirectInput(new File("/dev/null"))
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        long start = System.nanoTime();
        Process process = builder.start();
        boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        process.destroyForcibly();
        String said = Files.readString(out, StandardCharsets.UTF_8);
        String told = Files.readString(err, StandardCharsets.UTF_8);
        assertThat(ended).as("it ends: " + String.join(" ", arguments) + said + told).isTrue();
        return new Ended(new Run(process.exitValue(), said, told), took);
    }
}
