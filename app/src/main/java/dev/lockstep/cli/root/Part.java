package dev.lockstep.cli.root;

import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.root.LookAtRoot.Looked;

/// How one of root's steps ended.
///
/// @param looked what was seen last
/// @param usesRoot whether root signed in for it, as this walk saw
/// @param isWritten whether the answer was written already, as that of a run
record Part(Looked looked, ExitStatus status, boolean usesRoot, boolean isWritten) {
    static Part of(Looked looked, ExitStatus status) {
        return new Part(looked, status, false, false);
    }

    static Part byRoot(Looked looked, ExitStatus status) {
        return new Part(looked, status, true, false);
    }
}
