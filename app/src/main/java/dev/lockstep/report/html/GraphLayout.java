package dev.lockstep.report.html;

import dev.lockstep.record.EscalationRecord;
import dev.lockstep.record.EscalationRecord.EdgeRecord;
import dev.lockstep.record.EscalationRecord.NodeRecord;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Lays the graph of escalation out in columns: what leads to administrator stands left of it, by
/// the number of steps. Those who can do the same stand in one box.
///
/// @param width in pixels
/// @param height in pixels
/// @param hidden how many nodes are not drawn
record GraphLayout(int width, int height, List<Box> boxes, List<Line> lines, int hidden) {
    /// So many boxes are drawn at most.
    static final int MOST = 40;

    private static final int BOX = 180;
    private static final int COLUMN = BOX + 250;
    private static final int ROW = 20;
    private static final int LEAST = 46;
    private static final int GAP = 18;
    private static final int MARGIN = 12;

    GraphLayout {
        boxes = List.copyOf(boxes);
        lines = List.copyOf(lines);
    }

    /// A box.
    ///
    /// @param nodes at least one; all of one kind
    /// @param x of its left side
    /// @param y of its upper side
    record Box(List<NodeRecord> nodes, int x, int y, int width, int height) {
        Box {
            nodes = List.copyOf(nodes);
        }

        NodeRecord first() {
            return nodes.getFirst();
        }
    }

    /// A line between two boxes, of one step or several.
    ///
    /// @param labels of the steps, without repetition
    /// @param certain whether any of the steps is
    /// @param startX where it leaves the one, as is startY
    /// @param endX where it reaches the other, as is endY
    record Line(
            Box from,
            Box to,
            List<String> labels,
            boolean certain,
            int startX,
            int startY,
            int endX,
            int endY) {
        Line {
            labels = List.copyOf(labels);
        }
    }

    static GraphLayout of(EscalationRecord graph) {
        return new Laying(graph).laid();
    }

    /// Nodes that stand in one box, and where its lines go.
    private static final class Cell {
        private final List<NodeRecord> nodes = new ArrayList<>();
        private final Map<Cell, Joined> out = new LinkedHashMap<>();
        private int distance;
        private double place;

        int height() {
            return Math.max(LEAST, out.size() * ROW + 8);
        }
    }

    /// Steps between the same two boxes.
    private static final class Joined {
        private final Set<String> labels = new LinkedHashSet<>();
        private boolean certain;
    }

    /// A step as seen from its start: those who have the same ones are alike.
    private record Way(String to, String label, boolean certain) {}

    private record Alike(String kind, Set<Way> ways) {}

    private static final class Laying {
        private final EscalationRecord graph;
        private final Map<String, Cell> cellOf = new HashMap<>();
        private final List<Cell> cells = new ArrayList<>();

        Laying(EscalationRecord graph) {
            this.graph = graph;
        }

        GraphLayout laid() {
            gather();
            join();
            distances();
            List<Cell> drawn =
                    cells.stream()
                            .sorted(
                                    Comparator.comparingInt((Cell cell) -> cell.distance)
                                            .thenComparing(
                                                    cell -> cell.nodes.size(),
                                                    Comparator.reverseOrder()))
                            .limit(MOST)
                            .toList();
            return placed(drawn);
        }

        /// Nodes to which nothing leads and that have the same ways stand together.
        private void gather() {
            Map<String, Set<Way>> ways = new HashMap<>();
            Set<String> reached = new HashSet<>();
            for (EdgeRecord edge : graph.edges()) {
                ways.computeIfAbsent(edge.from(), _ -> new HashSet<>())
                        .add(new Way(edge.to(), edge.label(), edge.certain()));
                reached.add(edge.to());
            }
            Map<Alike, Cell> alike = new HashMap<>();
            for (NodeRecord node : graph.nodes()) {
                Cell cell;
                if (reached.contains(node.id())) {
                    cell = added(new Cell());
                } else {
                    cell =
                            alike.computeIfAbsent(
                                    new Alike(node.kind(), ways.getOrDefault(node.id(), Set.of())),
                                    _ -> added(new Cell()));
                }
                cell.nodes.add(node);
                cellOf.put(node.id(), cell);
            }
        }

        private Cell added(Cell cell) {
            cells.add(cell);
            return cell;
        }

        private void join() {
            for (EdgeRecord edge : graph.edges()) {
                Cell from = cellOf.get(edge.from());
                Cell to = cellOf.get(edge.to());
                if (from != null && to != null && from != to) {
                    Joined joined = from.out.computeIfAbsent(to, _ -> new Joined());
                    joined.labels.add(edge.label());
                    joined.certain |= edge.certain();
                }
            }
        }

        /// The number of steps to administrator; what does not get there stands left of all.
        private void distances() {
            Map<Cell, List<Cell>> into = new HashMap<>();
            cells.forEach(cell ->
                    cell.out
                            .keySet()
                            .forEach(to ->
                                    into.computeIfAbsent(to, _ -> new ArrayList<>()).add(cell)));
            var reached = new HashSet<Cell>();
            var next = new ArrayDeque<Cell>();
            Cell end = cellOf.get(NodeRecord.ADMINISTRATOR);
            if (end != null) {
                reached.add(end);
                next.add(end);
            }
            int farthest = 0;
            while (!next.isEmpty()) {
                Cell cell = next.remove();
                farthest = Math.max(farthest, cell.distance);
                for (Cell before : into.getOrDefault(cell, List.of())) {
                    if (reached.add(before)) {
                        before.distance = cell.distance + 1;
                        next.add(before);
                    }
                }
            }
            for (Cell cell : cells) {
                if (!reached.contains(cell)) {
                    cell.distance = farthest + 1;
                }
            }
        }

        private GraphLayout placed(List<Cell> drawn) {
            var columns = new TreeMap<Integer, List<Cell>>();
            drawn.forEach(cell ->
                    columns.computeIfAbsent(cell.distance, _ -> new ArrayList<>()).add(cell));
            int height = 0;
            for (List<Cell> column : columns.values()) {
                column.sort(Comparator.comparingDouble(Laying::wish));
                int y = MARGIN;
                for (Cell cell : column) {
                    cell.place = y + cell.height() / 2.0;
                    y += cell.height() + GAP;
                }
                height = Math.max(height, y - GAP + MARGIN);
            }
            Map<Cell, Box> boxes = new LinkedHashMap<>();
            int last = columns.isEmpty() ? 0 : columns.lastKey();
            for (List<Cell> column : columns.values()) {
                int used =
                        column.stream().mapToInt(cell -> cell.height() + GAP).sum()
                                - GAP
                                + 2 * MARGIN;
                int shift = (height - used) / 2;
                for (Cell cell : column) {
                    cell.place += shift;
                    boxes.put(
                            cell,
                            new Box(
                                    cell.nodes,
                                    MARGIN + (last - cell.distance) * COLUMN,
                                    (int) Math.round(cell.place - cell.height() / 2.0),
                                    BOX,
                                    cell.height()));
                }
            }
            return new GraphLayout(
                    2 * MARGIN + last * COLUMN + BOX,
                    Math.max(height, 2 * MARGIN),
                    List.copyOf(boxes.values()),
                    lines(boxes),
                    graph.nodes().size()
                            - drawn.stream().mapToInt(cell -> cell.nodes.size()).sum());
        }

        /// Where a box had best stand: at the middle of those that it leads to.
        private static double wish(Cell cell) {
            return cell.out.keySet().stream()
                    .filter(to -> to.distance < cell.distance)
                    .mapToDouble(to -> to.place)
                    .average()
                    .orElse(0);
        }

        private static List<Line> lines(Map<Cell, Box> boxes) {
            var lines = new ArrayList<Line>();
            boxes.forEach((cell, box) -> {
                List<Map.Entry<Cell, Joined>> out =
                        cell.out.entrySet().stream()
                                .filter(one -> boxes.containsKey(one.getKey()))
                                .sorted(Comparator.comparingDouble(one -> one.getKey().place))
                                .toList();
                for (int i = 0; i < out.size(); i++) {
                    Box to = boxes.get(out.get(i).getKey());
                    if (to != null) {
                        int startY =
                                box.y()
                                        + box.height() / 2
                                        + (int) Math.round((i - (out.size() - 1) / 2.0) * ROW);
                        boolean isForward = to.x() > box.x();
                        lines.add(
                                new Line(
                                        box,
                                        to,
                                        List.copyOf(out.get(i).getValue().labels),
                                        out.get(i).getValue().certain,
                                        box.x() + BOX,
                                        startY,
                                        isForward ? to.x() : to.x() + BOX,
                                        to.y() + to.height() / 2));
                    }
                }
            });
            return lines;
        }
    }
}
