package dev.lockstep.access.escalation;

import java.util.List;

/// The ways of an account to become an administrator, as a graph.
///
/// @param nodes sorted by kind and name
/// @param edges each step once, sorted by where it starts
public record EscalationGraph(List<Node> nodes, List<Edge> edges) {
    public EscalationGraph {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    /// What stands in the graph.
    ///
    /// @param id an ARN; or [#ADMINISTRATOR] for the power itself
    /// @param name hostile text
    /// @param administrator whether it possibly is an administrator
    public record Node(String id, Kind kind, String name, boolean administrator) {
        /// The id of the node that every way ends in.
        public static final String ADMINISTRATOR = "administrator";
    }

    /// What a node is.
    public enum Kind {
        USER,
        ROLE,
        GROUP,
        POLICY,
        ADMINISTRATOR
    }

    /// A step of a way.
    ///
    /// @param from the id of a node
    /// @param to the id of a node
    /// @param label for people, short, such as `iam:PassRole + lambda:CreateFunction`
    /// @param certain whether it holds whatever is unknown
    public record Edge(String from, String to, String pathId, String label, boolean certain) {}
}
