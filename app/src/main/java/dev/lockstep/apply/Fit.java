package dev.lockstep.apply;

import dev.lockstep.effect.Touched;
import java.util.TreeMap;

/// Whether what was seen is what was expected.
public final class Fit {
    /// What AWS calls by an id that it chose while the run went on: nobody can have expected it.
    private static final String CHOSEN = "unique id of ";

    private Fit() {}

    /// Whether it is so; ids that nobody could expect may be there.
    public static boolean fits(Touched expected, Touched seen) {
        if (seen.equals(expected)) {
            return true;
        }
        var states = new TreeMap<>(seen.states());
        states.keySet().removeIf(name -> isChosen(name) && !expected.states().containsKey(name));
        return states.equals(expected.states());
    }

    /// Whether a state tells of an id that AWS chose.
    static boolean isChosen(String name) {
        return name.startsWith(CHOSEN);
    }
}
