package dev.lockstep.bench.compare;

import dev.lockstep.bench.access.OneByOne;
import dev.lockstep.bench.access.WhoCanDoWhat;
import dev.lockstep.bench.compare.Line.Sample;
import dev.lockstep.bench.machine.LargeSnapshot;
import dev.lockstep.bench.machine.Place;
import dev.lockstep.bench.machine.Program;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Who can do what: 10,000 principals and every action, and what the controls that ask it add to an
/// audit of 5,000 users.
final class Access implements Comparison {
    private static final int PRINCIPALS = 10_000;

    /// How many are decided request by request, for comparison.
    private static final int DECIDED = 50;

    private static final double COLD_LIMIT = 3;
    private static final double WARM_LIMIT = 0.5;
    private static final double CONTROLS_LIMIT = 2;

    /// The controls that judge by what policies do.
    private static final List<String> BY_EFFECT =
            List.of(
                    "administrators-named",
                    "administrators-few",
                    "developers-limited",
                    "auditors-read-only",
                    "escalation-paths",
                    "administrator-mfa",
                    "mfa-enforced");

    @Override
    public String name() {
        return "access";
    }

    @Override
    public String about() {
        return "who can do what: 10,000 principals, every action; and the audit with and without it";
    }

    @Override
    public List<Line> lines(Place place, boolean quick) {
        int runs = quick ? 1 : 5;
        var lines = new ArrayList<Line>();
        var cold = new ArrayList<Double>();
        String sums = "";
        for (int i = 0; i < runs; i++) {
            Program.Run run = java(place, WhoCanDoWhat.class, PRINCIPALS, "").run();
            cold.add(run.seconds());
            sums = run.output().strip();
        }
        lines.add(
                Line.limited(
                        "who can do what, 10,000 principals, cold (whole program, -Xmx512m)",
                        "s",
                        new Sample(cold),
                        COLD_LIMIT,
                        sums));
        List<Double> warm =
                java(place, WhoCanDoWhat.class, PRINCIPALS, "again")
                        .run()
                        .output()
                        .lines()
                        .skip(1)
                        .map(line -> Double.valueOf(line.substring(0, line.indexOf(' '))))
                        .toList();
        lines.add(
                Line.limited(
                        "the same, asked again", "s", new Sample(warm), WARM_LIMIT, "all runs"));
        String decided = java(place, OneByOne.class, DECIDED, "").run().output();
        double each = Double.parseDouble(decided.substring(0, decided.indexOf(' '))) / DECIDED;
        lines.add(
                Line.told(
                        "the same, action by action",
                        "s",
                        Sample.of(each * PRINCIPALS),
                        "reckoned from " + DECIDED + " principals"));
        lines.add(controls(place, runs));
        return lines;
    }

    private static Line controls(Place place, int runs) {
        Path folder = LargeSnapshot.in(place);
        var more = new ArrayList<Double>();
        for (int i = 0; i < runs; i++) {
            double with = audit(place, folder, Stream.of()).run().seconds();
            double without =
                    audit(place, folder, others().flatMap(id -> Stream.of("--only", id)))
                            .run()
                            .seconds();
            more.add(with - without);
        }
        return Line.limited(
                "audit of 5,000 users from files: with these controls, more than without",
                "s",
                new Sample(more),
                CONTROLS_LIMIT,
                "");
    }

    private static Stream<String> others() {
        return dev.lockstep.control.ControlCatalog.all().stream()
                .map(control -> control.info().id())
                .filter(id -> !BY_EFFECT.contains(id));
    }

    private static Program audit(Place place, Path folder, Stream<String> selection) {
        var command =
                new ArrayList<>(
                        List.of(
                                place.lockstep(),
                                "audit",
                                "--from",
                                folder.resolve("snapshot").toString(),
                                "--baseline",
                                folder.resolve("lockstep.yaml").toString(),
                                "--quiet",
                                "--format",
                                "json",
                                "--output",
                                place.folder("work").resolve("access.json").toString()));
        selection.forEach(command::add);
        return new Program(
                command, place.environment(Map.of()), place.folder("work"), Set.of(0, 1));
    }

    private static Program java(Place place, Class<?> main, int principals, String more) {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(place.javaHome(), "bin", "java").toString(),
                                "-Xmx512m",
                                "-XX:+UseSerialGC",
                                "-cp",
                                place.root().resolve("bench/target/lockstep-bench.jar")
                                        + ":"
                                        + place.root().resolve("bench/target/lib")
                                        + "/*",
                                main.getName(),
                                Integer.toString(principals)));
        if (!more.isEmpty()) {
            command.add(more);
        }
        return new Program(command, place.environment(Map.of()), place.folder("work"), Set.of(0));
    }
}
