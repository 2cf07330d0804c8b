package dev.lockstep.operation;

import dev.lockstep.collect.SnapshotFiles;
import dev.lockstep.collect.SnapshotFolder;
import dev.lockstep.control.Audit;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

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
        return judge(from, goal).audit();
    }

    /// Judges, and gives the answers too.
    ///
    /// @throws dev.lockstep.input.BadInput if the answers or the baseline are not what they should
    ///   be
    /// @throws Refused if these are the answers of another account
    public LiveAccount.Judged judge(Path from, Goal goal) {
        SnapshotFiles files = SnapshotFolder.filesAt(from);
        SnapshotFolder.Saved saved = SnapshotFolder.readAll(files);
        return new LiveAccount.Judged(
                new Judge(goal, clock).audit(saved.answers()).withNotices(saved.notices()),
                files,
                List.of());
    }
}
