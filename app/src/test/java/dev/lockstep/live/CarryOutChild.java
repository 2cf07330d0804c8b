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
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A process that carries out a run, or goes on with it, until it is done or killed: what `apply`
/// and `runs resume` do once all is asked, without their patience.
final class CarryOutChild {
    private CarryOutChild() {}

    /// The variables of the practice account, one `NAME=VALUE` to a line of standard input.
    private static Map<String, String> environment() {
        return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                .lines()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

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
                                    Planned.writer(environment()),
                                    Planned.PACE,
                                    Planned.QUICK,
                                    Steering.SILENT)
                            .carryOut(folder.head(), folder.journal().lines(), journal);
            System.out.println(result.end() + " " + result.why());
        }
    }
}
