package dev.lockstep.operation;

import dev.lockstep.collect.SnapshotFolder;
import dev.lockstep.control.Audit;
import java.nio.file.Path;
import java.time.InstantSource;

/// Judges saved answers against a baseline.
public final class SavedAnswers {
    private final InstantSource clock;

    public SavedAnswers(InstantSource clock) {
        this.clock = clock;
    }

    /// Judges.
    ///
    /// @param from a folder of saved answers, or a lone credential report
    /// @throws dev.lockstep.input.BadInput if the answers or the baseline are not what they should
    ///   be
    /// @throws Refused if these are the answers of another account
    public Audit audit(Path from, Goal goal) {
        SnapshotFolder.Saved saved = SnapshotFolder.readAll(from);
        return new Judge(goal, clock).audit(saved.answers()).withNotices(saved.notices());
    }
}
