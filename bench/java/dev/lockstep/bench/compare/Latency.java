package dev.lockstep.bench.compare;

import dev.lockstep.bench.compare.Line.Sample;
import dev.lockstep.bench.machine.Place;
import dev.lockstep.bench.machine.PracticeServer;
import dev.lockstep.bench.machine.Program;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A large account behind a slow line: what a plain client needs for the pages of the authorization
/// details alone, one after the other, is the measure.
final class Latency implements Comparison {
    private static final int DELAY_MILLIS = 20;
    private static final double LIMIT = 6;

    @Override
    public String name() {
        return "latency";
    }

    @Override
    public String about() {
        return "an audit of 5,000 users with 20 ms of latency, beside the serial pages of"
                + " GetAccountAuthorizationDetails";
    }

    @Override
    public List<Line> lines(Place place, boolean quick) {
        int runs = quick ? 1 : 5;
        Path saved = place.folder("work").resolve("latency.json");
        try (PracticeServer practice =
                PracticeServer.typical(place, LargeAccount.USERS, DELAY_MILLIS)) {
            var audit = LargeAccount.audit(place, practice, saved);
            var pages =
                    new Program(
                            List.of(
                                    place.python(),
                                    place.root().resolve("bench/pages.py").toString()),
                            practice.environment(),
                            place.folder("work"),
                            Set.of(0));
            var audits = new ArrayList<Double>();
            var serial = new ArrayList<Double>();
            String about = "";
            for (int i = 0; i < runs; i++) {
                // The script times the pages alone, not the start of its interpreter.
                String[] told = pages.run().output().strip().split(" ", -1);
                serial.add(Double.parseDouble(told[0]));
                audits.add(audit.run().seconds());
                about = told[1] + " pages, " + LargeAccount.failingUsers(saved) + " failing users";
            }
            return List.of(
                    Line.ratio(
                            "audit of 5,000 users, 20 ms latency / serial pages of details",
                            new Sample(audits),
                            new Sample(serial),
                            LIMIT,
                            about));
        }
    }
}
