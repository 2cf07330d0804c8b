package dev.lockstep.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The shell that printed commands are pasted into.
final class Shell {
    private static final String END = "\u0001";

    private Shell() {}

    /// The words of each `aws` command of a text, as a real shell sees them; none is run.
    static List<List<String>> words(String text) throws IOException, InterruptedException {
        String script =
                """
                aws() { for word in aws "$@"; do printf '%s\\0' "$word"; done; printf '\\001\\0'; }
                """
                        + text
                        + "\n";
        String out = run(List.of("/bin/sh", "-eu"), script, Map.of("PATH", "/nonexistent"));
        var commands = new ArrayList<List<String>>();
        var words = new ArrayList<String>();
        for (String word : out.split("\0", -1)) {
            if (word.equals(END)) {
                commands.add(List.copyOf(words));
                words.clear();
            } else {
                words.add(word);
            }
        }
        assertThat(words).as("after the last command").containsExactly("");
        return commands;
    }

    /// Runs a text as it is, with these variables alone; it must end well.
    static String paste(String text, Map<String, String> environment)
            throws IOException, InterruptedException {
        return run(List.of("/bin/sh", "-c", "set -e\n" + text), "", environment);
    }

    /// Standard output of a program that ends well.
    static String run(List<String> command, String input, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path errors = Files.createTempFile("advice", ".err");
        var builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        String told = Files.readString(errors);
        Files.delete(errors);
        assertThat(status).as(command.getLast() + "\n" + told).isZero();
        return out;
    }
}
