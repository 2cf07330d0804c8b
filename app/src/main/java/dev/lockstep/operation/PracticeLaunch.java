package dev.lockstep.operation;

import dev.lockstep.practice.running.ClientEnvironment;
import dev.lockstep.practice.running.PracticeRegistry;
import dev.lockstep.practice.running.RunningPractice;
import dev.lockstep.statefolder.PrivateFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Starts a practice account in a process of its own, which outlives the terminal.
public final class PracticeLaunch {
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(40);
    private static final int MOST_LINES = 20;

    /// A closing terminal, and an interrupt meant for the shell, are none of its concern; where
    /// there is `setsid` it has no terminal at all.
    private static final String DETACHED =
            "trap '' HUP INT QUIT; "
                    + "if command -v setsid >/dev/null 2>&1; then exec setsid \"$@\"; fi; "
                    + "exec \"$@\"";

    private final PracticeRegistry registry;
    private final ThisProcess process;
    private final Map<String, String> environment;

    /// @param environment what the new process gets, without what names an account of AWS
    public PracticeLaunch(
            PracticeRegistry registry, ThisProcess process, Map<String, String> environment) {
        this.registry = registry;
        this.process = process;
        this.environment = environment;
    }

    /// What came of it.
    public sealed interface Outcome {
        /// It answers.
        record Answers(RunningPractice practice) implements Outcome {}

        /// Its process ended.
        ///
        /// @param status its exit status
        /// @param said what it said of the reason, a line each; hostile text may be quoted in it
        record Ended(int status, List<String> said) implements Outcome {
            public Ended {
                said = List.copyOf(said);
            }
        }
    }

    /// Starts it and waits until it answers.
    ///
    /// @param id what the account is to be called
    /// @param arguments the command line that serves it; it holds no secret
    /// @param directory the working folder
    /// @throws Unavailable if it does not answer in time; it is ended then
    public Outcome launch(String id, List<String> arguments, Path directory)
            throws InterruptedException {
        Path log = registry.log(id);
        Process child = start(arguments, directory, log);
        try (var _ = process.whenInterrupted(() -> end(child, id))) {
            long deadline = System.nanoTime() + LONGEST.toNanos();
            while (System.nanoTime() < deadline) {
                if (child.waitFor(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
                    List<String> said = said(log);
                    registry.remove(id);
                    return new Outcome.Ended(child.exitValue(), said);
                }
                Optional<PracticeRegistry.Seen> seen = registry.find(id);
                if (seen.isPresent() && seen.get().now().isPresent()) {
                    return new Outcome.Answers(seen.get().practice());
                }
            }
            end(child, id);
        }
        throw new Unavailable(
                "the practice account did not answer within "
                        + LONGEST.toSeconds()
                        + " seconds and was stopped; try a smaller one (--users), or start it"
                        + " without --background to see what it does");
    }

    private Process start(List<String> arguments, Path directory, Path log) {
        var line = new ArrayList<>(List.of("/bin/sh", "-c", DETACHED, "lockstep"));
        line.addAll(process.program());
        line.addAll(arguments);
        var builder =
                new ProcessBuilder(line)
                        .directory(directory.toAbsolutePath().toFile())
                        .redirectInput(new File("/dev/null"))
                        .redirectOutput(new File("/dev/null"))
                        .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().clear();
        environment.forEach((name, value) -> {
            if (!ClientEnvironment.isOfAws(name) && !name.equals("LOCKSTEP_TERMINAL")) {
                builder.environment().put(name, value);
            }
        });
        try {
            PrivateFile.create(log);
            return builder.start();
        } catch (IOException e) {
            throw new Unavailable(
                    "no process can be started for the practice account; start it without"
                            + " --background");
        }
    }

    private void end(Process child, String id) {
        child.destroy();
        try {
            if (!child.waitFor(5, TimeUnit.SECONDS)) {
                child.destroyForcibly();
            }
        } catch (InterruptedException e) {
            child.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        registry.remove(id);
    }

    private static List<String> said(Path log) {
        try {
            return PrivateFile.read(log)
                    .map(text ->
                            text.lines().filter(line -> !line.isBlank()).limit(MOST_LINES).toList())
                    .orElse(List.of());
        } catch (IOException e) {
            return List.of();
        }
    }
}
