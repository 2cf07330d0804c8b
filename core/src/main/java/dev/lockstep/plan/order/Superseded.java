package dev.lockstep.plan.order;

import dev.lockstep.effect.Effect;
import dev.lockstep.plan.Proposal;
import dev.lockstep.plan.order.Footprint.Verb;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Leaves out proposals of which another does the whole: the password of a user that is deleted
/// goes with the user.
final class Superseded {
    private Superseded() {}

    /// The nodes without those that others make needless; what they mend is then mended by those
    /// others.
    static List<Node> leftOut(List<Node> nodes) {
        Map<Effect, List<Integer>> makers = new HashMap<>();
        Map<Thing, List<Integer>> removers = new HashMap<>();
        for (Node node : nodes) {
            List<Effect> effects = node.change().effects();
            for (int i = 0; i < effects.size(); i++) {
                makers.computeIfAbsent(effects.get(i), _ -> new ArrayList<>(1)).add(node.index());
                Footprint one = node.footprints().get(i);
                if (one.verb() == Verb.REMOVES) {
                    removers.computeIfAbsent(one.thing(), _ -> new ArrayList<>(1))
                            .add(node.index());
                }
            }
        }
        var out = new HashSet<Integer>();
        Map<Integer, Set<String>> because = new HashMap<>();
        for (Node node : nodes) {
            Set<Integer> others = doers(node, makers, removers);
            others.remove(node.index());
            others.removeIf(other -> isWithin(nodes.get(other), node) && other > node.index());
            others.removeAll(out);
            if (!others.isEmpty()) {
                out.add(node.index());
                because.computeIfAbsent(others.iterator().next(), _ -> new TreeSet<>())
                        .addAll(node.proposal().because());
            }
        }
        if (out.isEmpty()) {
            return nodes;
        }
        return Node.counted(
                nodes.stream()
                        .filter(node -> !out.contains(node.index()))
                        .map(node -> withMore(node, because))
                        .toList());
    }

    private static Node withMore(Node node, Map<Integer, Set<String>> because) {
        Set<String> more = because.getOrDefault(node.index(), Set.of());
        if (more.isEmpty()) {
            return node;
        }
        var all = new TreeSet<>(node.proposal().because());
        all.addAll(more);
        return new Node(node.index(), new Proposal(node.change(), all), node.footprints());
    }

    /// Those that do all that a node does.
    private static Set<Integer> doers(
            Node node, Map<Effect, List<Integer>> makers, Map<Thing, List<Integer>> removers) {
        List<Effect> effects = node.change().effects();
        var all = new TreeSet<Integer>();
        for (int i = 0; i < effects.size(); i++) {
            Footprint one = node.footprints().get(i);
            var these = new TreeSet<Integer>(makers.getOrDefault(effects.get(i), List.of()));
            these.addAll(removers.getOrDefault(one.thing(), List.of()));
            if (one.verb() == Verb.MAKES) { // it would stand in the way of the removal
                for (Thing needed : one.hangsOn()) {
                    these.addAll(removers.getOrDefault(needed, List.of()));
                }
            }
            if (i == 0) {
                all.addAll(these);
            } else {
                all.retainAll(these);
            }
            if (all.size() < 2) {
                break; // itself alone
            }
        }
        return all;
    }

    /// Whether each does the whole of the other: then the first is kept.
    private static boolean isWithin(Node other, Node node) {
        return Set.copyOf(node.change().effects()).containsAll(other.change().effects());
    }
}
