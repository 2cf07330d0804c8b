package dev.lockstep.access.escalation;

import dev.lockstep.access.PrincipalAccess;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.stream.Collectors;

/// Draws the ways of an account as a graph.
final class Drawing {
    private final Map<String, EscalationGraph.Node> nodes = new LinkedHashMap<>();
    private final SequencedSet<EscalationGraph.Edge> edges = new LinkedHashSet<>();
    private final Map<String, PrincipalAccess> principals = new LinkedHashMap<>();
    private final SequencedMap<PrincipalAccess, Power> powers;

    private Drawing(SequencedMap<PrincipalAccess, Power> powers) {
        this.powers = powers;
        powers.keySet().forEach(one -> principals.put(one.arn(), one));
    }

    static EscalationGraph of(SequencedMap<PrincipalAccess, Power> powers, Surroundings around) {
        var drawing = new Drawing(powers);
        powers.forEach((one, power) -> {
            if (power instanceof Power.Administrator administrator) {
                administrator.ways().forEach(way -> drawing.draw(one.arn(), way));
            }
        });
        return new EscalationGraph(
                drawing.nodes.values().stream()
                        .sorted(
                                Comparator.comparing(EscalationGraph.Node::kind)
                                        .thenComparing(EscalationGraph.Node::name)
                                        .thenComparing(EscalationGraph.Node::id))
                        .toList(),
                drawing.edges.stream()
                        .sorted(
                                Comparator.comparing(EscalationGraph.Edge::from)
                                        .thenComparing(EscalationGraph.Edge::to)
                                        .thenComparing(EscalationGraph.Edge::pathId)
                                        .thenComparing(EscalationGraph.Edge::label))
                        .toList());
    }

    private void draw(String start, Way way) {
        node(start);
        String end = EscalationGraph.Node.ADMINISTRATOR;
        nodes.putIfAbsent(
                end,
                new EscalationGraph.Node(
                        end, EscalationGraph.Kind.ADMINISTRATOR, "administrator", true));
        if (way.isAlready()) {
            edges.add(new EscalationGraph.Edge(start, end, Way.ALREADY, "*", way.certain()));
            return;
        }
        String last = start;
        for (Step step : way.steps()) {
            node(step.from());
            String to = step.to().filter(one -> !one.equals(step.from())).orElse(end);
            node(to);
            edges.add(
                    new EscalationGraph.Edge(
                            step.from(), to, step.pathId(), label(step), step.certain()));
            last = to;
        }
        if (!last.equals(end)) {
            boolean already =
                    Optional.ofNullable(principals.get(last))
                            .map(powers::get)
                            .filter(Power.Administrator.class::isInstance)
                            .isPresent();
            // What is an administrator already draws its own edge.
            if (!already) {
                edges.add(new EscalationGraph.Edge(last, end, Way.ALREADY, "*", way.certain()));
            }
        }
    }

    private static String label(Step step) {
        return step.grants().stream()
                .filter(grant -> grant.request().principal().startsWith("arn:"))
                .map(Grant::action)
                .distinct()
                .collect(Collectors.joining(" + "));
    }

    private void node(String id) {
        if (nodes.containsKey(id)) {
            return;
        }
        Optional<PrincipalAccess> principal = Optional.ofNullable(principals.get(id));
        nodes.put(
                id,
                new EscalationGraph.Node(
                        id,
                        principal.map(one -> kind(one.kind())).orElseGet(() -> kind(id)),
                        principal
                                .map(PrincipalAccess::name)
                                .orElse(id.substring(id.lastIndexOf('/') + 1)),
                        principal.map(powers::get).filter(Power::isAdministrator).isPresent()));
    }

    private static EscalationGraph.Kind kind(PrincipalAccess.Kind kind) {
        return switch (kind) {
            case USER -> EscalationGraph.Kind.USER;
            case ROLE -> EscalationGraph.Kind.ROLE;
            case GROUP -> EscalationGraph.Kind.GROUP;
        };
    }

    private static EscalationGraph.Kind kind(String arn) {
        for (var kind : List.of(EscalationGraph.Kind.USER, EscalationGraph.Kind.ROLE)) {
            if (arn.contains(":" + kind.name().toLowerCase(java.util.Locale.ROOT) + "/")) {
                return kind;
            }
        }
        return EscalationGraph.Kind.POLICY;
    }
}
