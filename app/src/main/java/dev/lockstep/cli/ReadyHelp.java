package dev.lockstep.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Help that was written down when the program was built. Asking for help is what people do most
/// while they wait for nothing else, and the command-line parser takes longer to load than all the
/// rest; so the usual questions are answered without it.
public final class ReadyHelp {
    private static final int WIDTH = 80;
    private static final String TOP = "lockstep";

    private ReadyHelp() {}

    /// The answer, if the arguments ask for nothing but help, the version or what this is.
    public static Optional<String> of(List<String> arguments, Console console) {
        if (console.width() != WIDTH) {
            return Optional.empty();
        }
        return switch (arguments.size()) {
            case 0 -> page("welcome");
            case 1 ->
                    switch (arguments.getFirst()) {
                        case "--help", "-h" -> page(TOP);
                        case "--version", "-V" -> Optional.of(Version.line() + "\n");
                        default -> Optional.empty();
                    };
            case 2 ->
                    arguments.get(1).equals("--help") || arguments.get(1).equals("-h")
                            ? page(arguments.getFirst())
                            : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<String> page(String name) {
        if (!name.matches("[a-z]+")) {
            return Optional.empty();
        }
        try (InputStream in = ReadyHelp.class.getResourceAsStream("help/" + name + ".txt")) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Writes the pages into a folder, a file for each command; the build calls it.
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Files.createDirectories(folder);
        for (var page : CommandLineEdge.helpPages(WIDTH).entrySet()) {
            Files.writeString(folder.resolve(page.getKey() + ".txt"), page.getValue());
        }
    }

    /// The pages as the command-line parser writes them, by command.
    static Map<String, String> pages() {
        return CommandLineEdge.helpPages(WIDTH);
    }
}
