package dev.lockstep.plan.order;

import dev.lockstep.account.Account;
import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.Ruling;
import dev.lockstep.control.groups.effect.AdministratorRights;
import dev.lockstep.plan.ByHand;
import dev.lockstep.plan.PlanRequest;
import dev.lockstep.plan.PlannedChange;
import dev.lockstep.plan.Proposal;
import dev.lockstep.plan.order.Sequence.Cluster;
import dev.lockstep.plan.order.Turns.Turn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Gives each proposal its place in a plan: what comes before it, and its wave.
public final class Ordering {
    /// So many users of all waves are kept in memory, for a look at the end of each wave.
    private static final int KEPT = 200_000;

    private final PlanRequest request;
    private final AccountSnapshot snapshot;
    private final Account start;
    private final boolean keepsOrder;
    private final Grounds grounds;
    private final Footprints footprints;
    private final Map<Proposal, String> dropped = new LinkedHashMap<>();
    private final Map<Proposal, Integer> waiting = new HashMap<>();

    private Ordering(PlanRequest request, boolean keepsOrder) {
        this.request = request;
        this.snapshot = request.audit().snapshot();
        this.start = snapshot.account();
        this.keepsOrder = keepsOrder;
        this.grounds = new Grounds(snapshot, request.audit().baseline().roster());
        this.footprints = new Footprints(start);
    }

    /// Changes in their places.
    ///
    /// @param changes by wave, in an order in which they can be made
    /// @param byHand what cannot be planned, and why
    /// @param after the account as it would be at the end of each wave, in their order; of a large
    ///   plan only at the end
    public record Ordered(List<PlannedChange> changes, List<ByHand> byHand, List<Account> after) {
        public Ordered {
            changes = List.copyOf(changes);
            byHand = List.copyOf(byHand);
            after = List.copyOf(after);
        }
    }

    /// Orders what mends findings. Proposals of which another does more are left out.
    public static Ordered of(PlanRequest request, List<Proposal> proposals) {
        var ordering = new Ordering(request, false);
        return ordering.ordered(Superseded.leftOut(ordering.nodes(proposals)));
    }

    /// Keeps the order of what stands in an order in which it can be made.
    public static Ordered kept(PlanRequest request, List<Proposal> proposals) {
        var ordering = new Ordering(request, true);
        return ordering.ordered(ordering.nodes(proposals));
    }

    private Ordered ordered(List<Node> proposed) {
        List<Node> nodes = Node.counted(proposed.stream().filter(this::isGrounded).toList());
        while (true) {
            Graph graph = graph(nodes);
            List<Cluster> clusters = clusters(nodes);
            List<Node> row = Sequence.of(nodes, graph, clusters);
            var out = new HashSet<Integer>();
            if (row.size() < nodes.size()) {
                Set<Node> placed = Set.copyOf(row);
                for (Node node : nodes) {
                    if (!placed.contains(node)) {
                        drop(node, "it and others would each have to come first");
                        out.add(node.index());
                    }
                }
            }
            if (request.audit().baseline().limits().removals() < 1) {
                for (Node node : row) {
                    if (node.isRemoval()) {
                        drop(node, "the baseline's limits.removals is 0");
                        out.add(node.index());
                    }
                }
            }
            if (out.isEmpty()) {
                int[] waves = Waves.of(row, graph, clusters, request.audit().baseline().limits());
                List<Node> order =
                        row.stream()
                                .sorted(Comparator.comparingInt(node -> waves[node.index()]))
                                .toList();
                var turns = new Turns(start, request.audit().judgedAt(), new Quotas(snapshot));
                var made = new LinkedHashMap<Node, Turn.Made>();
                var hanging = new HashSet<Integer>();
                var after = new ArrayList<Account>();
                int last = order.isEmpty() ? 0 : waves[order.getLast().index()];
                boolean isKept = (long) last * start.users().size() <= KEPT;
                for (Node node : order) {
                    while (isKept && after.size() < waves[node.index()] - 1) {
                        after.add(turns.account());
                    }
                    switch (turns.of(node.change())) {
                        case Turn.Made one -> made.put(node, one);
                        case Turn.Impossible(String why) -> {
                            if (graph.before(node.index()).stream()
                                    .anyMatch(one -> out.contains(one) || hanging.contains(one))) {
                                hanging.add(node.index());
                            } else {
                                drop(node, why);
                                out.add(node.index());
                            }
                        }
                    }
                }
                if (out.isEmpty()) {
                    after.add(turns.account());
                    return new Ordered(planned(made, graph, waves), byHand(), after);
                }
            }
            nodes = without(nodes, out, graph, waiting);
        }
    }

    private List<Node> nodes(List<Proposal> proposals) {
        var nodes = new ArrayList<Node>(proposals.size());
        for (Proposal proposal : proposals) {
            nodes.add(Node.of(nodes.size(), proposal, footprints));
        }
        return nodes;
    }

    private boolean isGrounded(Node node) {
        Optional<String> against = grounds.against(node);
        against.ifPresent(why -> drop(node, why));
        return against.isEmpty();
    }

    private Graph graph(List<Node> nodes) {
        if (keepsOrder) {
            return KeptOrder.of(start, nodes);
        }
        Baseline baseline = request.audit().baseline();
        Set<Thing> administratorGroups =
                baseline.groups().values().stream()
                        .filter(group -> group.administrators())
                        .map(group -> Thing.group(group.name()))
                        .collect(Collectors.toUnmodifiableSet());
        return Dependencies.of(
                start,
                nodes,
                user -> grounds.name(Thing.user(user)).map(this::mayBeAdministrator).orElse(false),
                administratorGroups,
                Math.max(1, baseline.administrators().min()));
    }

    private boolean mayBeAdministrator(String user) {
        var rights = AdministratorRights.of(snapshot);
        return !(rights.ruling(rights.user(user)) instanceof Ruling.No);
    }

    /// With a given order there is nothing to put together.
    private List<Cluster> clusters(List<Node> nodes) {
        return keepsOrder
                ? nodes.stream().map(node -> new Cluster(node.index(), "")).toList()
                : Sequence.clusters(nodes);
    }

    private void drop(Node node, String why) {
        dropped.putIfAbsent(node.proposal(), why);
    }

    /// Without these, and without what must come after any of them, or should and cannot.
    private static List<Node> without(
            List<Node> nodes, Set<Integer> out, Graph graph, Map<Proposal, Integer> waiting) {
        List<List<Integer>> after = graph.after();
        var gone = new HashSet<>(out);
        for (int one : out) {
            var from = new ArrayList<Integer>(List.of(one));
            while (!from.isEmpty()) {
                int node = from.removeLast();
                var hanging = new ArrayList<>(after.get(node));
                graph.early().stream()
                        .filter(early -> graph.tooEarlyFor(early).contains(node))
                        .forEach(hanging::add);
                for (int next : hanging) {
                    if (gone.add(next)) {
                        from.add(next);
                        waiting.merge(nodes.get(one).proposal(), 1, Integer::sum);
                    }
                }
            }
        }
        return Node.counted(nodes.stream().filter(node -> !gone.contains(node.index())).toList());
    }

    private List<ByHand> byHand() {
        var all = new ArrayList<ByHand>();
        dropped.forEach((proposal, why) -> {
            int more = waiting.getOrDefault(proposal, 0);
            String hanging =
                    switch (more) {
                        case 0 -> "";
                        case 1 -> " One change that hangs on it is not planned either.";
                        default -> " " + more + " changes that hang on it are not planned either.";
                    };
            all.add(
                    new ByHand(
                            proposal.change().step(),
                            "Not planned: "
                                    + proposal.change().title()
                                    + " The reason: "
                                    + why
                                    + "."
                                    + hanging,
                            Optional.empty()));
        });
        return all;
    }

    private List<PlannedChange> planned(Map<Node, Turn.Made> made, Graph graph, int[] waves) {
        var ids = new HashMap<Integer, Integer>();
        made.keySet().forEach(node -> ids.put(node.index(), ids.size() + 1));
        List<List<Integer>> reduced = Reduction.of(List.copyOf(made.keySet()), graph, waves);
        var temporary = Temporary.of(List.copyOf(made.keySet()), ids, graph);
        var changes = new ArrayList<PlannedChange>();
        made.forEach((node, turn) ->
                changes.add(
                        new PlannedChange(
                                "c" + ids.get(node.index()),
                                node.change(),
                                List.copyOf(node.proposal().because()),
                                turn.before(),
                                turn.after(),
                                waves[node.index()],
                                reduced.get(node.index()).stream()
                                        .map(ids::get)
                                        .sorted()
                                        .map(id -> "c" + id)
                                        .toList(),
                                temporary.getOrDefault(node.index(), List.of()),
                                Optional.empty())));
        return changes;
    }
}
