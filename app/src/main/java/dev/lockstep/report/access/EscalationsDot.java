package dev.lockstep.report.access;

import dev.lockstep.access.escalation.EscalationGraph;
import dev.lockstep.report.Printable;
import java.util.HashMap;
import java.util.Map;

/// The graph of escalation in the DOT language of Graphviz.
///
/// Rule source: graphviz.org, "DOT Language": within double quotes only `"` has to be escaped; in
/// labels a backslash begins an escape of its own.
public final class EscalationsDot {
    private EscalationsDot() {}

    /// The text; whatever the names are, it is one graph with so many nodes and edges.
    public static String of(EscalationGraph graph) {
        var out = new StringBuilder();
        out.append("digraph escalations {\n");
        out.append("  rankdir=LR;\n");
        out.append("  node [shape=box, style=rounded, fontname=\"sans-serif\"];\n");
        out.append("  edge [fontname=\"sans-serif\", fontsize=10];\n");
        Map<String, String> ids = new HashMap<>();
        for (EscalationGraph.Node node : graph.nodes()) {
            String id = "n" + ids.size();
            ids.put(node.id(), id);
            out.append("  ")
                    .append(id)
                    .append(" [label=")
                    .append(quoted(label(node)))
                    .append(", tooltip=")
                    .append(quoted(node.id()))
                    .append(node.administrator() ? ", penwidth=2" : "")
                    .append("];\n");
        }
        for (EscalationGraph.Edge edge : graph.edges()) {
            String from = ids.get(edge.from());
            String to = ids.get(edge.to());
            if (from != null && to != null) {
                out.append("  ")
                        .append(from)
                        .append(" -> ")
                        .append(to)
                        .append(" [label=")
                        .append(quoted(edge.label()))
                        .append(edge.certain() ? "" : ", style=dashed")
                        .append("];\n");
            }
        }
        return out.append("}\n").toString();
    }

    private static String label(EscalationGraph.Node node) {
        return node.kind() == EscalationGraph.Kind.ADMINISTRATOR
                ? "administrator"
                : node.kind().name().toLowerCase(java.util.Locale.ROOT) + "/" + node.name();
    }

    private static String quoted(String text) {
        return '"' + Printable.line(text).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
