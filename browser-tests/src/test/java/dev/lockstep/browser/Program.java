package dev.lockstep.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Lockstep as its start script runs it, in a folder that is its home too.
record Program(Path home) {
    /// A variable in a line for a shell.
    private static final Pattern VARIABLE = Pattern.compile("([A-Z_]+)='([^']*)'");

    /// Runs it to its end.
    ///
    /// @param arguments of the command line
    /// @return how long it took, in milliseconds
    long run(String... arguments) {
        return run(Map.of(), new StringBuilder(), arguments);
    }

    /// The same with these variables.
    ///
    /// @param told takes what it writes
    private long run(Map<String, String> environment, StringBuilder told, String... arguments) {
        var line =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-jar",
                                Path.of(System.getProperty("lockstep.jar"))
                                        .normalize()
                                        .toString()));
        line.addAll(List.of(arguments));
        long start = System.nanoTime();
        try {
            Path said = Files.createTempFile(home, "said", ".txt");
            var builder =
                    new ProcessBuilder(line)
                            .directory(home.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(said.toFile());
            builder.environment().clear();
            builder.environment().putAll(environment);
            builder.environment().put("HOME", home.toString());
            Process process = builder.start();
            if (!process.waitFor(15, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError("still runs after 15 minutes: " + line);
            }
            if (process.exitValue() > 3) {
                throw new AssertionError(
                        line + ": " + Files.readString(said, StandardCharsets.UTF_8));
            }
            long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            told.append(Files.readString(said, StandardCharsets.UTF_8));
            return took;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /// The sheet of a practice account of this shape, read live, as `NAME.html`.
    Path sheet(String name, String shape, int users, int seed) {
        var told = new StringBuilder();
        run(
                Map.of(),
                told,
                "practice",
                "start",
                "--account",
                shape,
                "--users",
                Integer.toString(users),
                "--seed",
                Integer.toString(seed),
                "--background",
                "--baseline-out",
                "lockstep.yaml");
        Map<String, String> environment =
                VARIABLE.matcher(told)
                        .results()
                        .collect(
                                Collectors.toMap(
                                        one -> one.group(1), one -> one.group(2), (x, _) -> x));
        try {
            run(
                    environment,
                    told,
                    "people",
                    "sheet",
                    "--format",
                    "html",
                    "--output",
                    name + ".html");
        } finally {
            run("practice", "stop");
        }
        return home.resolve(name + ".html");
    }

    /// The audit of a practice account of this shape, as `NAME.json` and `NAME.html`.
    Path audited(String name, String shape, int users) {
        saved(name, shape, users);
        run(
                "audit",
                "--from",
                name,
                "--baseline",
                name + ".yaml",
                "--format",
                "json",
                "--output",
                name + ".json");
        return reported(name);
    }

    /// The answers of a practice account in a folder NAME, and its NAME.yaml.
    private void saved(String name, String shape, int users) {
        var start =
                new ArrayList<>(
                        List.of(
                                "practice",
                                "start",
                                "--account",
                                shape,
                                "--background",
                                "--baseline-out",
                                name + ".yaml"));
        if (users > 0) {
            start.addAll(List.of("--users", Integer.toString(users)));
        }
        run(start.toArray(String[]::new));
        try {
            run("practice", "save", name);
        } finally {
            run("practice", "stop");
        }
    }

    /// The HTML of a saved audit.
    Path reported(String name) {
        run("report", name + ".json", "--format", "html", "--output", name + ".html");
        return home.resolve(name + ".html");
    }
}
