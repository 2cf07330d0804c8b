package dev.lockstep.record;

import dev.lockstep.access.AccountAccess;
import dev.lockstep.access.escalation.Administrators;
import dev.lockstep.access.escalation.EscalationGraph;
import dev.lockstep.account.AccountSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;

/// The graph of escalation: made of an account, written into the JSON of an audit, and read back.
final class EscalationFormat {
    private EscalationFormat() {}

    /// The graph of an account whose users, groups and roles are known.
    static Optional<EscalationRecord> of(AccountSnapshot snapshot) {
        if (!snapshot.detailedUsers().isKnown()) {
            return Optional.empty();
        }
        EscalationGraph graph = Administrators.of(AccountAccess.of(snapshot)).graph();
        return Optional.of(
                new EscalationRecord(
                        graph.nodes().stream()
                                .map(node ->
                                        new EscalationRecord.NodeRecord(
                                                node.id(),
                                                node.kind().name().toLowerCase(Locale.ROOT),
                                                node.name(),
                                                node.administrator()))
                                .toList(),
                        graph.edges().stream()
                                .map(edge ->
                                        new EscalationRecord.EdgeRecord(
                                                edge.from(),
                                                edge.to(),
                                                edge.pathId(),
                                                edge.label(),
                                                edge.certain()))
                                .toList()));
    }

    static void write(Optional<EscalationRecord> graph, JsonGenerator json) {
        if (graph.isEmpty()) {
            json.writeNullProperty("escalations");
            return;
        }
        json.writeObjectPropertyStart("escalations");
        json.writeArrayPropertyStart("nodes");
        for (EscalationRecord.NodeRecord node : graph.get().nodes()) {
            json.writeStartObject();
            json.writeStringProperty("id", node.id());
            json.writeStringProperty("kind", node.kind());
            json.writeStringProperty("name", node.name());
            json.writeBooleanProperty("administrator", node.administrator());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("edges");
        for (EscalationRecord.EdgeRecord edge : graph.get().edges()) {
            json.writeStartObject();
            json.writeStringProperty("from", edge.from());
            json.writeStringProperty("to", edge.to());
            json.writeStringProperty("path", edge.path());
            json.writeStringProperty("label", edge.label());
            json.writeBooleanProperty("certain", edge.certain());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /// @throws dev.lockstep.input.BadInput if it is no graph
    static Optional<EscalationRecord> read(JsonCursor in) {
        if (in.isNull()) {
            return Optional.empty();
        }
        var nodes = new ArrayList<EscalationRecord.NodeRecord>();
        var edges = new ArrayList<EscalationRecord.EdgeRecord>();
        in.object(
                "a graph",
                name -> {
                    switch (name) {
                        case "nodes" -> nodes.addAll(in.list("a list of nodes", () -> node(in)));
                        case "edges" -> edges.addAll(in.list("a list of edges", () -> edge(in)));
                        default -> in.skip();
                    }
                });
        return Optional.of(new EscalationRecord(nodes, edges));
    }

    private static EscalationRecord.NodeRecord node(JsonCursor in) {
        var texts = new TreeMap<String, String>();
        boolean[] administrator = {false};
        in.object(
                "a node",
                name -> {
                    switch (name) {
                        case "id", "kind", "name" -> texts.put(name, in.word("a text"));
                        case "administrator" -> administrator[0] = in.flag("true or false");
                        default -> in.skip();
                    }
                });
        return new EscalationRecord.NodeRecord(
                required(in, texts, "id"),
                kind(in, required(in, texts, "kind")),
                required(in, texts, "name"),
                administrator[0]);
    }

    private static String kind(JsonCursor in, String kind) {
        if (List.of("user", "role", "group", "policy", "administrator").contains(kind)) {
            return kind;
        }
        throw in.problem("nothing that is known stands under kind");
    }

    private static EscalationRecord.EdgeRecord edge(JsonCursor in) {
        var texts = new TreeMap<String, String>();
        boolean[] certain = {false};
        in.object(
                "an edge",
                name -> {
                    switch (name) {
                        case "from", "to", "path", "label" -> texts.put(name, in.word("a text"));
                        case "certain" -> certain[0] = in.flag("true or false");
                        default -> in.skip();
                    }
                });
        return new EscalationRecord.EdgeRecord(
                required(in, texts, "from"),
                required(in, texts, "to"),
                required(in, texts, "path"),
                required(in, texts, "label"),
                certain[0]);
    }

    private static String required(JsonCursor in, TreeMap<String, String> texts, String name) {
        String text = texts.get(name);
        if (text == null) {
            throw in.problem("the key " + name + " is missing from this audit");
        }
        return text;
    }
}
