package dev.lockstep.apply;

import dev.lockstep.control.Audit;
import dev.lockstep.control.Status;
import dev.lockstep.control.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where the account as it was read after a run is judged otherwise than the rehearsal said.
///
/// @param control the id of the control
/// @param rehearsed the status that the rehearsal said; none: no such finding
/// @param live the status that was found; none: no such finding
/// @param waitsUntil when AWS's next report can show it (UTC), if the finding rests on one that is
///   older than the run; else it is a real difference
public record Difference(
        String control,
        Subject subject,
        Optional<Status> rehearsed,
        Optional<Status> live,
        Optional<Instant> waitsUntil) {

    /// All differences, in the order of the audit.
    ///
    /// @param began when the run began
    public static List<Difference> between(Audit rehearsed, Audit live, Instant began) {
        return List.of(); // interim
    }
}
