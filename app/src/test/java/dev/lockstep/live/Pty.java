package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.lockstep.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The program on a real pseudo-terminal, which `script` of util-linux gives it, with a person who
/// types.
final class Pty {
    private static final Path SCRIPT = Path.of("/usr/bin/script");
    private static final long PATIENCE_SECONDS = 60;

    private Pty() {}

    /// What is typed once something is shown.
    ///
    /// @param keys by all that the terminal has shown
    record Typed(String shown, UnaryOperator<String> keys, Blow blow) {
        static Typed of(String shown, String keys) {
            return by(shown, _ -> keys);
        }

        static Typed by(String shown, UnaryOperator<String> keys) {
            return new Typed(shown, keys, Blow.NONE);
        }

        static Typed killed(String shown) {
            return new Typed(shown, _ -> "", Blow.KILL);
        }

        static Typed closed(String shown) {
            return new Typed(shown, _ -> "", Blow.CLOSE);
        }
    }

    /// What happens instead of typing.
    enum Blow {
        NONE,
        /// The program is killed.
        KILL,
        /// The terminal goes away: the program hears SIGHUP, and nobody reads any more.
        CLOSE
    }

    record Ended(int status, String shown) {}

    /// Runs `lockstep` in a folder.
    static Ended run(
            Path folder, Map<String, String> environment, List<String> arguments, Typed... typed)
            throws IOException, InterruptedException {
        Path shown = Files.createTempFile(folder, "shown", "");
        Process process = start(folder, environment, arguments, shown);
        try (var keyboard = process.getOutputStream()) {
            for (Typed one : List.of(typed)) {
                awaits(process, shown, one.shown());
                switch (one.blow()) {
                    case NONE -> {
                        keyboard.write(
                                one.keys().apply(text(shown)).getBytes(StandardCharsets.US_ASCII));
                        keyboard.flush();
                    }
                    case KILL -> program(process).destroyForcibly();
                    case CLOSE -> close(process);
                }
            }
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as(text(shown))
                    .isTrue();
            return new Ended(process.exitValue(), text(shown));
        } finally {
            process.destroyForcibly();
        }
    }

    /// Runs `lockstep` in a folder with somebody who looks at the terminal and types when there is
    /// something to say.
    ///
    /// @param person what is typed, by all that was shown; asked again whenever more is shown
    static Ended talk(
            Path folder,
            Map<String, String> environment,
            List<String> arguments,
            Function<String, Optional<String>> person)
            throws IOException, InterruptedException {
        Path shown = Files.createTempFile(folder, "shown", "");
        Process process = start(folder, environment, arguments, shown);
        try (var keyboard = process.getOutputStream()) {
            String before = "";
            long since = System.nanoTime();
            while (process.isAlive()) {
                String now = text(shown).replace("\r", "");
                if (now.equals(before)) {
                    assertThat(System.nanoTime() - since)
                            .as("nobody knows what to type here: " + now)
                            .isLessThan(TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS));
                    LockSupport.parkNanos(5_000_000);
                    continue;
                }
                before = now;
                since = System.nanoTime();
                Optional<String> typed = person.apply(now);
                if (typed.isPresent()) {
                    // An interrupt takes no line, and what comes after it would be read.
                    String end = typed.get().endsWith("\u0003") ? "" : "\n";
                    keyboard.write((typed.get() + end).getBytes(StandardCharsets.UTF_8));
                    keyboard.flush();
                }
            }
            return new Ended(process.exitValue(), text(shown));
        } finally {
            process.destroyForcibly();
        }
    }

    private static Process start(
            Path folder, Map<String, String> environment, List<String> arguments, Path shown)
            throws IOException {
        assumeThat(SCRIPT).exists();
        String line =
                Stream.concat(Program.words().stream(), arguments.stream())
                        .map(word -> "'" + word + "'")
                        .collect(Collectors.joining(" "));
        Files.writeString(folder.resolve("program.sh"), "exec " + line + "\n");
        var builder =
                new ProcessBuilder(
                                "/usr/bin/env",
                                "--default-signal=INT,HUP,QUIT",
                                SCRIPT.toString(),
                                "-q",
                                "-e",
                                "-f",
                                "-c",
                                "sh program.sh",
                                shown.toString())
                        .directory(folder.toFile())
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.environment().put("LOCKSTEP_HOME", folder.resolve("state").toString());
        return builder.start();
    }

    /// Takes the terminal away, and waits until the program has ended of that.
    private static void close(Process process) {
        ProcessHandle program = program(process);
        process.destroyForcibly();
        assertThat(program.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .succeedsWithin(Duration.ofSeconds(PATIENCE_SECONDS));
    }

    /// The program itself, without the terminal.
    private static ProcessHandle program(Process process) {
        List<ProcessHandle> programs =
                process.descendants()
                        .filter(one ->
                                one.info()
                                        .command()
                                        .filter(name -> name.endsWith("java"))
                                        .isPresent())
                        .toList();
        assertThat(programs).hasSize(1);
        return programs.getFirst();
    }

    private static void awaits(Process process, Path shown, String words) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!text(shown).contains(words)) {
            assertThat(process.isAlive() && System.nanoTime() < deadline)
                    .as(words + " is shown; instead: " + text(shown))
                    .isTrue();
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static String text(Path shown) throws IOException {
        return Files.exists(shown) ? Files.readString(shown, StandardCharsets.UTF_8) : "";
    }
}
