package dev.lockstep.operation;

import dev.lockstep.collect.FolderWriter;
import dev.lockstep.collect.SnapshotFiles;
import dev.lockstep.control.Audit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/// Saves what an audit of an account reads, to judge it later or elsewhere.
public final class SaveSnapshot {
    private final LiveAccount account;

    public SaveSnapshot(LiveAccount account) {
        this.account = account;
    }

    /// Reads what an audit with the same request would read, and writes it, whole or not at all.
    ///
    /// @param folder a new folder, or an empty one
    /// @return the audit
    /// @throws Refused if the folder holds something already; nothing was read then
    /// @throws IOException if the folder cannot be written
    /// @throws dev.lockstep.collect.NoSession if AWS cannot be asked
    public Audit save(LiveAccount.Request request, Path folder, LiveAccount.Watch watch)
            throws IOException {
        return save(request, folder, watch, files -> files).audit();
    }

    /// The same, where other files are written in the place of those that were read.
    ///
    /// @param as what is written
    public LiveAccount.Judged save(
            LiveAccount.Request request,
            Path folder,
            LiveAccount.Watch watch,
            UnaryOperator<SnapshotFiles> as)
            throws IOException {
        if (!FolderWriter.isFree(folder)) {
            throw new Refused(
                    folder
                            + " exists and is not an empty folder; nothing was read. Give a new"
                            + " folder");
        }
        LiveAccount.Judged judged = account.judge(request, watch);
        FolderWriter.write(as.apply(judged.files()), folder);
        return judged;
    }
}
