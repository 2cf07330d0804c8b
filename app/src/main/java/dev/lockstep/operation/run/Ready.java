package dev.lockstep.operation.run;

import dev.lockstep.operation.LiveAccount;
import dev.lockstep.record.plan.PlanRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// A plan that is ready to be carried out, on an account that is held for it.
///
/// @param undoes what it takes back, if it does
public record Ready(
        Place place, LiveAccount.Request request, MakePlan.Made made, Optional<Undone> undoes)
        implements AutoCloseable {

    /// What a run is taken back from.
    ///
    /// @param run its id
    /// @param comesBack rights that come back though the baseline does not give them: sentences
    /// @param stays what cannot be taken back, and why: sentences
    /// @param unsure what is taken back though nobody can tell whether the run made it: sentences
    public record Undone(
            String run, List<String> comesBack, List<String> stays, List<String> unsure) {
        public Undone {
            comesBack = List.copyOf(comesBack);
            stays = List.copyOf(stays);
            unsure = List.copyOf(unsure);
        }
    }

    /// What must be typed, or named by `--confirm`, before it is carried out, each with the changes
    /// that it confirms.
    public SequencedMap<String, List<PlanRecord.ChangeRecord>> toConfirm() {
        var all = new LinkedHashMap<String, List<PlanRecord.ChangeRecord>>();
        for (PlanRecord.ChangeRecord change : made.record().changes()) {
            change.confirm()
                    .ifPresent(
                            word -> all.computeIfAbsent(word, _ -> new ArrayList<>()).add(change));
        }
        return all;
    }

    @Override
    public void close() {
        place.close();
    }
}
