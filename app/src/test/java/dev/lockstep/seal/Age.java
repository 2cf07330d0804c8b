package dev.lockstep.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// The program `age`, which we did not write, with an identity of its own.
public final class Age {
    private final Path identity;

    private Age(Path identity) {
        this.identity = identity;
    }

    /// A new identity; where the program is not installed, the test says so and ends.
    public static Age in(Path file) throws IOException, InterruptedException {
        assumeThat(isInstalled("age") && isInstalled("age-keygen"))
                .as("the program age is not installed here, so no file is opened by it")
                .isTrue();
        output("age-keygen", "-o", file.toString());
        return new Age(file);
    }

    /// To whom a file is sealed that this identity opens.
    public String recipient() throws IOException, InterruptedException {
        return output("age-keygen", "-y", identity.toString()).strip();
    }

    /// What is in a file.
    ///
    /// @throws AssertionError if it is not sealed to this identity
    public String open(Path file) throws IOException, InterruptedException {
        return output("age", "-d", "-i", identity.toString(), file.toString());
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(path -> Files.isExecutable(Path.of(path, program)));
    }

    private static String output(String... command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command);
        builder.environment().clear();
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(err).isZero();
        return out;
    }
}
