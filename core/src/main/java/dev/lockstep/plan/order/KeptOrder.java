package dev.lockstep.plan.order;

import dev.lockstep.account.Account;
import dev.lockstep.plan.order.Footprint.Verb;
import dev.lockstep.plan.order.Node.Rank;
import dev.lockstep.plan.order.Thing.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Works out which changes of a given row must keep their order: those that touch the same thing,
/// for each person what gives and what takes after it, and what a user may do before a password
/// opens it.
final class KeptOrder {
    private final Graph graph;
    private final Map<Thing, Seen> seen = new HashMap<>();
    private final Map<Thing, List<Integer>> given = new HashMap<>();

    /// What gives rights to somebody, replaces or takes them.
    private final Map<Thing, List<Integer>> settling = new HashMap<>();

    private final Map<Thing, List<Thing>> related = new HashMap<>();

    /// What has been done to a thing so far.
    private static final class Seen {
        /// What made, changed or removed it.
        final List<Integer> own = new ArrayList<>();

        /// Of these, the last that made or removed it.
        final List<Integer> lastMade = new ArrayList<>();

        /// What touched things that hang on it, since then.
        final List<Integer> hangers = new ArrayList<>();
    }

    private KeptOrder(Account account, int size) {
        graph = new Graph(size);
        account.users()
                .values()
                .forEach(user ->
                        user.groups()
                                .forEach(group ->
                                        relate(Thing.user(user.name()), Thing.group(group))));
    }

    /// What must come before what.
    ///
    /// @param account before any of the changes
    /// @param nodes in an order in which they can be made
    static Graph of(Account account, List<Node> nodes) {
        var kept = new KeptOrder(account, nodes.size());
        for (Node node : nodes) {
            kept.things(node);
            kept.rights(node);
            kept.passwords(node);
        }
        return kept.graph;
    }

    private void things(Node node) {
        for (Footprint one : node.footprints()) {
            Seen before = seen.computeIfAbsent(one.thing(), _ -> new Seen());
            if (!before.own.isEmpty()) {
                graph.put(before.own.getLast(), node.index());
            }
            before.own.add(node.index());
            if (one.verb() != Verb.CHANGES) {
                graph.put(before.hangers, node.index());
                before.hangers.clear();
                before.lastMade.add(node.index());
            }
            for (Thing needed : one.hangsOn()) {
                Seen under = seen.computeIfAbsent(needed, _ -> new Seen());
                if (!under.lastMade.isEmpty()) {
                    graph.put(under.lastMade.getLast(), node.index());
                }
                under.hangers.add(node.index());
            }
            if (one.thing().kind() == Kind.MEMBERSHIP && one.verb() == Verb.MAKES) {
                relate(one.hangsOn().get(1), one.hangsOn().get(0));
                graph.put(given.getOrDefault(one.hangsOn().get(0), List.of()), node.index());
            }
        }
    }

    private void rights(Node node) {
        Rank rank = node.rank();
        if (rank == Rank.NEITHER) {
            return;
        }
        for (Thing whose : node.whose().toList()) {
            if (rank != Rank.GIVES) {
                graph.put(given.getOrDefault(whose, List.of()), node.index());
                for (Thing near : related.getOrDefault(whose, List.of())) {
                    graph.put(given.getOrDefault(near, List.of()), node.index());
                }
            }
            if (rank != Rank.TAKES) {
                given.computeIfAbsent(whose, _ -> new ArrayList<>()).add(node.index());
            }
        }
    }

    /// A password opens all that its user may do by then. So what stands before it in the row
    /// stands before it in the run too, such as the group that asks for MFA: where the user does
    /// not get into that, nothing is opened.
    private void passwords(Node node) {
        for (Footprint one : node.footprints()) {
            if (one.thing().kind() == Kind.PASSWORD && one.verb() != Verb.REMOVES) {
                Thing user = one.hangsOn().getFirst();
                graph.put(settling.getOrDefault(user, List.of()), node.index());
                for (Thing group : related.getOrDefault(user, List.of())) {
                    graph.put(settling.getOrDefault(group, List.of()), node.index());
                }
            }
            one.whose()
                    .ifPresent(whose ->
                            settling.computeIfAbsent(whose, _ -> new ArrayList<>())
                                    .add(node.index()));
        }
    }

    private void relate(Thing user, Thing group) {
        related.computeIfAbsent(user, _ -> new ArrayList<>()).add(group);
        related.computeIfAbsent(group, _ -> new ArrayList<>()).add(user);
    }
}
