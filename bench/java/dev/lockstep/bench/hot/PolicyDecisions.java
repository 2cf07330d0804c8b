package dev.lockstep.bench.hot;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lockstep.policy.cases.PolicyCase;
import dev.lockstep.policy.evaluate.Decision;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/// Exact decisions a second on one thread, over all 10,000 random cases: with policies that were
/// made ready once, as the goal of 300,000 means it; and, to compare with, from the text of each
/// case, as somebody would who keeps nothing.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+UseSerialGC"})
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class PolicyDecisions {
    private static final int CASES = 10_000;

    /// The file of cases.
    @Param("")
    public String cases = "";

    private List<String> lines = List.of();
    private List<PolicyCase> ready = List.of();

    /// Reads the cases.
    @Setup
    public void read() throws IOException {
        try (var reader =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(Path.of(cases))),
                                UTF_8))) {
            lines = reader.lines().toList();
        }
        ready = lines.stream().map(line -> (PolicyCase) PolicyCase.parse(line)).toList();
        if (ready.size() != CASES) {
            throw new IllegalStateException(ready.size() + " cases");
        }
    }

    /// The goal.
    @Benchmark
    @OperationsPerInvocation(CASES)
    public void decide(Blackhole hole) {
        for (PolicyCase one : ready) {
            hole.consume(one.decide());
        }
    }

    /// The baseline.
    @Benchmark
    @OperationsPerInvocation(CASES)
    public void readAndDecide(Blackhole hole) {
        for (String line : lines) {
            Decision decision = ((PolicyCase) PolicyCase.parse(line)).decide();
            hole.consume(decision);
        }
    }
}
