package dev.lockstep.cli.run;

import dev.lockstep.cli.Console;
import dev.lockstep.operation.ThisProcess;
import java.util.function.Supplier;

/// Lets an account go when somebody interrupts at a question about a plan, so that the next command
/// finds no lock of a process that is gone.
final class LetGo {
    /// What is said of a plan that nobody has agreed to.
    static final String PLAN = "interrupted; nothing of this plan was carried out";

    /// What is said of a run that nobody goes on with.
    static final String RUN = "interrupted; nothing more of this run was carried out";

    private LetGo() {}

    /// Asks while the account is held.
    ///
    /// @param letGo lets it go
    /// @param said when somebody interrupts
    static <T> T whileAsked(
            Console console,
            ThisProcess process,
            Runnable letGo,
            String said,
            Supplier<T> questions) {
        try (var _ = process.whenInterrupted(() -> interrupted(console, letGo, said))) {
            return questions.get();
        }
    }

    private static void interrupted(Console console, Runnable letGo, String said) {
        letGo.run();
        console.out().println();
        console.out().flush();
        console.say(said);
    }
}
