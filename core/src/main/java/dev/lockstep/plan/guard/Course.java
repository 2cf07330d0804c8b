package dev.lockstep.plan.guard;

import dev.lockstep.effect.Effect;
import dev.lockstep.plan.PlannedChange;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The writes of a plan, and which of them must come before which: those of an earlier wave, those
/// of changes that a change comes after, and within one change those that stand before.
///
/// A moment of the plan is a set of writes that are made, which holds with each write all that must
/// come before it. That is finer than changes: a run may stop in the middle of one.
final class Course {
    private final List<Write> writes = new ArrayList<>();

    /// The number of the first write of the wave of a write.
    private final int[] waveStart;

    /// The number of the first write of the change of a write.
    private final int[] changeStart;

    private final Map<String, Integer> firstOf = new HashMap<>();
    private final Map<String, Integer> endOf = new HashMap<>();

    private final Map<String, PlannedChange> changes = new HashMap<>();

    /// By the id of a change: the writes of its wave that must come before it, counted from the
    /// first of the wave.
    private final Map<String, BitSet> earlier = new HashMap<>();

    Course(List<PlannedChange> all) {
        List<PlannedChange> byWave =
                all.stream().sorted(Comparator.comparingInt(PlannedChange::wave)).toList();
        for (PlannedChange change : byWave) {
            changes.put(change.id(), change);
            firstOf.put(change.id(), writes.size());
            for (Effect effect : change.change().effects()) {
                writes.add(new Write(writes.size(), change, effect));
            }
            endOf.put(change.id(), writes.size());
        }
        this.waveStart = new int[writes.size()];
        this.changeStart = new int[writes.size()];
        int wave = 0;
        for (Write write : writes) {
            int number = write.number();
            if (number > 0 && write.change().wave() != writes.get(number - 1).change().wave()) {
                wave = number;
            }
            waveStart[number] = wave;
            changeStart[number] = firstOf.getOrDefault(write.change().id(), number);
        }
    }

    List<Write> writes() {
        return writes;
    }

    Write write(int number) {
        return writes.get(number);
    }

    int size() {
        return writes.size();
    }

    /// Whether one must be made before another.
    boolean isBefore(int one, int other) {
        if (changeStart[one] == changeStart[other]) {
            return one < other;
        }
        return one < waveStart[other]
                || (waveStart[one] == waveStart[other]
                        && earlier(write(other).change(), waveStart[other])
                                .get(one - waveStart[other]));
    }

    /// Adds a write to a moment, with all that must come before it.
    void include(int number, BitSet moment) {
        if (!moment.get(number)) {
            int start = waveStart[number];
            moment.set(0, start);
            earlier(write(number).change(), start).stream()
                    .forEach(one -> moment.set(start + one));
            moment.set(changeStart[number], number + 1);
        }
    }

    /// @param start the first write of the change's wave
    private BitSet earlier(PlannedChange change, int start) {
        BitSet known = earlier.get(change.id());
        if (known == null) {
            known = new BitSet();
            // Put first: a plan whose changes come after each other in a ring must not hang us.
            earlier.put(change.id(), known);
            for (String id : change.comesAfter()) {
                PlannedChange other = changes.get(id);
                // Whatever is of an earlier wave comes before in any case.
                if (other != null && other.wave() == change.wave()) {
                    known.or(earlier(other, start));
                    known.set(
                            firstOf.getOrDefault(id, start) - start,
                            endOf.getOrDefault(id, start) - start);
                }
            }
        }
        return known;
    }
}
