package dev.lockstep.apply;

import dev.lockstep.record.run.EffectTrace;
import dev.lockstep.record.run.JournalEntry;
import dev.lockstep.record.run.JournalLine;
import dev.lockstep.record.run.RunChange;
import dev.lockstep.record.run.RunHead;
import dev.lockstep.record.run.RunTrace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Whether a journal, its chain verified, tells of the run that its head describes: each line is of
/// a write of the plan, and what was seen before each call is what the plan says.
public final class JournalFit {
    private JournalFit() {}

    /// Where head and journal do not fit each other: whoever wrote it, lockstep did not.
    ///
    /// @return a sentence each; none if they fit
    public static List<String> faults(RunHead head, List<JournalLine> lines) {
        var faults = new ArrayList<String>();
        Map<String, RunChange> changes = new HashMap<>();
        head.changes().forEach(change -> changes.put(change.id(), change));
        for (JournalLine line : lines) {
            JournalEntry entry = line.entry();
            if (!entry.change().isEmpty() && !fits(changes, entry)) {
                faults.add(
                        "line %d of the journal tells of a write that the run's plan does not have"
                                .formatted(line.seq()));
            }
        }
        RunTrace trace = RunTrace.of(head, lines);
        for (RunChange change : head.changes()) {
            for (int i = 0; i < change.effects().size(); i++) {
                fault(change, i, trace.of(change.id(), i), faults);
            }
        }
        return List.copyOf(faults);
    }

    private static void fault(RunChange change, int index, EffectTrace one, List<String> faults) {
        if (one.made() && one.intents() == 0) {
            faults.add(
                    "%s: the journal says that it was made, and not that it was to be made"
                            .formatted(change.id()));
        } else if (one.intents() > 0
                && one.before()
                        .filter(seen -> Fit.fits(change.effects().get(index).before(), seen))
                        .isEmpty()) {
            faults.add(
                    "%s: what the journal says that it was like before is not what the plan says"
                            .formatted(change.id()));
        }
    }

    private static boolean fits(Map<String, RunChange> changes, JournalEntry entry) {
        RunChange change = changes.get(entry.change());
        return change != null
                && entry.effect() >= 0
                && entry.effect() < change.effects().size()
                && change.effects()
                        .get(entry.effect())
                        .effect()
                        .operation()
                        .equals(entry.operation());
    }
}
