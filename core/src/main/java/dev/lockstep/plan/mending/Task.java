package dev.lockstep.plan.mending;

import dev.lockstep.control.Step;
import dev.lockstep.plan.ByHand;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/// What a person has to do for one subject. Tasks that differ in the subject alone become one line
/// of a plan, which names them all.
///
/// @param what plain sentences that hold for every subject
/// @param about whom or what it is about; hostile text; empty where `what` says it
/// @param command the command of Lockstep that helps, if one is built
record Task(Step step, String what, Optional<String> about, Optional<String> command) {
    /// What tells which tasks become one line.
    record Kind(Step step, String what, Optional<String> command) {}

    /// One for which there is no command yet.
    static Task of(Step step, String what, String about) {
        return new Task(step, what, Optional.of(about), Optional.empty());
    }

    /// One that names its subject itself.
    static Task of(Step step, String what) {
        return new Task(step, what, Optional.empty(), Optional.empty());
    }

    /// The same with the command of Lockstep that helps.
    Task by(String own) {
        return new Task(step, what, about, Optional.of(own));
    }

    /// The same about another subject.
    Task about(String subject) {
        return new Task(step, what, Optional.of(subject), command);
    }

    Kind kind() {
        return new Kind(step, what, command);
    }

    /// The line of a plan for all tasks of a kind.
    static ByHand line(Kind kind, Collection<String> about, SortedSet<String> because) {
        return new ByHand(
                kind.step(),
                about.isEmpty() ? kind.what() : kind.what() + " This is about " + list(about) + ".",
                kind.command(),
                because);
    }

    private static String list(Collection<String> names) {
        List<String> all = List.copyOf(names);
        return all.size() == 1
                ? all.getFirst()
                : String.join(", ", all.subList(0, all.size() - 1)) + " and " + all.getLast();
    }
}
