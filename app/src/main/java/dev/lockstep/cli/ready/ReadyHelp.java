package dev.lockstep.cli.ready;

import dev.lockstep.cli.Console;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Help that was written down when the program was built. Asking for help is what people do most
/// while they wait for nothing else, and the command-line parser takes longer to load than all the
/// rest; so the usual questions are answered without it.
public final class ReadyHelp {
    static final int WIDTH = 80;
    private static final Set<String> HELP = Set.of("--help", "-h");
    private static final Set<String> VERSION = Set.of("--version", "-V");

    private ReadyHelp() {}

    /// The answer, if the arguments ask for nothing but help, the version, completions, the man
    /// page or what this is.
    public static Optional<String> of(List<String> arguments, Console console) {
        if (arguments.equals(List.of("man")) || isCompletion(arguments)) {
            return WrittenDown.text(String.join("-", arguments));
        }
        if (arguments.size() == 1 && VERSION.contains(arguments.getFirst())) {
            return Optional.of(String.join("\n", Version.lines(console.vendor())) + "\n");
        }
        if (console.width() != WIDTH) {
            return Optional.empty();
        }
        if (arguments.isEmpty()) {
            return WrittenDown.text("welcome");
        }
        return HELP.contains(arguments.getLast())
                ? WrittenDown.text(page(arguments.subList(0, arguments.size() - 1)))
                : Optional.empty();
    }

    private static boolean isCompletion(List<String> arguments) {
        return arguments.size() == 2 && arguments.getFirst().equals("completion");
    }

    /// The name of the page of a command, such as `help-practice-start`.
    static String page(List<String> command) {
        return command.isEmpty() ? "help" : "help-" + String.join("-", command);
    }
}
