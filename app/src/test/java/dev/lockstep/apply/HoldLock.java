package dev.lockstep.apply;

import dev.lockstep.statefolder.StateFolder;
import java.nio.file.Path;

/// A process that holds the lock until it is killed.
final class HoldLock {
    private HoldLock() {}

    public static void main(String[] arguments) throws InterruptedException {
        try (RunLock _ = Runs.of(StateFolder.at(Path.of(arguments[0])), TestRuns.WHERE).lock()) {
            System.out.println("held");
            Thread.sleep(60_000);
        }
    }
}
