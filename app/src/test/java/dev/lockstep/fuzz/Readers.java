package dev.lockstep.fuzz;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.collect.SnapshotFolder;
import dev.lockstep.control.Audit;
import dev.lockstep.input.BadInput;
import dev.lockstep.lockstepfile.BaselineFile;
import dev.lockstep.record.AuditComparison;
import dev.lockstep.record.AuditReader;
import dev.lockstep.record.AuditRecord;
import dev.lockstep.record.AuditRecording;
import dev.lockstep.record.AuditWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/// The readers of files from outside: whatever the bytes, [BadInput] is all that may come out; what
/// is read can be judged and written as JSON.
enum Readers {
    REPORT("credential-report.csv"),
    DETAILS("account-authorization-details.json"),
    DENIED("denied.json"),
    TRAILS("trails.json"),
    YAML("lockstep.yaml"),
    AUDIT("audit.json");

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    private final String file;

    Readers(String file) {
        this.file = file;
    }

    /// @return whether the bytes were taken
    boolean read(byte[] bytes) {
        Path folder = Folder.PATH;
        Path path = folder.resolve(file);
        try {
            Files.write(path, bytes);
            if (this == YAML) {
                BaselineFile.read(path, BaselineFile.Options.STRICT).judgedAt(NOW);
                return true;
            }
            if (this == AUDIT) {
                AuditRecord audit = AuditReader.read(path, file);
                AuditWriter.write(
                        audit.since(AuditComparison.of(audit, audit)), Writer.nullWriter());
                return true;
            }
            AccountSnapshot snapshot = AccountSnapshot.of(SnapshotFolder.read(folder));
            Audit audit = Audit.of(snapshot, Baseline.DEFAULT, NOW, Audit.Selection.ALL);
            AuditWriter.write(AuditRecording.of(audit, "0.1.0"), Writer.nullWriter());
            return true;
        } catch (BadInput e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            path.toFile().delete();
        }
    }

    /// One folder for a process: the readers read files.
    private static final class Folder {
        static final Path PATH = make();

        private static Path make() {
            try {
                Path shared = Path.of("/dev/shm");
                Path made =
                        Files.isWritable(shared)
                                ? Files.createTempDirectory(shared, "fuzz")
                                : Files.createTempDirectory("fuzz");
                made.toFile().deleteOnExit();
                return made;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
