package dev.lockstep.record.run;

import dev.lockstep.record.run.JournalEntry.Event;
import dev.lockstep.record.run.JournalEntry.Result;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What a journal tells of a run: how far each of its writes came, and how it stands.
public final class RunTrace {
    private final RunHead head;
    private final Map<Place, EffectTrace> effects = new HashMap<>();
    private Optional<JournalEntry> last = Optional.empty();

    private record Place(String change, int effect) {}

    private RunTrace(RunHead head) {
        this.head = head;
    }

    /// How a run stands.
    public enum State {
        /// All is made and seen, or was so already.
        DONE,
        /// It ended before that, and said why.
        STOPPED,
        /// It did not end: its process was killed, or still runs.
        INTERRUPTED;

        /// The name in lists.
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// How a change stands.
    public enum ChangeState {
        /// Each of its writes is made and seen, or was so already.
        DONE,
        /// A call of it had no answer, or the process ended before it came: nobody knows whether it
        /// was made, whatever was told of a later call.
        UNKNOWN,
        /// AWS did not carry out a call of it.
        FAILED,
        /// Some of its writes are made, the others not yet; or what is made was not seen yet.
        BEGUN,
        /// Nothing of it.
        NOT_BEGUN
    }

    /// Reads a journal's lines.
    public static RunTrace of(RunHead head, List<JournalLine> lines) {
        var trace = new RunTrace(head);
        for (JournalLine line : lines) {
            JournalEntry entry = line.entry();
            trace.last = Optional.of(entry);
            if (!entry.change().isEmpty()) {
                trace.effects.merge(
                        new Place(entry.change(), entry.effect()),
                        EffectTrace.NONE.after(line),
                        (before, _) -> before.after(line));
            }
        }
        return trace;
    }

    /// What is told of one write.
    public EffectTrace of(String change, int effect) {
        return effects.getOrDefault(new Place(change, effect), EffectTrace.NONE);
    }

    /// How the run stands.
    public State state() {
        if (last.isEmpty() || last.get().event() != Event.ENDED) {
            return State.INTERRUPTED;
        }
        return last.get().result().filter(Result.DONE::equals).isPresent()
                ? State.DONE
                : State.STOPPED;
    }

    /// Why it stopped; hostile text may be in it.
    public Optional<String> why() {
        return last.filter(one -> one.event() == Event.ENDED).flatMap(JournalEntry::error);
    }

    /// How many changes are whole: each of their writes is made and seen, or was so already.
    public long changesDone() {
        return head.changes().stream().filter(this::isDone).count();
    }

    private boolean isDone(RunChange change) {
        return of(change) == ChangeState.DONE;
    }

    /// How a change stands.
    public ChangeState of(RunChange change) {
        boolean isSeen = true;
        boolean mayBeMade = false;
        boolean isRefused = false;
        boolean isBegun = false;
        for (int i = 0; i < change.effects().size(); i++) {
            EffectTrace trace = of(change.id(), i);
            isSeen &= trace.stage() == EffectTrace.Stage.SEEN;
            mayBeMade |= trace.mayBeMade();
            isRefused |= trace.stage() == EffectTrace.Stage.NOT_MADE && trace.intents() > 0;
            isBegun |= trace.stage() != EffectTrace.Stage.NOT_MADE;
        }
        if (isSeen) {
            return ChangeState.DONE;
        }
        if (mayBeMade) {
            return ChangeState.UNKNOWN;
        }
        if (isRefused) {
            return ChangeState.FAILED;
        }
        return isBegun ? ChangeState.BEGUN : ChangeState.NOT_BEGUN;
    }
}
