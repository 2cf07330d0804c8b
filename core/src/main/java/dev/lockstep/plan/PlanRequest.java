package dev.lockstep.plan;

import dev.lockstep.control.Audit;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What is to be planned.
///
/// @param audit of all controls, whatever is selected: mending one step must not break another
/// @param selection of which findings are mended; changes that are only made when asked for by
///   `--only` look at its controls
/// @param loosened guards that a person has loosened
/// @param caller the ARN of who will carry it out, if known
/// @param takenOut when a run last took a credential of a user away (UTC), by user name, as far as
///   journals tell: AWS does not show since when a user has no password. A user without keys is
///   only ever deleted if this says since when.
public record PlanRequest(
        Audit audit,
        Audit.Selection selection,
        Set<Guard> loosened,
        Optional<String> caller,
        Map<String, Instant> takenOut) {
    public PlanRequest {
        loosened = Set.copyOf(loosened);
        takenOut = Map.copyOf(takenOut);
    }

    /// One without journals.
    public PlanRequest(
            Audit audit, Audit.Selection selection, Set<Guard> loosened, Optional<String> caller) {
        this(audit, selection, loosened, caller, Map.of());
    }

    /// The same for another audit, such as that of the account as it would be.
    public PlanRequest of(Audit other) {
        return new PlanRequest(other, selection, loosened, caller, takenOut);
    }
}
