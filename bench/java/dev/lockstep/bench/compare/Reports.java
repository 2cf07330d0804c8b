package dev.lockstep.bench.compare;

import dev.lockstep.bench.compare.Line.Sample;
import dev.lockstep.bench.hot.Formats;
import dev.lockstep.bench.machine.LargeSnapshot;
import dev.lockstep.bench.machine.Place;
import dev.lockstep.bench.machine.Program;
import dev.lockstep.record.AuditReader;
import dev.lockstep.record.AuditRecord;
import dev.lockstep.report.AuditReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Each report of 5,000 users: written from a record in memory, the first time in its process; and
/// as a whole program, which also reads the saved audit.
final class Reports implements Comparison {
    private static final double LIMIT_SECONDS = 2;
    private static final double MIB = 1024.0 * 1024;

    @Override
    public String name() {
        return "reports";
    }

    @Override
    public String about() {
        return "each report of 5,000 users: written, and as `lockstep report` whole";
    }

    @Override
    public List<Line> lines(Place place, boolean quick) {
        Path folder = LargeSnapshot.in(place);
        Path saved = place.folder("work").resolve("reports.json");
        program(
                        place,
                        Set.of(1),
                        "audit",
                        "--from",
                        folder.resolve("snapshot").toString(),
                        "--baseline",
                        folder.resolve("lockstep.yaml").toString(),
                        "--quiet",
                        "--format",
                        "json",
                        "--output",
                        saved.toString())
                .run();
        AuditRecord audit = AuditReader.read(saved, "the saved audit");
        var lines = new ArrayList<Line>();
        Formats.all()
                .forEach((format, report) ->
                        lines.add(written(place, format, report, audit, quick ? 1 : 3)));
        Formats.all().forEach((format, _) -> lines.add(whole(place, format, saved, quick ? 1 : 3)));
        return lines;
    }

    private static Line written(
            Place place, String format, AuditReport report, AuditRecord audit, int runs) {
        var seconds = new ArrayList<Double>();
        Path file = place.folder("work").resolve("written.txt");
        try {
            for (int i = 0; i < runs; i++) {
                long began = System.nanoTime();
                try (Writer out = Files.newBufferedWriter(file)) {
                    report.write(audit, out);
                }
                seconds.add((System.nanoTime() - began) / 1e9);
            }
            // The first time, with nothing compiled yet, is what a person waits for.
            return Line.limited(
                    "report of 5,000 users, " + format + ": written",
                    "s",
                    Sample.of(seconds.getFirst()),
                    LIMIT_SECONDS,
                    runs == 1
                            ? size(file)
                            : "%s; the last of %d times %.2f s"
                                    .formatted(size(file), runs, seconds.getLast()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Line whole(Place place, String format, Path saved, int runs) {
        Path file = place.folder("work").resolve("report.txt");
        var command =
                new ArrayList<>(
                        List.of(
                                "report",
                                saved.toString(),
                                "--output",
                                file.toString(),
                                "--format"));
        command.addAll(List.of(format.split(" ", -1)));
        Program report = program(place, Set.of(0), command.toArray(String[]::new));
        var seconds = new ArrayList<Double>();
        for (int i = 0; i < runs; i++) {
            seconds.add(report.run().seconds());
        }
        return Line.told(
                "lockstep report, 5,000 users, " + format + ": whole",
                "s",
                new Sample(seconds),
                "reads the saved audit of " + size(saved) + " first");
    }

    private static Program program(Place place, Set<Integer> fine, String... arguments) {
        var command = new ArrayList<>(List.of(place.lockstep()));
        command.addAll(List.of(arguments));
        return new Program(command, place.environment(Map.of()), place.folder("work"), fine);
    }

    private static String size(Path file) {
        try {
            return "%.2f MiB".formatted(Files.size(file) / MIB);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
