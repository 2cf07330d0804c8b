package dev.lockstep.plan.order;

import dev.lockstep.plan.order.Footprint.Verb;
import dev.lockstep.plan.order.Thing.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Names what fails for a moment, and what heals it.
final class Temporary {
    private Temporary() {}

    /// Plain words for each node that breaks something, by index.
    ///
    /// @param row in the order in which they are made
    static Map<Integer, List<String>> of(List<Node> row, Map<Integer, Integer> ids) {
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
                    all.put(
                            node.index(),
                            List.of(
                                    by == null
                                            ? "group-not-empty: nobody is in the group until a"
                                                    + " person puts somebody in"
                                            : "group-not-empty: nobody is in the group until c"
                                                    + by
                                                    + " is made"));
                }
            }
        }
        return all;
    }
}
