package dev.lockstep.apply;

import dev.lockstep.effect.Touched;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/// Whether what was seen is what was expected, and in what it is not.
public final class Fit {
    private static final int LONGEST = 200;

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

    /// One sentence about the first thing that is otherwise; hostile text is in it.
    static String difference(Touched expected, Touched seen) {
        var names = new TreeSet<>(expected.states().keySet());
        names.addAll(seen.states().keySet());
        for (String name : names) {
            if (!Objects.equals(expected.states().get(name), seen.states().get(name))) {
                return "%s is %s, not %s as the plan says"
                        .formatted(
                                shortened(name),
                                value(seen.states(), name),
                                value(expected.states(), name));
            }
        }
        return "it is as the plan says";
    }

    /// A state as a message can hold it.
    static String value(Map<String, String> states, String name) {
        String value = states.get(name);
        return value == null ? "not there" : "\"" + shortened(value) + "\"";
    }

    /// A text that a message can hold.
    public static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
