package dev.lockstep.plan;

import dev.lockstep.control.Audit;
import java.util.Optional;
import java.util.Set;

/// What is to be planned.
///
/// @param audit of all controls, whatever is selected: mending one step must not break another
/// @param selection of which findings are mended; changes that are only made when asked for by
///   `--only` look at its controls
/// @param loosened guards that a person has loosened
/// @param caller the ARN of who will carry it out, if known
public record PlanRequest(
        Audit audit, Audit.Selection selection, Set<Guard> loosened, Optional<String> caller) {
    public PlanRequest {
        loosened = Set.copyOf(loosened);
    }
}
