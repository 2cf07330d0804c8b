package dev.lockstep.record.run;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a run is bound to, written before anything is done: the plan that people saw, the account,
/// who asks, and each write with what it must find. The journal's first line holds its hash.
///
/// @param run the run's id, which sorts by time
/// @param plan SHA-256 of the plan's file, in hexadecimal
/// @param allowed the guards that a person has loosened, by name
/// @param undoes the run that this one takes back, if it does
/// @param startedAt UTC
/// @param changes in the order of the plan
public record RunHead(
        String run,
        String plan,
        Where where,
        List<String> allowed,
        Optional<String> undoes,
        Instant startedAt,
        List<RunChange> changes) {
    /// The name of the format.
    public static final String SCHEMA = "lockstep/run/1";

    public RunHead {
        allowed = List.copyOf(allowed);
        changes = List.copyOf(changes);
    }

    /// Which account is changed, by whom, and where AWS is asked.
    ///
    /// @param account 12 digits
    /// @param caller an ARN, if known
    /// @param endpoint if not AWS's own
    public record Where(
            String partition,
            String account,
            Optional<String> caller,
            Optional<String> endpoint,
            boolean practice) {}

    /// How many waves it has.
    public int waves() {
        return changes.stream().mapToInt(RunChange::wave).max().orElse(0);
    }

    /// The changes of one wave.
    public List<RunChange> wave(int wave) {
        return changes.stream().filter(one -> one.wave() == wave).toList();
    }
}
