package dev.lockstep.plan;

import dev.lockstep.change.Change;
import dev.lockstep.effect.Touched;
import java.util.List;
import java.util.Optional;

/// A change in its place in a plan.
///
/// @param id such as `c7`, unique in the plan
/// @param because the ids of the controls whose findings it mends, sorted
/// @param before what it touches, as it is when its turn has come
/// @param after the same, once it is made
/// @param wave 1 and up: a wave is made whole, and verified, before the next begins
/// @param comesAfter the ids of changes of the same wave that must be made before it; any other
///   order within a wave is allowed
/// @param temporary controls that fail in between, and what heals them, in plain words
/// @param confirm what a person must type, such as the id of a key that was used lately
public record PlannedChange(
        String id,
        Change change,
        List<String> because,
        Touched before,
        Touched after,
        int wave,
        List<String> comesAfter,
        List<String> temporary,
        Optional<String> confirm) {
    public PlannedChange {
        because = because.stream().sorted().distinct().toList();
        comesAfter = List.copyOf(comesAfter);
        temporary = List.copyOf(temporary);
    }
}
