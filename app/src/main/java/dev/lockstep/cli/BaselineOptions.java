package dev.lockstep.cli;

import dev.lockstep.baseline.Baseline;
import dev.lockstep.lockstepfile.BaselineFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which baseline an account is judged against.
final class BaselineOptions {
    private static final Path DEFAULT_FILE = Path.of("lockstep.yaml");

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description =
                    "What you want to be true (default: ./lockstep.yaml; without one, the eight"
                            + " steps with their default limits).")
    private @Nullable Path file;

    @Option(
            names = "--allow-outside",
            description = "Let the baseline name files outside its repository (or its own folder).")
    private boolean allowOutside;

    /// The baseline, for judging as of an instant; without a file, the built-in one.
    Baseline baseline(Console console, Instant now) {
        return path(console)
                .map(path -> BaselineFile.read(path, new BaselineFile.Options(allowOutside)))
                .map(read -> read.judgedAt(now))
                .orElse(Baseline.DEFAULT);
    }

    private Optional<Path> path(Console console) {
        if (file != null) {
            return Optional.of(console.resolve(file));
        }
        Path standard = console.resolve(DEFAULT_FILE);
        return Files.exists(standard) || Files.isSymbolicLink(standard)
                ? Optional.of(standard)
                : Optional.empty();
    }
}
