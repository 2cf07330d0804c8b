package dev.lockstep.plan.order;

import dev.lockstep.account.Account;
import dev.lockstep.account.Group;
import dev.lockstep.account.Role;
import dev.lockstep.account.User;
import dev.lockstep.account.policies.AttachedPolicy;
import dev.lockstep.plan.order.Node.Rank;
import dev.lockstep.plan.order.Thing.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// Works out what must be made before what: a thing before it is used, emptied before it is
/// removed, and for each person what gives before what takes.
final class Dependencies {
    private final Account account;
    private final List<Node> nodes;
    private final Graph graph;
    private final Map<Thing, Uses> uses = new LinkedHashMap<>();
    private final Map<Thing, Ranked> ranked = new LinkedHashMap<>();
    private final Map<Thing, List<Thing>> members = new HashMap<>();

    /// What the plan does to one thing.
    private static final class Uses {
        final List<Integer> makers = new ArrayList<>();
        final List<Integer> changers = new ArrayList<>();
        final List<Integer> removers = new ArrayList<>();

        /// Those that touch what hangs on it.
        final List<Integer> hangers = new ArrayList<>();
    }

    /// What the plan gives to somebody, and takes.
    private static final class Ranked {
        final Map<Rank, List<Integer>> nodes = new EnumMap<>(Rank.class);

        void add(Rank rank, int node) {
            nodes.computeIfAbsent(rank, _ -> new ArrayList<>()).add(node);
        }

        List<Integer> of(Rank rank) {
            return nodes.getOrDefault(rank, List.of());
        }

        /// What must come before those of a rank.
        List<Integer> below(Rank rank) {
            var all = new ArrayList<>(of(Rank.GIVES));
            if (rank == Rank.TAKES) {
                all.addAll(of(Rank.REPLACES));
            }
            return all;
        }
    }

    private Dependencies(Account account, List<Node> nodes) {
        this.account = account;
        this.nodes = nodes;
        this.graph = new Graph(nodes.size());
        account.users()
                .values()
                .forEach(user ->
                        user.groups()
                                .forEach(group ->
                                        members.computeIfAbsent(
                                                        Thing.group(group), _ -> new ArrayList<>())
                                                .add(Thing.user(user.name()))));
        for (Node node : nodes) {
            note(node);
        }
    }

    /// What must come before what.
    ///
    /// @param account before any of the changes
    /// @param isAdministrator whether a user, by its name in lower case, is an administrator now
    /// @param administratorGroups the groups whose members are administrators on purpose
    /// @param enough how many administrators there should be before any is taken away
    static Graph of(
            Account account,
            List<Node> nodes,
            Predicate<String> isAdministrator,
            Set<Thing> administratorGroups,
            int enough) {
        var all = new Dependencies(account, nodes);
        all.things();
        all.rights();
        all.passwordsBeforeKeys();
        all.groupsStayFilled();
        all.policiesStayAttached();
        all.administratorsRemain(isAdministrator, administratorGroups, enough);
        all.groupsNarrowedFirst();
        return all.graph;
    }

    private void note(Node node) {
        for (Footprint one : node.footprints()) {
            Uses of = uses.computeIfAbsent(one.thing(), _ -> new Uses());
            switch (one.verb()) {
                case MAKES -> of.makers.add(node.index());
                case CHANGES -> of.changers.add(node.index());
                case REMOVES -> of.removers.add(node.index());
            }
            for (Thing needed : one.hangsOn()) {
                uses.computeIfAbsent(needed, _ -> new Uses()).hangers.add(node.index());
            }
        }
        Rank rank = node.rank();
        if (rank != Rank.NEITHER) {
            node.whose()
                    .flatMap(one -> holders(one).stream())
                    .distinct()
                    .forEach(one ->
                            ranked.computeIfAbsent(one, _ -> new Ranked()).add(rank, node.index()));
        }
    }

    private void things() {
        for (Uses of : uses.values()) {
            if (of.makers.isEmpty() || of.removers.isEmpty()) {
                graph.put(of.makers, of.changers);
                graph.put(of.makers, of.hangers);
                graph.put(of.changers, of.removers);
                graph.put(of.hangers, of.removers);
            } else {
                graph.put(of.removers, of.makers); // another takes its place
            }
            for (int i = 1; i < of.changers.size(); i++) {
                graph.put(of.changers.get(i - 1), of.changers.get(i));
            }
        }
    }

    private void rights() {
        ranked.forEach((whose, own) -> {
            for (Rank rank : List.of(Rank.REPLACES, Rank.TAKES)) {
                List<Integer> those = own.of(rank);
                if (!those.isEmpty()) {
                    graph.put(own.below(rank), those);
                    for (Thing near : related(whose)) {
                        Ranked theirs = ranked.get(near);
                        if (theirs != null) {
                            graph.put(theirs.below(rank), those);
                        }
                    }
                }
            }
        });
        // A group's policies stand before anybody new comes in: whoever is put into it then has
        // all that it gives.
        uses.forEach((thing, of) -> {
            if (thing.kind() == Kind.MEMBERSHIP && !of.makers.isEmpty()) {
                Ranked given = ranked.get(groupOf(thing));
                if (given != null) {
                    graph.put(given.of(Rank.GIVES), of.makers);
                }
            }
        });
    }

    private void passwordsBeforeKeys() {
        uses.forEach((thing, of) -> {
            if (thing.kind() == Kind.PASSWORD && !of.removers.isEmpty()) {
                Ranked theirs = ranked.get(Thing.waysInto(owner(thing)));
                if (theirs != null) {
                    theirs.of(Rank.TAKES).stream()
                            .filter(node -> !of.removers.contains(node))
                            .forEach(node -> graph.put(of.removers, node));
                }
            }
        });
    }

    /// A group that has members now is not emptied before the first of the new ones is in it.
    private void groupsStayFilled() {
        Map<Thing, Integer> firstIn = new HashMap<>();
        uses.forEach((thing, of) -> {
            if (thing.kind() == Kind.MEMBERSHIP && !of.makers.isEmpty()) {
                firstIn.putIfAbsent(groupOf(thing), of.makers.getFirst());
            }
        });
        uses.forEach((thing, of) -> {
            if (thing.kind() == Kind.MEMBERSHIP && firstIn.containsKey(groupOf(thing))) {
                putIfRanked(List.of(firstIn.get(groupOf(thing))), of.removers);
            }
        });
    }

    /// A policy that is attached elsewhere is attached there before it is detached anywhere: some
    /// must be attached to something, such as AWSSupportAccess.
    private void policiesStayAttached() {
        Map<String, Integer> first = new HashMap<>();
        uses.forEach((thing, of) -> {
            if (thing.kind() == Kind.ATTACHMENT && !of.makers.isEmpty()) {
                first.putIfAbsent(thing.name(), of.makers.getFirst());
            }
        });
        uses.forEach((thing, of) -> {
            if (thing.kind() == Kind.ATTACHMENT && first.containsKey(thing.name())) {
                putIfRanked(List.of(first.get(thing.name())), of.removers);
            }
        });
    }

    /// Nobody who is an administrator loses anything before enough of the new administrators are in
    /// their groups.
    private void administratorsRemain(
            Predicate<String> isAdministrator, Set<Thing> administratorGroups, int enough) {
        var coming = new LinkedHashSet<Integer>();
        uses.forEach((thing, of) -> {
            if (thing.kind() == Kind.MEMBERSHIP && administratorGroups.contains(groupOf(thing))) {
                coming.addAll(of.makers);
            }
        });
        List<Integer> first = coming.stream().limit(enough).toList();
        if (!first.isEmpty()) {
            ranked.forEach((whose, own) -> {
                boolean touchesOne =
                        switch (whose.kind()) {
                            case USER, WAYS_IN -> isAdministrator.test(whose.name());
                            case GROUP ->
                                    members.getOrDefault(whose, List.of()).stream()
                                            .anyMatch(one -> isAdministrator.test(one.name()));
                            default -> false;
                        };
                if (touchesOne) {
                    putIfRanked(first, own.of(Rank.TAKES));
                }
            });
        }
    }

    /// What a group loses it has lost before anybody new comes in, who would else have it for a
    /// while: a gain that no declared group grants. Not where its members would lose what they need
    /// by then, such as a group that one of those who come in is to fill.
    private void groupsNarrowedFirst() {
        Map<Thing, List<Integer>> joins = new LinkedHashMap<>();
        uses.forEach((thing, of) -> {
            if (thing.kind() == Kind.MEMBERSHIP && !of.makers.isEmpty()) {
                joins.computeIfAbsent(groupOf(thing), _ -> new ArrayList<>()).addAll(of.makers);
            }
        });
        joins.forEach((group, makers) -> {
            Ranked own = ranked.get(group);
            if (own != null) {
                var narrows = new ArrayList<>(own.of(Rank.REPLACES));
                narrows.addAll(own.of(Rank.TAKES));
                graph.putIfPossible(narrows, makers);
            }
        });
    }

    /// Puts only what gives before what takes, so that no circle comes of it.
    private void putIfRanked(Collection<Integer> first, Collection<Integer> then) {
        for (int one : first) {
            if (nodes.get(one).rank() == Rank.GIVES) {
                for (int other : then) {
                    if (nodes.get(other).rank() == Rank.TAKES) {
                        graph.put(one, other);
                    }
                }
            }
        }
    }

    /// Whose rights are at stake with these: the groups of a user, the members of a group.
    private List<Thing> related(Thing whose) {
        return switch (whose.kind()) {
            case USER -> groupsOf(whose);
            case GROUP -> members.getOrDefault(whose, List.of());
            default -> List.of();
        };
    }

    private Map<Thing, List<Thing>> groups = Map.of();

    private List<Thing> groupsOf(Thing user) {
        if (groups.isEmpty()) {
            groups = new HashMap<>();
            members.forEach((group, some) ->
                    some.forEach(
                            one -> groups.computeIfAbsent(one, _ -> new ArrayList<>()).add(group)));
        }
        return groups.getOrDefault(user, List.of());
    }

    private Map<String, List<Thing>> holders = Map.of();

    /// Those who hold a policy stand for it.
    private List<Thing> holders(Thing whose) {
        if (whose.kind() != Kind.POLICY) {
            return List.of(whose);
        }
        if (holders.isEmpty()) {
            holders = new HashMap<>();
            for (Group group : account.groups().values()) {
                hold(group.attachedPolicies(), Thing.group(group.name()));
            }
            for (Role role : account.roles().values()) {
                hold(role.attachedPolicies(), Thing.role(role.name()));
            }
            for (User user : account.users().values()) {
                hold(user.attachedPolicies(), Thing.user(user.name()));
            }
        }
        return holders.getOrDefault(whose.name(), List.of());
    }

    private void hold(List<AttachedPolicy> policies, Thing holder) {
        for (AttachedPolicy policy : policies) {
            holders.computeIfAbsent(policy.arn(), _ -> new ArrayList<>()).add(holder);
        }
    }

    private static Thing groupOf(Thing membership) {
        return new Thing(
                Kind.GROUP, "", membership.owner().substring(Kind.GROUP.name().length() + 1));
    }

    private static String owner(Thing password) {
        return password.owner().substring(Kind.USER.name().length() + 1);
    }
}
