package dev.lockstep.plan.guard;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// What a guard says of a plan.
///
/// @param detail plain sentences; names in it are hostile text
record Outcome(boolean holds, String detail) {
    private static final int NAMED = 5;

    static Outcome holds(String detail) {
        return new Outcome(true, detail);
    }

    static Outcome refuses(String detail) {
        return new Outcome(false, detail);
    }

    /// The first few of some names.
    static String some(Collection<String> names) {
        List<String> sorted = names.stream().distinct().sorted().toList();
        String first = sorted.stream().limit(NAMED).collect(Collectors.joining(", "));
        return sorted.size() <= NAMED ? first : first + " and " + (sorted.size() - NAMED) + " more";
    }
}
