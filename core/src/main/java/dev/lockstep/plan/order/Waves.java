package dev.lockstep.plan.order;

import dev.lockstep.baseline.Baseline.Limits;
import dev.lockstep.plan.order.Sequence.Cluster;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Divides a row of changes into waves within the baseline's limits. What belongs together goes
/// into one wave where it fits; a change never goes into an earlier wave than what must come before
/// it.
final class Waves {
    private final Limits limits;
    private final List<Room> rooms = new ArrayList<>();
    private final Map<Cluster, Room> totals = new HashMap<>();
    private final Map<Cluster, Reserved> reserved = new HashMap<>();
    private int firstOpen;

    /// How many changes and removals.
    private static final class Room {
        int changes;
        int removals;

        void add(int moreChanges, int moreRemovals) {
            changes += moreChanges;
            removals += moreRemovals;
        }
    }

    /// A wave that holds room for a cluster.
    private record Reserved(int wave) {}

    private Waves(Limits limits) {
        this.limits = limits;
    }

    /// The wave of each node, 1 and up, by index; 0 for those that are not in the row.
    ///
    /// @param limits allow removals, if there is any
    static int[] of(List<Node> row, Graph graph, List<Cluster> clusters, Limits limits) {
        var all = new Waves(limits);
        for (Node node : row) {
            all.totals
                    .computeIfAbsent(clusters.get(node.index()), _ -> new Room())
                    .add(1, removals(node));
        }
        var waves = new int[graph.size()];
        for (Node node : row) {
            int earliest = 0;
            for (int before : graph.before(node.index())) {
                earliest = Math.max(earliest, waves[before] - 1);
            }
            waves[node.index()] =
                    1 + all.place(clusters.get(node.index()), removals(node), earliest);
        }
        return waves;
    }

    private int place(Cluster cluster, int removals, int earliest) {
        Room total = totals.getOrDefault(cluster, new Room());
        boolean fits = total.changes <= limits.changes() && total.removals <= limits.removals();
        if (!fits) {
            return taken(1, removals, earliest);
        }
        Reserved held = reserved.get(cluster);
        if (held == null) {
            held = new Reserved(taken(total.changes, total.removals, earliest));
            reserved.put(cluster, held);
        }
        if (held.wave >= earliest) {
            return held.wave;
        }
        rooms.get(held.wave).add(-1, -removals);
        firstOpen = Math.min(firstOpen, held.wave);
        return taken(1, removals, earliest);
    }

    /// Takes room in the first wave that has it.
    private int taken(int changes, int removals, int earliest) {
        while (firstOpen < rooms.size() && rooms.get(firstOpen).changes >= limits.changes()) {
            firstOpen++;
        }
        int wave = Math.max(firstOpen, earliest);
        while (!hasRoom(wave, changes, removals)) {
            wave++;
        }
        rooms.get(wave).add(changes, removals);
        return wave;
    }

    private boolean hasRoom(int wave, int changes, int removals) {
        while (rooms.size() <= wave) {
            rooms.add(new Room());
        }
        Room room = rooms.get(wave);
        return room.changes + changes <= limits.changes()
                && room.removals + removals <= limits.removals();
    }

    private static int removals(Node node) {
        return node.isRemoval() ? 1 : 0;
    }
}
