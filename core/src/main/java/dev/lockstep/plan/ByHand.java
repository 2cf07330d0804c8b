package dev.lockstep.plan;

import dev.lockstep.control.Step;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// What a plan leaves to a person, with exact instructions.
///
/// @param text plain sentences; names in it are hostile text
/// @param command the command of Lockstep that helps, if one is built
/// @param because the ids of the controls whose findings it stands for
public record ByHand(Step step, String text, Optional<String> command, SortedSet<String> because) {
    public ByHand {
        because = Collections.unmodifiableSortedSet(new TreeSet<>(because));
    }

    /// One of which it is still to be said which findings it stands for.
    public ByHand(Step step, String text, Optional<String> command) {
        this(step, text, command, new TreeSet<>());
    }

    /// The same for the findings of these controls too.
    public ByHand alsoBecause(List<String> controls) {
        var all = new TreeSet<>(because);
        all.addAll(controls);
        return new ByHand(step, text, command, all);
    }
}
