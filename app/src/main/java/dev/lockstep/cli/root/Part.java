package dev.lockstep.cli.root;

import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.root.LookAtRoot.Looked;

/// How one of root's steps ended.
///
/// @param looked what was seen last
/// @param usesRoot whether root signed in for it, as this walk saw
/// @param isWritten whether the answer was written already, as that of a run
/// @param isChanged whether something was done: a run made something, or may have, or AWS showed
///   what root did meanwhile
record Part(
        Looked looked, ExitStatus status, boolean usesRoot, boolean isWritten, boolean isChanged) {
    static Part of(Looked looked, ExitStatus status) {
        return new Part(looked, status, false, false, false);
    }

    /// Root asks, and nothing was done.
    static Part byRoot(Looked looked, ExitStatus status) {
        return new Part(looked, status, true, false, false);
    }

    /// Root did something in the console, as AWS showed.
    static Part seen(Looked looked, ExitStatus status) {
        return new Part(looked, status, true, false, true);
    }

    /// Root had a run make something.
    static Part run(Looked looked, ExitStatus status) {
        return new Part(looked, status, true, true, status != ExitStatus.REFUSED);
    }
}
