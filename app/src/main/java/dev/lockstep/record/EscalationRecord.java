package dev.lockstep.record;

import java.util.List;

/// Who can become an administrator, as a graph: every user, group and role that is one or may
/// become one, and the steps that lead there.
///
/// All names in it are hostile text.
///
/// @param nodes sorted by kind and name
/// @param edges the steps, sorted by where they start
public record EscalationRecord(List<NodeRecord> nodes, List<EdgeRecord> edges) {
    public EscalationRecord {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    /// What stands in the graph.
    ///
    /// @param id an ARN; `administrator` for the power itself
    /// @param kind `user`, `role`, `group`, `policy` or `administrator`
    /// @param administrator whether it is an administrator, or may become one
    public record NodeRecord(String id, String kind, String name, boolean administrator) {
        /// The kind and the id of the power itself.
        public static final String ADMINISTRATOR = "administrator";
    }

    /// A step.
    ///
    /// @param from the id of a node
    /// @param to the id of a node
    /// @param path the id of the known way that it belongs to, such as `iam-007`; `administrator`
    ///   where no step is needed
    /// @param label the actions that it takes; `*`: all are allowed
    /// @param certain whether it holds whatever was not known
    public record EdgeRecord(String from, String to, String path, String label, boolean certain) {
        /// The label where everything is allowed.
        public static final String EVERYTHING = "*";
    }
}
