package dev.lockstep.access.escalation;

import dev.lockstep.policy.ActionMatcher;
import dev.lockstep.policy.ActionPattern;
import dev.lockstep.policy.Actions;
import dev.lockstep.policy.Glob;
import dev.lockstep.policy.Statement;
import dev.lockstep.policy.evaluate.CompiledPolicy;
import dev.lockstep.policy.evaluate.Layers;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Tells fast which of the known paths policies could open at all: those of which no action is
/// refused whatever the request. Most users can do none of them. It only leaves out: what remains
/// is asked about exactly.
///
/// It looks at the hundred actions of the paths alone, once for each policy.
final class Relevance {
    private final List<EscalationPath> paths;
    private final List<String> actions;
    private final List<BitSet> needed;
    private final Map<String, BitSet> byPattern = new HashMap<>();
    private final Map<CompiledPolicy, BitSet> allowed = new HashMap<>();
    private final Map<CompiledPolicy, BitSet> denied = new HashMap<>();
    private final Map<Layers, List<EscalationPath>> known = new HashMap<>();

    Relevance(EscalationPaths all) {
        this.paths =
                all.all().stream().filter(path -> path.how() != EscalationPath.How.NEVER).toList();
        this.actions = paths.stream().flatMap(path -> path.actions().stream()).distinct().toList();
        this.needed =
                paths.stream()
                        .map(path -> {
                            var numbers = new BitSet();
                            path.actions().forEach(one -> numbers.set(actions.indexOf(one)));
                            return numbers;
                        })
                        .toList();
    }

    List<EscalationPath> of(Layers layers) {
        return known.computeIfAbsent(layers, this::ask);
    }

    private List<EscalationPath> ask(Layers layers) {
        BitSet possible = allowed(layers.identity());
        layers.boundary().ifPresent(limits -> possible.and(allowed(limits)));
        for (Layers.Level level : layers.serviceControl()) {
            possible.and(allowed(level.policies()));
            level.policies().forEach(one -> possible.andNot(denied(one)));
        }
        layers.identity().forEach(one -> possible.andNot(denied(one)));
        if (possible.isEmpty()) {
            return List.of();
        }
        return java.util.stream.IntStream.range(0, paths.size())
                .filter(number -> {
                    var lacking = (BitSet) needed.get(number).clone();
                    lacking.andNot(possible);
                    return lacking.isEmpty();
                })
                .mapToObj(paths::get)
                .toList();
    }

    private BitSet allowed(List<CompiledPolicy> policies) {
        var all = new BitSet();
        policies.forEach(one ->
                all.or(
                        allowed.computeIfAbsent(
                                one, policy -> concerned(policy, Statement::allows))));
        return all;
    }

    private BitSet denied(CompiledPolicy one) {
        return denied.computeIfAbsent(
                one,
                policy ->
                        concerned(
                                policy,
                                statement ->
                                        !statement.allows()
                                                && statement.conditions().isEmpty()
                                                && isOfEverything(statement)));
    }

    private static boolean isOfEverything(Statement statement) {
        return statement
                .resources()
                .filter(resources ->
                        !resources.negated()
                                && resources.patterns().stream()
                                        .anyMatch(pattern -> pattern.matchesEvery()))
                .isPresent();
    }

    private BitSet concerned(Actions some) {
        var found = new BitSet();
        for (ActionPattern pattern : some.patterns()) {
            found.or(byPattern.computeIfAbsent(pattern.text(), this::matching));
        }
        if (some.negated()) {
            found.flip(0, actions.size());
        }
        return found;
    }

    private BitSet matching(String pattern) {
        ActionMatcher matcher = ActionMatcher.of(pattern);
        var found = new BitSet();
        for (int i = 0; i < actions.size(); i++) {
            String action = Glob.lower(actions.get(i));
            found.set(i, matcher.matches(action, action.indexOf(':')));
        }
        return found;
    }

    private BitSet concerned(CompiledPolicy policy, java.util.function.Predicate<Statement> which) {
        var found = new BitSet();
        for (Statement statement : policy.document().statements()) {
            if (which.test(statement)) {
                found.or(concerned(statement.actions()));
            }
        }
        return found;
    }
}
