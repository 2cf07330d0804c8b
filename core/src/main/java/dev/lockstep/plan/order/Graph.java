package dev.lockstep.plan.order;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// What must come before what, by the indexes of nodes.
final class Graph {
    private static final SortedSet<Integer> NONE = Collections.emptySortedSet();

    private final List<SortedSet<Integer>> before;

    Graph(int nodes) {
        before = new ArrayList<>(Collections.nCopies(nodes, NONE));
    }

    int size() {
        return before.size();
    }

    void put(int first, int then) {
        if (first != then) {
            SortedSet<Integer> known = before.get(then);
            if (known.isEmpty()) {
                known = new TreeSet<>();
                before.set(then, known);
            }
            known.add(first);
        }
    }

    void put(Collection<Integer> first, int then) {
        for (int one : first) {
            put(one, then);
        }
    }

    void put(Collection<Integer> first, Collection<Integer> then) {
        for (int one : then) {
            put(first, one);
        }
    }

    /// What must come before a node.
    SortedSet<Integer> before(int node) {
        return Collections.unmodifiableSortedSet(before.get(node));
    }

    /// What must come after each node.
    List<List<Integer>> after() {
        var after = new ArrayList<List<Integer>>(size());
        for (int node = 0; node < size(); node++) {
            after.add(new ArrayList<>());
        }
        for (int node = 0; node < size(); node++) {
            for (int one : before.get(node)) {
                after.get(one).add(node);
            }
        }
        return after;
    }
}
