package dev.lockstep.operation;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/// The process of a Java virtual machine, which runs hooks when a signal ends it.
///
/// @param words start this program again, without arguments; asked for only when it is
/// @param halt ends the process at once with a status
public record VirtualMachine(Supplier<List<String>> words, IntConsumer halt)
        implements ThisProcess {
    @Override
    public List<String> program() {
        return List.copyOf(words.get());
    }

    @Override
    public Interruption whenInterrupted(Runnable tidyUp) {
        var hook =
                new Thread(
                        () -> {
                            try {
                                tidyUp.run();
                            } finally {
                                // Else the status would tell the signal, and scripts know one.
                                halt.accept(ExitStatus.INTERRUPTED.code());
                            }
                        },
                        "tidy-up");
        Runtime.getRuntime().addShutdownHook(hook);
        return () -> {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException _) {
                waitForTheEnd();
            }
        };
    }

    /// The hook runs already, and ends the process.
    private static void waitForTheEnd() {
        while (true) {
            LockSupport.park();
        }
    }
}
