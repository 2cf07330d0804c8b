package dev.lockstep.apply;

import dev.lockstep.baseline.Baseline;
import dev.lockstep.change.Reversal;
import dev.lockstep.effect.Effect;
import dev.lockstep.record.run.JournalLine;
import dev.lockstep.record.run.RunHead;
import dev.lockstep.write.Seen;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What takes a run back: pure. A journal is no authority: what is not shown as made by the run's
/// head, by its chain and by what was observed before is not taken back.
///
/// @param reversals newest first; to be planned and guarded like any other change
/// @param comesBack rights that come back though the baseline does not give them: plain sentences
/// @param stays what cannot be taken back, and why: plain sentences
/// @param refused why nothing of it may be done; if not empty, nothing is
public record Undoing(
        List<Reversal> reversals,
        List<String> comesBack,
        List<String> stays,
        List<String> refused) {
    public Undoing {
        reversals = List.copyOf(reversals);
        comesBack = List.copyOf(comesBack);
        stays = List.copyOf(stays);
        refused = List.copyOf(refused);
    }

    /// The writes of a run that were made: each is to be looked at before it is taken back.
    ///
    /// @param only the ids of changes; empty: all
    public static List<Effect> toLookAt(RunHead head, List<JournalLine> lines, Set<String> only) {
        return List.of(); // interim
    }

    /// What takes a run back.
    ///
    /// @param only the ids of changes; what hangs on them is taken back too; empty: all
    /// @param seen how what each write touches is now
    public static Undoing of(
            RunHead head,
            List<JournalLine> lines,
            Set<String> only,
            Map<Effect, Seen> seen,
            Baseline baseline) {
        return new Undoing(List.of(), List.of(), List.of(), List.of()); // interim
    }
}
