package dev.lockstep.bench.hot;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Answers;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.collect.SnapshotFolder;
import dev.lockstep.control.Audit;
import dev.lockstep.lockstepfile.BaselineFile;
import dev.lockstep.record.AuditRecord;
import dev.lockstep.record.AuditRecording;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/// Each stage of an audit of 5,000 users from saved files, alone.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+UseSerialGC"})
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class HotParts {
    /// Files of a snapshot folder to answers.
    @Benchmark
    public Answers readFolder(SavedAccount account) {
        return SnapshotFolder.read(account.stages().snapshotFolder());
    }

    /// Answers to the one account.
    @Benchmark
    public AccountSnapshot join(SavedAccount account) {
        return AccountSnapshot.of(account.stages().answers());
    }

    /// lockstep.yaml with thousands of people.
    @Benchmark
    public Baseline readBaseline(SavedAccount account) {
        return BaselineFile.read(account.stages().baselineFile(), BaselineFile.Options.STRICT)
                .judgedAt(account.stages().now());
    }

    /// Every control.
    @Benchmark
    public Audit judge(SavedAccount account) {
        return Audit.of(
                account.stages().snapshot(),
                account.stages().baseline(),
                account.stages().now(),
                Audit.Selection.ALL);
    }

    /// The plain data that reports are made from.
    @Benchmark
    public AuditRecord record(SavedAccount account) {
        return AuditRecording.of(account.stages().audit(), "bench");
    }
}
