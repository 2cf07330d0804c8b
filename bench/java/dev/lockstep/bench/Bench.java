package dev.lockstep.bench;

import dev.lockstep.bench.compare.Comparison;
import dev.lockstep.bench.compare.Line;
import dev.lockstep.bench.compare.Table;
import dev.lockstep.bench.hot.Hot;
import dev.lockstep.bench.machine.Place;
import dev.lockstep.bench.machine.Unfit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;

/// What `bench/run` starts.
///
/// Exit status: 0 if every limit holds, 1 if one is missed, 64 for words that mean nothing, 69 if
/// something could not be measured.
public final class Bench {
    private Bench() {}

    /// Measures, prints and ends.
    ///
    /// @param arguments the project's folder, the virtual environment, then the person's words
    public static void main(String[] arguments) {
        List<String> words = new ArrayList<>(List.of(arguments));
        var place =
                new Place(
                        Path.of(words.removeFirst()),
                        Path.of(words.removeFirst()),
                        System.getenv("PATH"),
                        System.getProperty("java.home"));
        int status;
        try {
            status = run(place, words);
        } catch (Unfit e) {
            System.err.println("bench: " + e.getMessage());
            status = 69;
        } catch (RunnerException e) {
            System.err.println("bench: JMH stopped: " + e.getMessage());
            status = 69;
        }
        System.exit(status);
    }

    private static int run(Place place, List<String> words) throws RunnerException {
        boolean quick = words.remove("--quick");
        boolean json = words.remove("--json");
        if (!words.isEmpty() && words.getFirst().equals("hot")) {
            Hot.run(place, String.join("|", words.subList(1, words.size())), quick);
            return 0;
        }
        boolean all = words.isEmpty();
        var chosen = new ArrayList<Comparison>();
        for (Comparison one : Comparison.all()) {
            if (all || words.remove(one.name())) {
                chosen.add(one);
            }
        }
        if (!words.isEmpty() || chosen.isEmpty()) {
            System.err.println("bench: nothing is called " + String.join(" ", words));
            return 64;
        }
        var lines = new ArrayList<Line>();
        for (Comparison one : chosen) {
            System.err.println("bench: " + one.about() + " ...");
            lines.addAll(one.lines(place, quick));
        }
        System.out.print(json ? Table.json(lines) : Table.text(lines));
        return lines.stream().allMatch(Line::holds) ? 0 : 1;
    }
}
