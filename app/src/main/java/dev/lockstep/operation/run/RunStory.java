package dev.lockstep.operation.run;

import dev.lockstep.record.run.JournalLine;
import dev.lockstep.record.run.RunChange;
import dev.lockstep.record.run.RunHead;
import dev.lockstep.record.run.RunTrace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the journal of a run tells of each of its changes.
///
/// @param states by the id of the change, in the order of the plan
/// @param state how the run stands
/// @param why it stopped, if it did
record RunStory(Map<String, RunTrace.ChangeState> states, RunTrace.State state, String why) {
    static RunStory of(RunHead head, List<JournalLine> lines) {
        RunTrace trace = RunTrace.of(head, lines);
        Map<String, RunTrace.ChangeState> states = new LinkedHashMap<>();
        for (RunChange change : head.changes()) {
            states.put(change.id(), trace.of(change));
        }
        return new RunStory(states, trace.state(), trace.why().orElse(""));
    }

    int left() {
        return states.size() - done();
    }

    int done() {
        return (int)
                states.values().stream().filter(one -> one == RunTrace.ChangeState.DONE).count();
    }

    /// Whether the journal says that all is done.
    boolean isDone() {
        return state == RunTrace.State.DONE;
    }
}
