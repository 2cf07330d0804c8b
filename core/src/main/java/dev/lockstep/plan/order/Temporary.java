package dev.lockstep.plan.order;

import dev.lockstep.plan.order.Footprint.Verb;
import dev.lockstep.plan.order.Thing.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.stream.Collectors;

/// Names what fails for a moment, and what heals it.
final class Temporary {
    private Temporary() {}

    /// Plain words for each node that breaks something, by index.
    ///
    /// @param row in the order in which they are made
    /// @param graph which joins come too early, before a group has lost what it is to lose
    static Map<Integer, List<String>> of(List<Node> row, Map<Integer, Integer> ids, Graph graph) {
        Map<Thing, Integer> filledBy = new HashMap<>();
        for (Node node : row) {
            for (Footprint one : node.footprints()) {
                if (one.thing().kind() == Kind.MEMBERSHIP && one.verb() == Verb.MAKES) {
                    filledBy.putIfAbsent(one.hangsOn().getFirst(), ids.get(node.index()));
                }
            }
        }
        Map<Integer, List<String>> all = new HashMap<>();
        for (Node node : row) {
            for (Footprint one : node.footprints()) {
                if (one.thing().kind() == Kind.GROUP && one.verb() == Verb.MAKES) {
                    Integer by = filledBy.get(one.thing());
                    say(
                            all,
                            node,
                            by == null
                                    ? "group-not-empty: nobody is in the group until a person puts"
                                            + " somebody in"
                                    : "group-not-empty: nobody is in the group until c"
                                            + by
                                            + " is made");
                }
            }
            SortedSet<Integer> narrowed = graph.tooEarlyFor(node.index());
            if (!narrowed.isEmpty()) {
                say(
                        all,
                        node,
                        "group-as-declared: whoever joins has more than lockstep.yaml declares"
                                + " until "
                                + narrowed.stream()
                                        .map(ids::get)
                                        .sorted()
                                        .map(id -> "c" + id)
                                        .collect(Collectors.joining(" and "))
                                + (narrowed.size() == 1 ? " is made" : " are made"));
            }
        }
        return all;
    }

    private static void say(Map<Integer, List<String>> all, Node node, String words) {
        all.computeIfAbsent(node.index(), _ -> new ArrayList<>()).add(words);
    }
}
