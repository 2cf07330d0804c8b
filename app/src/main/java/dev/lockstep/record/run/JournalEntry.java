package dev.lockstep.record.run;

import dev.lockstep.effect.Assigned;
import dev.lockstep.effect.Touched;
import java.util.Locale;
import java.util.Optional;

/// What is to be journaled of a run, before it has its place in the chain. No secret is in it;
/// states, codes and messages are hostile text.
///
/// @param change the id of the change; empty where the run as a whole is meant
/// @param effect the place of the write among those of its change, from 0
/// @param operation such as `iam:CreateUser`; empty where the run as a whole is meant
/// @param requestId AWS's id of the request
/// @param states what the write touches, as it was seen
/// @param error why, in words
public record JournalEntry(
        String change,
        int effect,
        Event event,
        String operation,
        Optional<String> requestId,
        Optional<Result> result,
        Optional<Assigned> assigned,
        Optional<Touched> states,
        Optional<String> error) {
    /// What is told.
    public enum Event {
        /// The run is written down, and nothing of it is made yet. This line binds the journal to
        /// the head, whose hash it holds.
        BEGUN,
        /// A call is about to be made. Before it stands what was observed; with it, where a lost
        /// answer would leave it open whether AWS carried it out, what else tells that.
        INTENT,
        /// What became of the call.
        OUTCOME,
        /// How what it touches was seen. With the result `done`: it is as it should be.
        OBSERVED,
        /// Somebody goes on with the run.
        RESUMED,
        /// The run has come to an end, for now: all done, or stopped by what `error` tells.
        ENDED;

        /// The name in journals.
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What became of it.
    public enum Result {
        DONE,
        NOT_DONE,
        UNKNOWN;

        /// The name in journals.
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private static JournalEntry bare(
            String change, int effect, Event event, String operation, Optional<Result> result) {
        return new JournalEntry(
                change,
                effect,
                event,
                operation,
                Optional.empty(),
                result,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /// The run is written down.
    public static JournalEntry begun() {
        return bare("", 0, Event.BEGUN, "", Optional.empty());
    }

    /// A call is about to be made.
    public static JournalEntry intent(String change, int effect, String operation) {
        return bare(change, effect, Event.INTENT, operation, Optional.empty());
    }

    /// What became of a call.
    public static JournalEntry outcome(String change, int effect, String operation, Result result) {
        return bare(change, effect, Event.OUTCOME, operation, Optional.of(result));
    }

    /// How it was seen before the call.
    public static JournalEntry seenBefore(
            String change, int effect, String operation, Touched states) {
        return bare(change, effect, Event.OBSERVED, operation, Optional.empty()).with(states);
    }

    /// It was seen to be as it should be.
    public static JournalEntry seenDone(
            String change, int effect, String operation, Touched states) {
        return bare(change, effect, Event.OBSERVED, operation, Optional.of(Result.DONE))
                .with(states);
    }

    /// Somebody goes on with the run.
    public static JournalEntry resumed(String why) {
        return bare("", 0, Event.RESUMED, "", Optional.empty()).because(why);
    }

    /// All is done.
    public static JournalEntry ended() {
        return bare("", 0, Event.ENDED, "", Optional.of(Result.DONE));
    }

    /// It stops here.
    public static JournalEntry stopped(String why) {
        return bare("", 0, Event.ENDED, "", Optional.of(Result.NOT_DONE)).because(why);
    }

    /// The same with the states that were seen.
    public JournalEntry with(Touched seen) {
        return new JournalEntry(
                change,
                effect,
                event,
                operation,
                requestId,
                result,
                assigned,
                Optional.of(seen),
                error);
    }

    /// The same with what AWS chose.
    public JournalEntry with(Assigned chosen, Optional<String> request) {
        return new JournalEntry(
                change,
                effect,
                event,
                operation,
                request,
                result,
                Optional.of(chosen),
                states,
                error);
    }

    /// The same with the reason.
    public JournalEntry because(String why) {
        return new JournalEntry(
                change,
                effect,
                event,
                operation,
                requestId,
                result,
                assigned,
                states,
                Optional.of(why));
    }

    /// The same with AWS's id of the request.
    public JournalEntry by(Optional<String> request) {
        return new JournalEntry(
                change, effect, event, operation, request, result, assigned, states, error);
    }
}
