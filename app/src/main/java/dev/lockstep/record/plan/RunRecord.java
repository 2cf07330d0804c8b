package dev.lockstep.record.plan;

import dev.lockstep.control.Status;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.record.AuditRecord;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A run as plain data: what became of it and of each of its changes.
///
/// @param plan the hash of the plan that was carried out
/// @param undoes the run that it takes back, if it does
/// @param allow the guards that a person had loosened
/// @param why it ended as it did, one sentence; empty where all is done
/// @param hash of the last line of its journal
/// @param differences where the account is judged otherwise than the rehearsal said
/// @param steps the eight steps as they are after it, where the account was read again
public record RunRecord(
        String id,
        AuditRecord.AccountRecord account,
        String plan,
        Optional<String> undoes,
        List<String> allow,
        Instant startedAt,
        State state,
        String why,
        Optional<String> hash,
        List<ChangeState> changes,
        List<DifferenceRecord> differences,
        List<PlanRecord.StepRecord> steps) {

    /// The name of the format.
    public static final String SCHEMA = "lockstep/run-report/1";

    public RunRecord {
        allow = List.copyOf(allow);
        changes = List.copyOf(changes);
        differences = List.copyOf(differences);
        steps = List.copyOf(steps);
    }

    /// How a run stands.
    public enum State {
        /// All of it is made and verified.
        DONE,
        /// It came to an end before that.
        STOPPED,
        /// It has no end yet: its process is gone, or still at work.
        INTERRUPTED,
        /// Another run has taken all of it back.
        UNDONE;

        /// The name in JSON.
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What became of a change.
    ///
    /// @param state such as `done`, `stale` or `not-begun`
    /// @param detail a sentence, where there is something to tell
    /// @param irreversible why it cannot be taken back, where that is so
    public record ChangeState(
            String id,
            String kind,
            Step step,
            Subject subject,
            String title,
            int wave,
            String state,
            String detail,
            Optional<String> irreversible) {
        /// Whether it is as it should be.
        public boolean isDone() {
            return state.equals("done") || state.equals("already");
        }
    }

    /// Where an account is judged otherwise than the rehearsal said.
    ///
    /// @param waitsUntil when AWS's next report can show it, if it waits for one
    public record DifferenceRecord(
            String control,
            Subject subject,
            Optional<Status> rehearsed,
            Optional<Status> live,
            Optional<Instant> waitsUntil) {}

    /// How many changes are as they should be.
    public int done() {
        return (int) changes.stream().filter(ChangeState::isDone).count();
    }
}
