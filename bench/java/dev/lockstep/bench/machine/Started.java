package dev.lockstep.bench.machine;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// The processes that this run has started and that still run. However the run ends, they end with
/// it.
final class Started {
    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.forEach(Started::end)));
    }

    private Started() {}

    static Process track(Process process) {
        RUNNING.add(process);
        return process;
    }

    static void done(Process process) {
        RUNNING.remove(process);
    }

    /// Asks it to end, and makes it after five seconds.
    static void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        RUNNING.remove(process);
    }
}
