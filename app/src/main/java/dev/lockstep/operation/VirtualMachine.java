package dev.lockstep.operation;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/// The process of a Java virtual machine, which runs hooks when a signal ends it.
///
/// @param program the words that start this program again, without arguments
/// @param halt ends the process at once with a status
public record VirtualMachine(List<String> program, IntConsumer halt) implements ThisProcess {
    public VirtualMachine {
        program = List.copyOf(program);
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
