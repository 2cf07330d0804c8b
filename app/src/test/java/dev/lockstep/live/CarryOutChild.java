package dev.lockstep.live;

import dev.lockstep.apply.Engine;
import dev.lockstep.apply.JournalFile;
import dev.lockstep.apply.RunFolder;
import dev.lockstep.apply.RunLock;
import dev.lockstep.apply.RunResult;
import dev.lockstep.apply.Runs;
import dev.lockstep.apply.Steering;
import dev.lockstep.record.run.RunHead;
import dev.lockstep.statefolder.StateFolder;
import java.nio.file.Path;
import java.util.Optional;

/// A process that carries out a run, or goes on with it, until it is done or killed: what `apply`
/// and `runs resume` do once all is asked, without their patience.
final class CarryOutChild {
    private CarryOutChild() {}

    /// @param arguments the state folder, the account and the run
    public static void main(String[] arguments) {
        Runs runs =
                Runs.of(
                        StateFolder.at(Path.of(arguments[0])),
                        new RunHead.Where(
                                "aws", arguments[1], Optional.empty(), Optional.empty(), true));
        RunFolder folder = runs.find(arguments[2]).orElseThrow();
        try (RunLock _ = runs.lock();
                JournalFile journal = folder.open(Planned.PACE::now)) {
            RunResult result =
                    new Engine(
                                    Planned.writer(System.getenv()),
                                    Planned.PACE,
                                    Planned.QUICK,
                                    Steering.SILENT)
                            .carryOut(folder.head(), folder.journal().lines(), journal);
            System.out.println(result.end() + " " + result.why());
        }
    }
}
