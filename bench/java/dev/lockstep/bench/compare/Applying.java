package dev.lockstep.bench.compare;

import dev.lockstep.bench.apply.ApplyLarge;
import dev.lockstep.bench.compare.Line.Sample;
import dev.lockstep.bench.machine.Place;
import dev.lockstep.bench.machine.PracticeServer;
import dev.lockstep.bench.machine.Program;
import dev.lockstep.bench.machine.Unfit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A plan of about 1,000 changes, carried out behind a slow line. The measure is what no program
/// can be quicker than that keeps the order and AWS's pace: the longest chain of calls each of
/// which waits for the one before, or all calls at the rate that is allowed.
final class Applying implements Comparison {
    private static final int USERS = 480;
    private static final int DELAY_MILLIS = 20;
    private static final double LIMIT = 4;

    @Override
    public String name() {
        return "apply";
    }

    @Override
    public String about() {
        return "about 1,000 changes carried out with 20 ms of latency, beside the longest chain of"
                + " calls and all calls at the allowed rate";
    }

    @Override
    public List<Line> lines(Place place, boolean quick) {
        var ours = new ArrayList<Double>();
        var bounds = new ArrayList<Double>();
        String about = "";
        for (int i = 0; i < (quick ? 1 : 2); i++) {
            // What a run has changed is changed: each has an account of its own.
            try (PracticeServer practice = PracticeServer.worst(place, USERS, DELAY_MILLIS)) {
                String[] told = program(place, practice).run().output().strip().split(" ", 6);
                if (!told[4].equals("DONE")) {
                    throw new Unfit("the run was not carried out: " + told[5]);
                }
                int calls = Integer.parseInt(told[1]);
                int chain = Integer.parseInt(told[2]);
                double rate = Double.parseDouble(told[3]);
                ours.add(Double.parseDouble(told[0]));
                bounds.add(Math.max(chain * DELAY_MILLIS / 1e3, calls / rate));
                about =
                        "%s, %d calls at %.0f a second, longest chain %d calls"
                                .formatted(told[5].strip(), calls, rate, chain);
            }
        }
        return List.of(
                Line.ratio(
                        "applying 1,000 changes, 20 ms latency / longest chain or all calls",
                        new Sample(ours),
                        new Sample(bounds),
                        LIMIT,
                        about));
    }

    /// All in one wave, so that the wave is as wide as it can be.
    private static Program program(Place place, PracticeServer practice) {
        try {
            Files.writeString(
                    Path.of(practice.baseline()),
                    "\nlimits: {changes: 5000, removals: 5000}\n",
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var command =
                List.of(
                        Path.of(place.javaHome(), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-cp",
                        place.root().resolve("bench/target/lockstep-bench.jar")
                                + ":"
                                + place.root().resolve("bench/target/lib")
                                + "/*",
                        ApplyLarge.class.getName(),
                        practice.baseline(),
                        place.folder("runs").toString());
        return new Program(command, practice.environment(), place.folder("work"), Set.of(0));
    }
}
