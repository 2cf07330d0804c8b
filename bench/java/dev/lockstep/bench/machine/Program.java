package dev.lockstep.bench.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// A program to be started as a person starts it, from the first to the last instruction of its
/// process.
///
/// @param fine the exit statuses that mean that it did its work
public record Program(
        List<String> command, Map<String, String> environment, Path folder, Set<Integer> fine) {
    private static final long LONGEST_MINUTES = 20;
    private static final long LOOK_MILLIS = 5;

    public Program {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        fine = Set.copyOf(fine);
    }

    /// One run.
    ///
    /// @param seconds from its start to its end
    /// @param peakKib the most memory that was resident, where the system tells (Linux)
    public record Run(double seconds, OptionalLong peakKib, String output, String errors) {}

    /// Runs it; nothing is looked at meanwhile.
    ///
    /// @throws Unfit if it ends otherwise than it should
    public Run run() {
        return run(false);
    }

    /// Runs it, and looks at its memory every five milliseconds; that costs it a little time.
    ///
    /// @throws Unfit if it ends otherwise than it should
    public Run runWatched() {
        return run(true);
    }

    private Run run(boolean watched) {
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        try {
            var builder =
                    new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .redirectInput(Path.of("/dev/null").toFile())
                            .redirectOutput(out.toFile())
                            .redirectError(err.toFile());
            builder.environment().clear();
            builder.environment().putAll(environment);
            long began = System.nanoTime();
            Process process = Started.track(builder.start());
            OptionalLong peak = OptionalLong.empty();
            try {
                peak = watched ? watch(process) : await(process);
            } finally {
                Started.end(process);
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            String errors = Files.readString(err);
            if (!fine.contains(process.exitValue())) {
                throw new Unfit(
                        "%s ended with %d: %s"
                                .formatted(
                                        String.join(" ", command),
                                        process.exitValue(),
                                        lastLines(errors)));
            }
            return new Run(seconds, peak, Files.readString(out), errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unfit("interrupted");
        }
    }

    private static OptionalLong await(Process process) throws InterruptedException {
        if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
            throw new Unfit("it still ran after " + LONGEST_MINUTES + " minutes");
        }
        return OptionalLong.empty();
    }

    /// The start script becomes the program itself (`exec`), so the process id stays.
    private static OptionalLong watch(Process process) throws InterruptedException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        OptionalLong peak = OptionalLong.empty();
        long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(LONGEST_MINUTES);
        while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            if (System.nanoTime() > until) {
                throw new Unfit("it still ran after " + LONGEST_MINUTES + " minutes");
            }
            OptionalLong now = highWater(status);
            if (now.isPresent()) {
                peak = OptionalLong.of(Math.max(now.getAsLong(), peak.orElse(0)));
            }
        }
        return peak;
    }

    /// `VmHWM` of proc(5), in KiB.
    private static OptionalLong highWater(Path status) {
        try {
            return Files.readString(status)
                    .lines()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst();
        } catch (IOException e) {
            // It has ended meanwhile, or this is no Linux.
            return OptionalLong.empty();
        }
    }

    private static String lastLines(String text) {
        List<String> lines = text.strip().lines().toList();
        return String.join(" / ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
    }
}
