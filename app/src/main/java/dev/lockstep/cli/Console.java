package dev.lockstep.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/// What a command has around it: its streams, its environment, the clock, the folder it runs in.
///
/// @param out results
/// @param err everything else
public record Console(
        PrintStream out,
        PrintStream err,
        Map<String, String> environment,
        Clock clock,
        Path directory) {
    private static final int DEFAULT_WIDTH = 80;
    private static final int WIDEST = 100;
    private static final int NARROWEST = 40;

    public Console {
        environment = Map.copyOf(environment);
    }

    /// Whether standard output is a terminal; the start script knows it.
    public boolean isTerminal() {
        return "1".equals(environment.get("LOCKSTEP_TERMINAL"));
    }

    /// How wide text may be, in columns.
    public int width() {
        String columns = environment.getOrDefault("LOCKSTEP_COLUMNS", "");
        if (!columns.matches("[0-9]{1,4}")) {
            return DEFAULT_WIDTH;
        }
        return Math.clamp(Integer.parseInt(columns), NARROWEST, WIDEST);
    }

    /// Whether to use colour where nobody said so: on a terminal, unless NO_COLOR is set.
    public boolean wantsColor() {
        return isTerminal()
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !"dumb".equals(environment.get("TERM"));
    }

    public Path resolve(Path path) {
        return directory.resolve(path);
    }
}
