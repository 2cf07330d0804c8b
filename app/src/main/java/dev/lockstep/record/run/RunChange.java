package dev.lockstep.record.run;

import dev.lockstep.change.Change;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import java.util.List;
import java.util.Optional;

/// A change in its place in a run.
///
/// @param id such as `c7`, unique in the run
/// @param kind such as `deactivate-access-key`
/// @param title one sentence; names in it are hostile text
/// @param irreversible why nothing can bring back what it takes, if so
/// @param confirmed whether a person named what it is about by hand
/// @param wave 1 and up
/// @param comesAfter the ids of changes of the same wave that must be made before it
/// @param effects in the order in which they must be made
public record RunChange(
        String id,
        String kind,
        Step step,
        Subject subject,
        String title,
        Change.Risk risk,
        Change.Nature nature,
        Optional<String> irreversible,
        boolean confirmed,
        int wave,
        List<String> comesAfter,
        List<RunEffect> effects) {
    public RunChange {
        comesAfter = List.copyOf(comesAfter);
        effects = List.copyOf(effects);
    }
}
