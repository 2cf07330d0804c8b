package dev.lockstep.bench.hot;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Answers;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.collect.SnapshotFolder;
import dev.lockstep.control.Audit;
import dev.lockstep.lockstepfile.BaselineFile;
import dev.lockstep.record.AuditRecord;
import dev.lockstep.record.AuditRecording;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// The snapshot folder of a large account, which `bench/run hot` saves first, and each stage of
/// what is made of it.
@State(Scope.Benchmark)
public class SavedAccount {
    /// The folder; `bench/run` gives it.
    @Param("bench/target/large")
    public String folder = "";

    private Optional<Stages> stages = Optional.empty();

    /// What each stage gives to the next.
    record Stages(
            Path snapshotFolder,
            Path baselineFile,
            Answers answers,
            AccountSnapshot snapshot,
            Baseline baseline,
            Instant now,
            Audit audit,
            AuditRecord record) {}

    @Setup
    public void read() {
        Path snapshotFolder = Path.of(folder, "snapshot");
        Path baselineFile = Path.of(folder, "lockstep.yaml");
        Answers answers = SnapshotFolder.read(snapshotFolder);
        AccountSnapshot snapshot = AccountSnapshot.of(answers);
        Instant now = snapshot.takenAt().orElseThrow();
        Baseline baseline =
                BaselineFile.read(baselineFile, BaselineFile.Options.STRICT).judgedAt(now);
        Audit audit = Audit.of(snapshot, baseline, now, Audit.Selection.ALL);
        stages =
                Optional.of(
                        new Stages(
                                snapshotFolder,
                                baselineFile,
                                answers,
                                snapshot,
                                baseline,
                                now,
                                audit,
                                AuditRecording.of(audit, "bench")));
    }

    Stages stages() {
        return stages.orElseThrow();
    }
}
