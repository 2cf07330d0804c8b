package dev.lockstep.plan.guard;

import dev.lockstep.plan.PlanRequest;
import dev.lockstep.plan.PlannedChange;
import java.util.List;
import java.util.Optional;

/// Which changes of a plan a person must confirm by typing a name.
///
/// A change that stops one access key that was used within `limits.key-used-days` (or may have
/// been), or takes rights from its user at some moment of the plan, is confirmed by the key's id;
/// one that deletes a user, takes a password away that was used as lately, or stops several keys of
/// one user, by the user's name. Where that concerns several users at once nothing can be typed,
/// and the guard working-key-kept refuses. Deleting again what a run itself made needs no
/// confirmation.
public final class Confirmations {
    private Confirmations() {}

    /// The same changes, each with what must be typed for it.
    public static List<PlannedChange> added(PlanRequest request, List<PlannedChange> changes) {
        return added(new Situation(request, changes));
    }

    static List<PlannedChange> added(Situation situation) {
        WorkingKeys keys = situation.workingKeys();
        return situation.changes().stream()
                .map(change -> {
                    Optional<String> typed = keys.confirms(change);
                    return typed.isEmpty() ? change : with(change, typed);
                })
                .toList();
    }

    private static PlannedChange with(PlannedChange change, Optional<String> typed) {
        return new PlannedChange(
                change.id(),
                change.change(),
                change.because(),
                change.before(),
                change.after(),
                change.wave(),
                change.comesAfter(),
                change.temporary(),
                typed);
    }
}
