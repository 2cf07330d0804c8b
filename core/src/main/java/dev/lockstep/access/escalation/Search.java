package dev.lockstep.access.escalation;

import dev.lockstep.account.Read;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Follows from one principal every step that leads on, until nothing new comes of it: all that it
/// gets hold of and all policies that it changes together are the least set that its steps close.
///
/// Shorter ways come first. What one could do with power over everything is not followed: the way
/// ends there.
final class Search {
    /// So many ways are told, at most.
    private static final int WAYS = 32;

    /// In so many shapes one principal is followed; changes on changes seldom matter.
    private static final int SHAPES = 16;

    private final Surroundings around;
    private final Moves moves;
    private final AllPowerful allPowerful;

    private final Map<Mask, List<Step>> reached = new LinkedHashMap<>();
    private final Map<String, Integer> shapes = new HashMap<>();
    private final Map<Change, List<Step>> changes = new LinkedHashMap<>();
    private final Map<List<String>, Way> ways = new LinkedHashMap<>();
    private final Set<Read.Missing<?>> lacking = new LinkedHashSet<>();
    private final Set<String> notWhole = new HashSet<>();
    private final ArrayDeque<Mask> open = new ArrayDeque<>();

    Search(Surroundings around, Moves moves, AllPowerful allPowerful) {
        this.around = around;
        this.moves = moves;
        this.allPowerful = allPowerful;
    }

    Power from(Mask start) {
        Optional<List<Grant>> already = allPowerful.of(start);
        boolean whole = start.holder().unknown().isEmpty();
        if (already.isPresent()) {
            Way way = Way.already(already.get());
            return new Power.Administrator(List.of(way), whole && way.certain());
        }
        reach(start, List.of());
        while (!open.isEmpty()) {
            Mask mask = open.removeFirst();
            List<Step> before = reached.getOrDefault(mask, List.of());
            for (Move move : moves.of(mask)) {
                follow(before, move);
            }
        }
        if (!ways.isEmpty()) {
            List<Way> sorted =
                    ways.values().stream()
                            .sorted(
                                    Comparator.<Way>comparingInt(way -> way.steps().size())
                                            .thenComparing(way -> !way.certain())
                                            .thenComparing(Way::pathId)
                                            .thenComparing(Way::words))
                            .limit(WAYS)
                            .toList();
            return new Power.Administrator(
                    sorted, whole && ways.values().stream().anyMatch(this::isCertain));
        }
        return lacking.isEmpty() ? new Power.Ordinary() : new Power.Open(List.copyOf(lacking));
    }

    private boolean isCertain(Way way) {
        return way.certain()
                && way.steps().stream()
                        .noneMatch(step -> step.to().filter(notWhole::contains).isPresent());
    }

    private void follow(List<Step> before, Move move) {
        switch (move) {
            case Move.Control(var target, var step) ->
                    around.byArn(target.arn())
                            .ifPresent(mask -> reach(mask, joined(before, List.of(step))));
            case Move.Fresh(var mask, var step) -> reach(mask, joined(before, List.of(step)));
            case Move.Alter(var change, var step) -> {
                List<Step> steps = joined(before, List.of(step));
                boolean first = changes.putIfAbsent(change, steps) == null;
                for (var one : List.copyOf(reached.entrySet())) {
                    alter(one.getKey(), one.getValue(), change, steps, first);
                }
            }
            case Move.Everything(var step) -> end(joined(before, List.of(step)), List.of());
            case Move.Lacking(var missing) -> lacking.add(missing);
        }
    }

    private void alter(Mask mask, List<Step> steps, Change change, List<Step> by, boolean first) {
        Optional<Mask> next = change.of(mask);
        if (next.isPresent() && (first || allPowerful.of(next.get()).isPresent())) {
            reach(next.get(), joined(steps, by));
        }
    }

    private void reach(Mask mask, List<Step> steps) {
        Optional<List<Grant>> all = allPowerful.of(mask);
        if (all.isPresent()) {
            end(steps, all.get());
            return;
        }
        if (reached.containsKey(mask)
                || shapes.merge(mask.holder().arn(), 1, Integer::sum) > SHAPES) {
            return;
        }
        reached.put(mask, steps);
        if (!mask.holder().unknown().isEmpty()) {
            notWhole.add(mask.holder().arn());
            lacking.addAll(mask.holder().unknown());
        }
        open.addLast(mask);
        for (var change : List.copyOf(changes.entrySet())) {
            alter(mask, steps, change.getKey(), change.getValue(), true);
        }
    }

    /// A way has come to its end. Of ways by the same paths one is told.
    private void end(List<Step> steps, List<Grant> allowed) {
        Way way = Way.of(steps, allowed);
        List<String> paths = way.steps().stream().map(Step::pathId).toList();
        Way other = ways.get(paths);
        if (other == null || (!isCertain(other) && isCertain(way))) {
            ways.put(paths, way);
        }
    }

    private static List<Step> joined(List<Step> some, List<Step> more) {
        var all = new LinkedHashSet<Step>(some);
        all.addAll(more);
        return List.copyOf(new ArrayList<>(all));
    }
}
