package dev.lockstep.cli.ready;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A program of this machine that judges what was written down.
///
/// @param path where it is
record OtherProgram(Path path) {
    /// Without it the test is skipped, and says so.
    static OtherProgram require(String name, String what) {
        List<Path> found =
                Stream.of("/usr/bin", "/bin", "/usr/local/bin", "/opt/homebrew/bin")
                        .map(folder -> Path.of(folder, name))
                        .filter(Files::isExecutable)
                        .limit(1)
                        .toList();
        if (found.isEmpty()) {
            System.out.println("skipped: " + what + " (there is no " + name + ")");
        }
        assumeThat(found).isNotEmpty();
        return new OtherProgram(found.getFirst());
    }

    /// Its status and all that it says.
    record Said(int status, String text) {}

    Said run(Path folder, String... arguments) throws IOException, InterruptedException {
        var builder =
                new ProcessBuilder(
                                Stream.concat(Stream.of(path.toString()), Stream.of(arguments))
                                        .toList())
                        .directory(folder.toFile())
                        .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("TERM", "dumb");
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), text);
    }

    String text(Path folder, String... arguments) throws IOException, InterruptedException {
        Said said = run(folder, arguments);
        assertThat(said.status()).as(said.text()).isZero();
        return said.text();
    }
}
