package dev.lockstep.plan.order;

import dev.lockstep.plan.order.Node.Rank;
import dev.lockstep.plan.order.Thing.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/// Puts nodes into a row in which each comes after what must come before it. Beyond that, what
/// belongs together stands together: first the account as a whole, then group by group as it is
/// filled, then person by person, last what is cleared away. The same row each time.
final class Sequence {
    /// Nodes that belong together: in the same wave, if it can be.
    ///
    /// @param place of the kind of cluster in the row
    record Cluster(int place, String name) implements Comparable<Cluster> {
        private static final Comparator<Cluster> ORDER =
                Comparator.comparingInt(Cluster::place).thenComparing(Cluster::name);

        @Override
        public int compareTo(Cluster other) {
            return ORDER.compare(this, other);
        }
    }

    private static final int ACCOUNT = 0;
    private static final int POLICY = 1;
    private static final int PERSON = 2;
    private static final int LAST = 3;

    private final Map<Thing, Thing> firstMembers = new HashMap<>();

    private Sequence(List<Node> nodes) {
        for (Node node : nodes) {
            for (Footprint one : node.footprints()) {
                if (one.thing().kind() == Kind.MEMBERSHIP && one.verb() == Footprint.Verb.MAKES) {
                    firstMembers.merge(
                            one.hangsOn().get(0), one.hangsOn().get(1), Sequence::earlier);
                }
            }
        }
    }

    private static Thing earlier(Thing a, Thing b) {
        return a.name().compareTo(b.name()) <= 0 ? a : b;
    }

    /// The cluster of each node, by index.
    static List<Cluster> clusters(List<Node> nodes) {
        var sequence = new Sequence(nodes);
        return nodes.stream().map(sequence::cluster).toList();
    }

    /// The nodes in a row; those that hang on each other in a circle, and what hangs on them, are
    /// left out.
    static List<Node> of(List<Node> nodes, Graph graph, List<Cluster> clusters) {
        var row = new ArrayList<Node>(nodes.size());
        var waiting = new int[nodes.size()];
        List<List<Integer>> after = graph.after();
        var ready =
                new PriorityQueue<Node>(
                        Comparator.comparing((Node node) -> clusters.get(node.index()))
                                .thenComparing(Node::rank)
                                .thenComparingInt(Node::index));
        for (Node node : nodes) {
            waiting[node.index()] = graph.before(node.index()).size();
            if (waiting[node.index()] == 0) {
                ready.add(node);
            }
        }
        while (!ready.isEmpty()) {
            Node next = ready.remove();
            row.add(next);
            for (int one : after.get(next.index())) {
                waiting[one]--;
                if (waiting[one] == 0) {
                    ready.add(nodes.get(one));
                }
            }
        }
        return row;
    }

    private Cluster cluster(Node node) {
        Optional<Thing> user = first(node, Kind.USER);
        if (user.isPresent()) {
            return new Cluster(PERSON, user.get().name());
        }
        Optional<Thing> group = first(node, Kind.GROUP);
        if (group.isPresent()) {
            Thing filledBy = firstMembers.get(group.get());
            boolean builds = node.rank() == Rank.GIVES || node.rank() == Rank.NEITHER;
            if (!builds || removes(node, group.get())) {
                return new Cluster(LAST, "group " + group.get().name());
            }
            return filledBy == null
                    ? new Cluster(POLICY, "group " + group.get().name())
                    : new Cluster(PERSON, filledBy.name());
        }
        return switch (node.footprints().isEmpty()
                ? Kind.PASSWORD_POLICY
                : node.footprints().getFirst().thing().kind()) {
            case PASSWORD_POLICY, ALIAS, CONTACT, TRAIL, ANALYZER ->
                    new Cluster(ACCOUNT, node.change().kind());
            case POLICY, POLICY_VERSION ->
                    node.rank() == Rank.TAKES || node.isRemoval()
                            ? new Cluster(LAST, "policy " + node.change().subject().name())
                            : new Cluster(POLICY, "policy " + node.change().subject().name());
            default -> new Cluster(LAST, "of " + node.change().subject().name());
        };
    }

    private static boolean removes(Node node, Thing group) {
        return node.footprints().stream()
                .anyMatch(one -> one.thing().equals(group) && one.verb() == Footprint.Verb.REMOVES);
    }

    private static Optional<Thing> first(Node node, Kind kind) {
        for (Footprint one : node.footprints()) {
            if (one.thing().kind() == kind) {
                return Optional.of(one.thing());
            }
        }
        for (Footprint one : node.footprints()) {
            for (Thing needed : one.hangsOn()) {
                if (needed.kind() == kind) {
                    return Optional.of(needed);
                }
            }
        }
        return Optional.empty();
    }
}
