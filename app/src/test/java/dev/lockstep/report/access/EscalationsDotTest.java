package dev.lockstep.report.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.access.escalation.EscalationGraph;
import java.util.List;
import org.junit.jupiter.api.Test;

class EscalationsDotTest {
    @Test
    void no_name_ends_its_quotes_or_opens_an_escape() {
        var graph =
                new EscalationGraph(
                        List.of(
                                new EscalationGraph.Node(
                                        "arn:1",
                                        EscalationGraph.Kind.USER,
                                        "a\"]; evil [label=\"\\",
                                        false),
                                new EscalationGraph.Node(
                                        EscalationGraph.Node.ADMINISTRATOR,
                                        EscalationGraph.Kind.ADMINISTRATOR,
                                        "administrator",
                                        true)),
                        List.of(
                                new EscalationGraph.Edge(
                                        "arn:1",
                                        "administrator",
                                        "iam-001",
                                        "x\n\u202e\u001b[31m\"",
                                        false)));
        assertThat(EscalationsDot.of(graph))
                .contains("n0 [label=\"user/a\\\"]; evil [label=\\\"\\\\\", tooltip")
                .contains(
                        "n0 -> n1 [label=\"x\\\\u{A}\\\\u{202E}\\\\u{1B}[31m\\\"\", style=dashed];")
                .doesNotContain("\u001b")
                .hasLineCount(8);
    }
}
