package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Program;
import dev.lockstep.Run;
import dev.lockstep.aws.AwsAccounts;
import dev.lockstep.aws.wire.Limits;
import dev.lockstep.cli.ready.Version;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The real program in processes of its own, with a home and a state folder of its own; whatever it
/// leaves running is ended by its id.
final class PracticeProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern PID = Pattern.compile("\"pid\":(\\d+)");

    private final Path folder;
    private final List<Process> started = new ArrayList<>();
    private final Set<Long> served = new LinkedHashSet<>();
    private int number;

    PracticeProcess(Path folder) {
        this.folder = folder;
    }

    Path state() {
        return folder.resolve("state");
    }

    /// The files of the practice accounts in the state folder.
    List<Path> files() throws IOException {
        Path practice = state().resolve("practice");
        if (!Files.exists(practice)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(practice)) {
            return all.toList();
        }
    }

    Map<String, String> environment() {
        var environment = new HashMap<String, String>();
        environment.put("PATH", "/usr/bin:/bin");
        environment.put("HOME", folder.toString());
        environment.put("LOCKSTEP_HOME", state().toString());
        return environment;
    }

    /// The words that run `lockstep` with these arguments.
    static List<String> line(String... arguments) {
        var line =
                new ArrayList<>(
                        List.of(
                                // Whoever runs the tests in the background has the process ignore
                                // these, and its children inherit that.
                                "/usr/bin/env", "--default-signal=INT,HUP,QUIT"));
        line.addAll(Program.words());
        line.addAll(List.of(arguments));
        return line;
    }

    /// A script in which `lockstep` is the program.
    static String script(String text) {
        String program =
                line().stream()
                        .map(word -> "'" + word + "'")
                        .reduce((all, word) -> all + " " + word)
                        .orElseThrow();
        return "lockstep() { " + program + " \"$@\"; }\n" + text;
    }

    /// A process under way.
    ///
    /// @param out where its standard output goes
    record Going(Process process, Path out, Path err) {
        String text() {
            return read(out);
        }

        String told() {
            return read(err);
        }

        private static String read(Path file) {
            try {
                return Files.readString(file, StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        int status() throws InterruptedException {
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as("ends: " + told())
                    .isTrue();
            return process.exitValue();
        }

        void signal(String name) throws IOException, InterruptedException {
            int status =
                    new ProcessBuilder("/bin/kill", "-" + name, Long.toString(process.pid()))
                            .start()
                            .waitFor();
            assertThat(status).isZero();
        }
    }

    Going begin(List<String> line, Map<String, String> environment) throws IOException {
        number++;
        Path out = folder.resolve("out-" + number);
        Path err = folder.resolve("err-" + number);
        var builder =
                new ProcessBuilder(line)
                        .directory(folder.toFile())
                        .redirectInput(new File("/dev/null"))
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        started.add(process);
        return new Going(process, out, err);
    }

    Going begin(String... arguments) throws IOException {
        return begin(line(arguments), environment());
    }

    /// Runs a command: in a process of its own what starts a server, what only talks to one here,
    /// since a process takes seconds.
    Run run(String... arguments) throws IOException, InterruptedException {
        boolean starts = List.of(arguments).contains("start");
        if (starts) {
            return run(line(arguments), environment());
        }
        remember();
        return Run.run(
                new AwsAccounts(Version.TEXT, Clock.systemUTC(), Limits.DEFAULT),
                Clock.systemUTC(),
                folder,
                environment(),
                arguments);
    }

    Run run(List<String> line, Map<String, String> environment)
            throws IOException, InterruptedException {
        Going going = begin(line, environment);
        int status = going.status();
        remember();
        return new Run(status, going.text(), going.told());
    }

    /// Starts a server in the foreground and waits until it answers.
    Going foreground(String... more) throws IOException {
        var arguments = new ArrayList<>(List.of("practice", "start"));
        arguments.addAll(List.of(more));
        Going going = begin(arguments.toArray(String[]::new));
        until(() -> going.told().contains("lockstep practice stop"), going);
        return going;
    }

    static void until(BooleanSupplier holds, Going going) {
        until(
                () -> {
                    assertThat(going.process().isAlive() || holds.getAsBoolean())
                            .as(going.text() + going.told())
                            .isTrue();
                    return holds.getAsBoolean();
                },
                () -> going.text() + going.told());
    }

    static void until(BooleanSupplier holds, java.util.function.Supplier<String> otherwise) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as(otherwise.get()).isLessThan(deadline);
            Thread.onSpinWait();
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
        }
    }

    /// The ids of the processes that serve, as the state folder names them.
    Set<Long> remember() throws IOException {
        var now = new LinkedHashSet<Long>();
        for (Path file : files()) {
            if (file.toString().endsWith(".json")) {
                var pid = PID.matcher(Files.readString(file));
                assertThat(pid.find()).isTrue();
                now.add(Long.parseLong(pid.group(1)));
            }
        }
        served.addAll(now);
        return now;
    }

    static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    @Override
    public void close() throws IOException {
        remember();
        for (Process process : started) {
            process.destroyForcibly();
        }
        for (long pid : served) {
            ProcessHandle.of(pid)
                    .filter(handle -> handle.pid() != ProcessHandle.current().pid())
                    .ifPresent(ProcessHandle::destroyForcibly);
        }
    }
}
