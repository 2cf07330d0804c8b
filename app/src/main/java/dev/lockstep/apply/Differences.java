package dev.lockstep.apply;

import dev.lockstep.effect.Touched;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/// Says in words what of two states differs.
public final class Differences {
    private static final int LONGEST = 200;

    private Differences() {}

    /// One sentence about the first thing that is otherwise; hostile text is in it.
    static String told(Touched expected, Touched seen) {
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

    private static String value(Map<String, String> states, String name) {
        String value = states.get(name);
        return value == null ? "not there" : "\"" + shortened(value) + "\"";
    }

    /// A text that a message can hold.
    public static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
