package dev.lockstep.effect.touched;

import dev.lockstep.account.around.Trail;
import dev.lockstep.effect.Touched;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The event selectors of a trail as states, and back again. A list is told member by member, so
/// that nothing has to be parsed.
final class SelectorStates {
    private final String trail;
    private final SortedMap<String, String> states;

    private SelectorStates(String trail, SortedMap<String, String> states) {
        this.trail = trail;
        this.states = states;
    }

    static Touched of(String trail, Trail.Selectors selectors) {
        var made = new SelectorStates(trail, new TreeMap<>());
        for (int i = 0; i < selectors.basic().size(); i++) {
            made.basic(i, selectors.basic().get(i));
        }
        for (int i = 0; i < selectors.advanced().size(); i++) {
            List<Trail.Field> fields = selectors.advanced().get(i).fields();
            for (int j = 0; j < fields.size(); j++) {
                made.field(i, j, fields.get(j));
            }
        }
        return new Touched(made.states);
    }

    /// The selectors that states tell; empty where they tell none.
    static Optional<Trail.Selectors> read(String trail, SortedMap<String, String> states) {
        var given = new SelectorStates(trail, states);
        var selectors = new Trail.Selectors(given.basic(), given.advanced());
        return selectors.basic().isEmpty() && selectors.advanced().isEmpty()
                ? Optional.empty()
                : Optional.of(selectors);
    }

    private void basic(int number, Trail.Basic basic) {
        states.put(basic(number, "ReadWriteType"), basic.readWriteType());
        states.put(
                basic(number, "IncludeManagementEvents"),
                Boolean.toString(basic.managementEvents()));
        list(basic(number, "ExcludeManagementEventSources"), basic.excludedSources());
    }

    private List<Trail.Basic> basic() {
        var found = new ArrayList<Trail.Basic>();
        for (int i = 0; states.containsKey(basic(i, "ReadWriteType")); i++) {
            found.add(
                    new Trail.Basic(
                            states.getOrDefault(basic(i, "ReadWriteType"), ""),
                            Boolean.parseBoolean(states.get(basic(i, "IncludeManagementEvents"))),
                            list(basic(i, "ExcludeManagementEventSources"))));
        }
        return found;
    }

    private void field(int selector, int number, Trail.Field field) {
        states.put(field(selector, number, "Field"), field.name());
        states.put(field(selector, number, "Operator"), field.operator());
        list(field(selector, number, "Value"), field.values());
    }

    private List<Trail.Advanced> advanced() {
        var found = new ArrayList<Trail.Advanced>();
        for (int i = 0; states.containsKey(field(i, 0, "Field")); i++) {
            var fields = new ArrayList<Trail.Field>();
            for (int j = 0; states.containsKey(field(i, j, "Field")); j++) {
                fields.add(
                        new Trail.Field(
                                states.getOrDefault(field(i, j, "Field"), ""),
                                states.getOrDefault(field(i, j, "Operator"), ""),
                                list(field(i, j, "Value"))));
            }
            found.add(new Trail.Advanced(fields));
        }
        return found;
    }

    private void list(String name, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            states.put(member(name, i), values.get(i));
        }
    }

    private List<String> list(String name) {
        var found = new ArrayList<String>();
        for (int i = 0; states.containsKey(member(name, i)); i++) {
            found.add(states.getOrDefault(member(name, i), ""));
        }
        return found;
    }

    private static String member(String name, int number) {
        return name + " (" + (number + 1) + ")";
    }

    private String basic(int number, String part) {
        return "event selector " + (number + 1) + " of " + trail + ": " + part;
    }

    private String field(int selector, int number, String part) {
        return "advanced event selector "
                + (selector + 1)
                + " of "
                + trail
                + ": "
                + part
                + " "
                + (number + 1);
    }
}
