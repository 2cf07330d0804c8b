package dev.lockstep.bench.hot;

import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.PolicyParse;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Policy documents: a small one, and one of the most characters that AWS takes (6,144).
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+UseSerialGC"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class PolicyParsing {
    private static final String STATEMENT =
            """
            {"Effect":"Allow","Action":["s3:Get*","s3:PutObject"],"Resource":"arn:aws:s3:::bucket-%d/*",\
            "Condition":{"Bool":{"aws:SecureTransport":"true"}}}\
            """;

    private final String small = document(1);
    private final String large = document(42);

    private static String document(int statements) {
        return IntStream.range(0, statements)
                .mapToObj(STATEMENT::formatted)
                .collect(
                        Collectors.joining(
                                ",", "{\"Version\":\"2012-10-17\",\"Statement\":[", "]}"));
    }

    @Benchmark
    public PolicyParse small() {
        return PolicyDocument.parse(small);
    }

    @Benchmark
    public PolicyParse large() {
        return PolicyDocument.parse(large);
    }
}
