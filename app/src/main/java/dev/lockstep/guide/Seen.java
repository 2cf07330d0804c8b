package dev.lockstep.guide;

import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.Audit;
import dev.lockstep.keys.Agenda;
import dev.lockstep.plan.Plan;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is so of an account, as far as it was read.
///
/// @param plan of all that fails, with the audit that it mends
/// @param asked what a plan changes only if a control is asked for by its id, by that id: a
///   sentence for each change
/// @param caller the ARN of who walks
/// @param hasFile whether there is a lockstep.yaml
/// @param agenda what waits of access keys and runs
/// @param touched when runs of this machine last changed something of a user (UTC), and what was
///   not taken back
public record Seen(
        Plan plan,
        Map<String, List<String>> asked,
        Optional<String> caller,
        boolean hasFile,
        Agenda agenda,
        Skips skips,
        Map<Touched, Instant> touched) {
    public Seen {
        asked = Map.copyOf(asked);
        touched = Map.copyOf(touched);
    }

    /// What a run changed of a user.
    ///
    /// @param user its name; root is `<root_account>`
    /// @param kind of the change, such as `give-password`
    /// @param subject what was changed: the user, or the id of a key
    public record Touched(String user, String kind, String subject) {}

    /// The audit.
    public Audit audit() {
        return plan.before();
    }

    /// What is wanted.
    public Baseline baseline() {
        return audit().baseline();
    }

    /// As of when it was judged (UTC).
    public Instant now() {
        return audit().judgedAt();
    }
}
