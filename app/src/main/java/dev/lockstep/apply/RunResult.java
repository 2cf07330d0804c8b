package dev.lockstep.apply;

import dev.lockstep.record.run.JournalEntry;
import java.util.List;

/// What became of a run, as far as it was carried out.
///
/// @param changes all of them, in the order of the plan
/// @param why it ended, one plain sentence; hostile text may be in it
/// @param unwritten what could not be journaled, in order: to be kept elsewhere and shown
public record RunResult(
        String run, End end, String why, List<ChangeResult> changes, List<JournalEntry> unwritten) {
    /// Why it came to its end.
    public enum End {
        /// All is done and verified.
        DONE,
        /// Something of the account or of AWS stopped it.
        STOPPED,
        /// A person did, between two waves or by an interrupt.
        INTERRUPTED,
        /// The journal cannot be written any more.
        NOT_JOURNALED
    }

    public RunResult {
        changes = List.copyOf(changes);
        unwritten = List.copyOf(unwritten);
    }

    /// Whether nothing was done to the account for sure, by this process or before it.
    public boolean isNothingDone() {
        return changes.stream()
                .noneMatch(one ->
                        one.made()
                                || one.state() == ChangeResult.State.UNKNOWN
                                || one.state() == ChangeResult.State.UNVERIFIED);
    }
}
