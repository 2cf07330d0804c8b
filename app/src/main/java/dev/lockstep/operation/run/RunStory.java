package dev.lockstep.operation.run;

import dev.lockstep.record.run.JournalEntry;
import dev.lockstep.record.run.JournalLine;
import dev.lockstep.record.run.RunChange;
import dev.lockstep.record.run.RunHead;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the journal of a run tells of each of its changes.
///
/// @param states by the id of the change, in the order of the plan
/// @param ended why it came to an end, if it did; empty text: all done
record RunStory(Map<String, State> states, Optional<String> ended) {
    /// How a change stands by the journal.
    enum State {
        /// Each write was made and seen.
        DONE,
        /// A call was begun whose outcome, or whose effect, is not told.
        BEGUN,
        /// AWS did not carry out a call of it.
        FAILED,
        NOT_BEGUN
    }

    static RunStory of(RunHead head, List<JournalLine> lines) {
        Map<String, Set<Integer>> done = new LinkedHashMap<>();
        Map<String, Set<Integer>> begun = new LinkedHashMap<>();
        Set<String> failed = new HashSet<>();
        Optional<String> ended = Optional.empty();
        for (JournalLine line : lines) {
            JournalEntry entry = line.entry();
            switch (entry.event()) {
                case INTENT -> {
                    add(begun, entry);
                    failed.remove(entry.change());
                    ended = Optional.empty();
                }
                case OUTCOME -> {
                    if (entry.result().stream()
                            .anyMatch(one -> one == JournalEntry.Result.NOT_DONE)) {
                        failed.add(entry.change());
                    }
                }
                case OBSERVED -> {
                    if (entry.result().stream().anyMatch(one -> one == JournalEntry.Result.DONE)) {
                        add(done, entry);
                    }
                }
                case BEGUN, RESUMED -> ended = Optional.empty();
                case ENDED -> ended = Optional.of(entry.error().orElse(""));
            }
        }
        Map<String, State> states = new LinkedHashMap<>();
        for (RunChange change : head.changes()) {
            String id = change.id();
            State state =
                    done.getOrDefault(id, Set.of()).size() >= change.effects().size()
                            ? State.DONE
                            : failed.contains(id)
                                    ? State.FAILED
                                    : begun.containsKey(id) || done.containsKey(id)
                                            ? State.BEGUN
                                            : State.NOT_BEGUN;
            states.put(id, state);
        }
        return new RunStory(states, ended);
    }

    private static void add(Map<String, Set<Integer>> all, JournalEntry entry) {
        all.computeIfAbsent(entry.change(), _ -> new HashSet<>()).add(entry.effect());
    }

    int left() {
        return (int) states.values().stream().filter(one -> one != State.DONE).count();
    }

    int done() {
        return states.size() - left();
    }

    /// Whether the journal says that all is done.
    boolean isDone() {
        return ended.stream().anyMatch(String::isEmpty);
    }
}
