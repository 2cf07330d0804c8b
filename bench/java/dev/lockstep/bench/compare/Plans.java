package dev.lockstep.bench.compare;

import dev.lockstep.bench.compare.Line.Sample;
import dev.lockstep.bench.machine.Place;
import dev.lockstep.bench.machine.Program;
import dev.lockstep.bench.plan.PlanLarge;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A plan of 20,000 changes for 5,000 users: ordered, guarded and rehearsed.
final class Plans implements Comparison {
    private static final int USERS = 5_000;
    private static final double LIMIT = 3;

    @Override
    public String name() {
        return "plan";
    }

    @Override
    public String about() {
        return "a plan of 20,000 changes for 5,000 users, with guards and rehearsal";
    }

    @Override
    public List<Line> lines(Place place, boolean quick) {
        var cold = new ArrayList<Double>();
        String told = "";
        for (int i = 0; i < (quick ? 1 : 5); i++) {
            String line = program(place, 1).run().output().strip();
            cold.add(seconds(line));
            told = line.substring(line.indexOf(' ') + 1);
        }
        List<Double> warm =
                program(place, quick ? 3 : 6)
                        .run()
                        .output()
                        .lines()
                        .skip(1)
                        .map(Plans::seconds)
                        .toList();
        return List.of(
                Line.limited(
                        "planning for 5,000 users, cold (-Xmx1g), after the audit",
                        "s",
                        new Sample(cold),
                        LIMIT,
                        told),
                Line.told("the same, planned again", "s", new Sample(warm), ""));
    }

    private static double seconds(String line) {
        return Double.parseDouble(line.substring(0, line.indexOf(' ')));
    }

    private static Program program(Place place, int times) {
        var command =
                List.of(
                        Path.of(place.javaHome(), "bin", "java").toString(),
                        "-Xmx1g",
                        // As the program itself runs.
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xms64m",
                        "-cp",
                        place.root().resolve("bench/target/lockstep-bench.jar")
                                + ":"
                                + place.root().resolve("bench/target/lib")
                                + "/*",
                        PlanLarge.class.getName(),
                        Integer.toString(USERS),
                        Integer.toString(times));
        return new Program(command, place.environment(Map.of()), place.folder("work"), Set.of(0));
    }
}
