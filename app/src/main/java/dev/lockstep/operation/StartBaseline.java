package dev.lockstep.operation;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.collect.SnapshotFolder;
import dev.lockstep.lockstepfile.AccountFile;
import dev.lockstep.lockstepfile.StarterFile;
import java.nio.file.Path;

/// Drafts a lockstep.yaml for a person to correct.
public final class StartBaseline {
    private StartBaseline() {}

    /// The text of a starter file with everything at its default.
    public static String plain() {
        return StarterFile.render();
    }

    /// The text of a file that describes an account as it is.
    ///
    /// @param from a folder of saved answers, or a lone credential report
    /// @throws dev.lockstep.input.BadInput if it is neither
    public static String ofAccount(Path from) {
        return AccountFile.render(AccountSnapshot.of(SnapshotFolder.read(from)));
    }

    /// The same for an account as AWS tells it.
    public static String ofAccount(LiveAccount.Judged judged) {
        return AccountFile.render(judged.audit().snapshot());
    }
}
