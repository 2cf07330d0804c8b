package dev.lockstep.apply;

import dev.lockstep.statefolder.StateFolder;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/// A process that carries out a run, or goes on with it, until it is done or killed. The account is
/// kept by whoever started it.
final class CarryOutPiped {
    private static final Patience QUICK =
            new Patience(
                    Duration.ofSeconds(20),
                    Duration.ofMillis(10),
                    Duration.ofMillis(5),
                    Duration.ofMillis(50),
                    8,
                    8);

    private static final Pace PACE =
            new Pace() {
                @Override
                public Instant now() {
                    return TestRuns.NOW;
                }

                @Override
                public void pause(Duration time) {
                    LockSupport.parkNanos(time.toNanos());
                }
            };

    private CarryOutPiped() {}

    /// @param arguments the state folder and the run
    public static void main(String[] arguments) {
        Runs runs = Runs.of(StateFolder.at(Path.of(arguments[0])), TestRuns.WHERE);
        RunFolder folder = runs.find(arguments[1]).orElseThrow();
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (RunLock _ = runs.lock();
                JournalFile journal = folder.open(PACE::now)) {
            RunResult result =
                    new Engine(
                                    new PipedAccount(folder.head(), System.out, in),
                                    PACE,
                                    QUICK,
                                    Steering.SILENT)
                            .carryOut(folder.head(), folder.journal().lines(), journal);
            System.out.println("end " + result.end() + " " + result.why());
        }
    }
}
