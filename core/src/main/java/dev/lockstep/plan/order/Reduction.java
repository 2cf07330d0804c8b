package dev.lockstep.plan.order;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/// Leaves out what follows anyway: that c3 comes after c1, where it comes after c2 and c2 after c1.
final class Reduction {
    private Reduction() {}

    /// What each node must come after within its wave, and nothing that follows from the rest; by
    /// index.
    ///
    /// @param row in an order in which they can be made
    static List<List<Integer>> of(List<Node> row, Graph graph, int[] waves) {
        var place = new int[graph.size()];
        var reduced = new ArrayList<List<Integer>>(Collections.nCopies(graph.size(), List.of()));
        for (int i = 0; i < row.size(); i++) {
            int node = row.get(i).index();
            place[node] = i;
            List<Integer> direct =
                    graph.before(node).stream()
                            .filter(one -> waves[one] == waves[node])
                            .sorted(Comparator.<Integer>comparingInt(one -> place[one]).reversed())
                            .toList();
            reduced.set(node, needed(direct, reduced, place));
        }
        return reduced;
    }

    /// @param direct latest first: only what comes later can have what comes earlier before it
    private static List<Integer> needed(
            List<Integer> direct, List<List<Integer>> reduced, int[] place) {
        if (direct.size() < 2) {
            return direct;
        }
        int earliest = place[direct.getLast()];
        var follows = new HashSet<Integer>();
        var needed = new ArrayList<Integer>();
        for (int one : direct) {
            if (!follows.contains(one)) {
                needed.add(one);
                var from = new ArrayList<Integer>(List.of(one));
                while (!from.isEmpty()) {
                    for (int before : reduced.get(from.removeLast())) {
                        if (place[before] >= earliest && follows.add(before)) {
                            from.add(before);
                        }
                    }
                }
            }
        }
        return needed;
    }
}
