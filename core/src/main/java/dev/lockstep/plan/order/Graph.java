package dev.lockstep.plan.order;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What must come before what, by the indexes of nodes.
final class Graph {
    private static final SortedSet<Integer> NONE = Collections.emptySortedSet();

    private final List<SortedSet<Integer>> before;

    /// What would better come later than something else, and cannot.
    private final Map<Integer, SortedSet<Integer>> early = new TreeMap<>();

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

    /// Puts these first, but for what one of them has to come after itself: that is too early then.
    void putIfPossible(Collection<Integer> first, Collection<Integer> then) {
        if (Collections.disjoint(allBefore(first), then)) {
            put(first, then);
            return;
        }
        for (int one : first) {
            Set<Integer> needed = allBefore(List.of(one));
            for (int other : then) {
                if (needed.contains(other)) {
                    early.computeIfAbsent(other, _ -> new TreeSet<>()).add(one);
                } else {
                    put(one, other);
                }
            }
        }
    }

    private Set<Integer> allBefore(Collection<Integer> nodes) {
        var all = new HashSet<Integer>();
        var from = new ArrayList<>(nodes);
        while (!from.isEmpty()) {
            for (int one : before.get(from.removeLast())) {
                if (all.add(one)) {
                    from.add(one);
                }
            }
        }
        return all;
    }

    /// The nodes that would better come after something, and cannot.
    Set<Integer> early() {
        return Collections.unmodifiableSet(early.keySet());
    }

    /// What a node would better come after, and cannot.
    SortedSet<Integer> tooEarlyFor(int node) {
        return Collections.unmodifiableSortedSet(early.getOrDefault(node, NONE));
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
