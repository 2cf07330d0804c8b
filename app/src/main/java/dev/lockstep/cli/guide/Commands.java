package dev.lockstep.cli.guide;

import dev.lockstep.operation.ExitStatus;
import java.util.List;

/// Runs a command line of Lockstep in this process, as a person would type it.
@FunctionalInterface
public interface Commands {
    /// Runs it to its end; what goes wrong is said there.
    ///
    /// @param arguments without the program
    ExitStatus run(List<String> arguments);
}
