package dev.lockstep.cli;

import dev.lockstep.operation.BaselineDraft;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which baseline an account is judged against.
public final class BaselineOptions {
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

    public boolean allowOutside() {
        return allowOutside;
    }

    /// The options that were given, as a command line has them.
    public List<String> words() {
        var words = new ArrayList<String>();
        if (file != null) {
            words.add("--baseline=" + file);
        }
        if (allowOutside) {
            words.add("--allow-outside");
        }
        return words;
    }

    /// The lockstep.yaml that is edited, there or not.
    public BaselineDraft.At draft(Console console) {
        return new BaselineDraft.At(
                path(console).orElse(console.resolve(DEFAULT_FILE)), allowOutside);
    }

    /// The file that was named, else the one of the working folder if there is one.
    public Optional<Path> path(Console console) {
        if (file != null) {
            return Optional.of(console.resolve(file));
        }
        Path standard = console.resolve(DEFAULT_FILE);
        return Files.exists(standard) || Files.isSymbolicLink(standard)
                ? Optional.of(standard)
                : Optional.empty();
    }
}
