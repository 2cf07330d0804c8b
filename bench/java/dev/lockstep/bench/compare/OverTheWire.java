package dev.lockstep.bench.compare;

import dev.lockstep.bench.compare.Line.Sample;
import dev.lockstep.bench.machine.Place;
import dev.lockstep.bench.machine.PracticeServer;
import dev.lockstep.bench.machine.Program;
import dev.lockstep.bench.machine.Unfit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A large account on a quick line: memory, and time.
final class OverTheWire implements Comparison {
    private static final double MOST_MIB = 512;

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public String about() {
        return "an audit of 5,000 users over the wire: peak resident memory, and time";
    }

    @Override
    public List<Line> lines(Place place, boolean quick) {
        int runs = quick ? 1 : 3;
        Path saved = place.folder("work").resolve("memory.json");
        try (PracticeServer practice = PracticeServer.typical(place, LargeAccount.USERS, 0)) {
            Program audit = LargeAccount.audit(place, practice, saved);
            var memory = new ArrayList<Double>();
            var seconds = new ArrayList<Double>();
            for (int i = 0; i < runs; i++) {
                Program.Run run = audit.runWatched();
                memory.add(
                        run.peakKib()
                                        .orElseThrow(
                                                () -> new Unfit("this system does not tell VmHWM"))
                                / 1024.0);
                seconds.add(run.seconds());
            }
            String about = LargeAccount.failingUsers(saved) + " failing users";
            return List.of(
                    Line.limited(
                            "audit of 5,000 users, peak memory",
                            "MiB",
                            new Sample(memory),
                            MOST_MIB,
                            about),
                    Line.told("audit of 5,000 users, time", "s", new Sample(seconds), ""));
        }
    }
}
