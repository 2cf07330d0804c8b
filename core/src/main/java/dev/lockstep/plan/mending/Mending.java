package dev.lockstep.plan.mending;

import dev.lockstep.change.Change;
import dev.lockstep.plan.ByHand;
import java.util.List;

/// What mends one finding: changes, or what a person has to do, or both. A failing finding never
/// has neither: nothing is passed over in silence.
///
/// @param byHand lines of a plan, as they are
/// @param tasks of which those that differ in the subject alone become one line
record Mending(List<Change> changes, List<ByHand> byHand, List<Task> tasks) {
    static final Mending NOTHING = new Mending(List.of(), List.of());

    Mending {
        changes = List.copyOf(changes);
        byHand = List.copyOf(byHand);
        tasks = List.copyOf(tasks);
    }

    Mending(List<Change> changes, List<ByHand> byHand) {
        this(changes, byHand, List.of());
    }

    static Mending by(Change... changes) {
        return new Mending(List.of(changes), List.of());
    }

    static Mending byHand(ByHand one) {
        return new Mending(List.of(), List.of(one));
    }

    static Mending byHand(Task... tasks) {
        return new Mending(List.of(), List.of(), List.of(tasks));
    }
}
