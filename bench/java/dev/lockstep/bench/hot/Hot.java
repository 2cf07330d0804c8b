package dev.lockstep.bench.hot;

import dev.lockstep.bench.machine.LargeSnapshot;
import dev.lockstep.bench.machine.Place;
import java.nio.file.Path;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/// Runs the benchmarks of this package.
public final class Hot {
    private static final String CASES =
            "policy/src/test/resources/dev/lockstep/policy/cases/random.jsonl.gz";

    private Hot() {}

    /// Runs some or all of them.
    ///
    /// @param pattern a regular expression that chooses some; empty: all
    /// @param quick whether a rough figure will do
    public static void run(Place place, String pattern, boolean quick) throws RunnerException {
        Path folder = LargeSnapshot.in(place);
        ChainedOptionsBuilder options =
                new OptionsBuilder()
                        .include(pattern.isEmpty() ? "dev.lockstep.bench.hot" : pattern)
                        .param("folder", folder.toString())
                        .param("cases", place.root().resolve(CASES).toString())
                        .param("format", Formats.all().keySet().toArray(String[]::new))
                        .shouldFailOnError(true);
        if (quick) {
            options.warmupIterations(1)
                    .measurementIterations(2)
                    .warmupTime(TimeValue.seconds(1))
                    .measurementTime(TimeValue.seconds(1));
        }
        new Runner(options.build()).run();
    }
}
