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

    /// How it ended, and what it said on both streams.
    record Ended(int status, String said) {}

    /// A program that runs beside this one.
    ///
    /// @param said where it writes
    record Beside(Process process, Path said) {
        /// Waits until it has said something.
        void says(String words) {
            try {
                for (int i = 0; i < 600; i++) {
                    if (words().contains(words)) {
                        return;
                    }
                    if (!process.isAlive()) {
                        break;
                    }
                    Thread.sleep(100);
                }
                throw new AssertionError("it does not say: " + words + "\n" + words());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }

        /// Waits until it ends.
        Ended ended() {
            try {
                if (!process.waitFor(5, TimeUnit.MINUTES)) {
                    process.destroyForcibly();
                    throw new AssertionError("still runs after 5 minutes: " + words());
                }
                return new Ended(process.exitValue(), words());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }

        /// All that it has said, in one line, however it is wrapped.
        String words() {
            return shown().replaceAll("\\s+", " ");
        }

        /// All that it has said.
        String shown() {
            try {
                return Files.readString(said, StandardCharsets.UTF_8).replace("\r", "");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /// Types a line at its terminal.
        void type(String line) {
            try {
                process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.US_ASCII));
                process.getOutputStream().flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// Starts it and goes on.
    Beside begin(Map<String, String> environment, String... arguments) {
        try {
            Path said = Files.createTempFile(home, "said", ".txt");
            return new Beside(started(environment, said, arguments), said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Starts it on a terminal, which `script` of util-linux gives it.
    Beside onTerminal(Map<String, String> environment, String... arguments) {
        try {
            Path said = Files.createTempFile(home, "shown", ".txt");
            Files.writeString(
                    home.resolve("program.sh"),
                    line(arguments).stream()
                            .map(word -> "'" + word + "'")
                            .collect(Collectors.joining(" ", "exec ", "\n")));
            var builder =
                    new ProcessBuilder(
                                    "/usr/bin/script",
                                    "-q",
                                    "-e",
                                    "-f",
                                    "-c",
                                    "sh program.sh",
                                    said.toString())
                            .directory(home.toFile())
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().clear();
            builder.environment().putAll(environment);
            builder.environment()
                    .putAll(
                            Map.of(
                                    "HOME", home.toString(),
                                    "PATH", "/usr/bin:/bin",
                                    "TERM", "dumb",
                                    "NO_COLOR", "1",
                                    "LANG", "C.UTF-8",
                                    "LOCKSTEP_TERMINAL", "1",
                                    "LOCKSTEP_ERROR_TERMINAL", "1",
                                    "LOCKSTEP_COLUMNS", "80"));
            return new Beside(builder.start(), said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Runs it to its end, however that is.
    Ended ended(Map<String, String> environment, String... arguments) {
        return begin(environment, arguments).ended();
    }

    /// Starts a practice account of this shape.
    ///
    /// @return the variables that point a program at it
    Map<String, String> practice(String shape, String... more) {
        var line =
                new ArrayList<>(
                        List.of(
                                "practice",
                                "start",
                                "--account",
                                shape,
                                "--background",
                                "--baseline-out",
                                "lockstep.yaml"));
        line.addAll(List.of(more));
        var told = new StringBuilder();
        run(Map.of(), told, line.toArray(String[]::new));
        return VARIABLE.matcher(told)
                .results()
                .collect(Collectors.toMap(one -> one.group(1), one -> one.group(2), (x, _) -> x));
    }

    private static List<String> line(String... arguments) {
        var line =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-jar",
                                Path.of(System.getProperty("lockstep.jar"))
                                        .toAbsolutePath()
                                        .normalize()
                                        .toString()));
        line.addAll(List.of(arguments));
        return line;
    }

    private Process started(Map<String, String> environment, Path said, String... arguments)
            throws IOException {
        var builder =
                new ProcessBuilder(line(arguments))
                        .directory(home.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("HOME", home.toString());
        return builder.start();
    }

    /// The same with these variables.
    ///
    /// @param told takes what it writes
    private long run(Map<String, String> environment, StringBuilder told, String... arguments) {
        long start = System.nanoTime();
        try {
            Path said = Files.createTempFile(home, "said", ".txt");
            Process process = started(environment, said, arguments);
            if (!process.waitFor(15, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError("still runs after 15 minutes: " + List.of(arguments));
            }
            String words = Files.readString(said, StandardCharsets.UTF_8);
            if (process.exitValue() > 3) {
                throw new AssertionError(List.of(arguments) + ": " + words);
            }
            long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            told.append(words);
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
        Map<String, String> environment =
                practice(
                        shape,
                        "--users",
                        Integer.toString(users),
                        "--seed",
                        Integer.toString(seed));
        try {
            run(
                    environment,
                    new StringBuilder(),
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
