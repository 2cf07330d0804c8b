package dev.lockstep.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.record.EscalationRecord;
import dev.lockstep.record.EscalationRecord.EdgeRecord;
import dev.lockstep.record.EscalationRecord.NodeRecord;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GraphLayoutTest {
    private static NodeRecord node(String kind, String name) {
        return new NodeRecord(kind + "/" + name, kind, name, true);
    }

    private static final NodeRecord GOAL =
            new NodeRecord("administrator", "administrator", "administrator", true);

    @Test
    void who_can_do_the_same_stands_in_one_box_and_steps_stand_in_columns() {
        GraphLayout layout =
                GraphLayout.of(
                        new EscalationRecord(
                                List.of(
                                        node("user", "a"),
                                        node("user", "b"),
                                        node("role", "r"),
                                        GOAL),
                                List.of(
                                        new EdgeRecord("user/a", "role/r", "x", "act", false),
                                        new EdgeRecord("user/b", "role/r", "x", "act", false),
                                        new EdgeRecord(
                                                "role/r", "administrator", "y", "*", true))));
        assertThat(layout.boxes()).hasSize(3);
        assertThat(layout.boxes().getLast().nodes())
                .extracting(NodeRecord::name)
                .containsExactly("a", "b");
        assertThat(layout.boxes())
                .extracting(GraphLayout.Box::x)
                .isSortedAccordingTo((one, other) -> Integer.compare(other, one));
        assertThat(layout.lines()).hasSize(2);
        assertThat(layout.hidden()).isZero();
    }

    @Test
    void boxes_of_a_column_never_overlap_and_a_big_graph_is_cut_and_says_so() {
        var nodes = new ArrayList<>(List.of(GOAL));
        var edges = new ArrayList<EdgeRecord>();
        for (int i = 0; i < 100; i++) {
            nodes.add(node("user", "u" + i));
            edges.add(new EdgeRecord("user/u" + i, "administrator", "p", "act" + i, i % 2 == 0));
        }
        GraphLayout layout = GraphLayout.of(new EscalationRecord(nodes, edges));
        assertThat(layout.boxes()).hasSize(GraphLayout.MOST);
        assertThat(layout.hidden()).isEqualTo(101 - GraphLayout.MOST);
        for (GraphLayout.Box one : layout.boxes()) {
            assertThat(one.y()).isNotNegative();
            assertThat(one.y() + one.height()).isLessThanOrEqualTo(layout.height());
            assertThat(layout.boxes())
                    .filteredOn(other -> other != one && other.x() == one.x())
                    .noneMatch(other ->
                            other.y() < one.y() + one.height()
                                    && one.y() < other.y() + other.height());
        }
    }

    @Test
    void circles_and_edges_to_nowhere_are_laid_out_all_the_same() {
        GraphLayout layout =
                GraphLayout.of(
                        new EscalationRecord(
                                List.of(node("role", "a"), node("role", "b")),
                                List.of(
                                        new EdgeRecord("role/a", "role/b", "x", "s", true),
                                        new EdgeRecord("role/b", "role/a", "x", "s", true),
                                        new EdgeRecord("role/b", "role/c", "x", "s", true))));
        assertThat(layout.boxes()).hasSize(2);
        assertThat(layout.lines()).hasSize(2);
    }
}
