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
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Tells fast which of the known paths policies could open at all: those of which no action is
/// refused whatever the request. Most users can do none of them. It only leaves out: what remains
/// is asked about exactly.
///
/// It looks at the hundred actions of the paths alone, once for each policy.
final class Relevance {
    private final List<EscalationPath> paths;

    /// In lower case.
    private final List<String> actions;

    private final List<Integer> every;
    private final Map<String, List<Integer>> byService;
    private final List<BitSet> needed;
    private final Map<String, BitSet> byPattern = new HashMap<>();
    private final Map<CompiledPolicy, BitSet> allowed = new HashMap<>();
    private final Map<CompiledPolicy, BitSet> denied = new HashMap<>();
    private final Map<Layers, List<EscalationPath>> known = new HashMap<>();

    Relevance(EscalationPaths all) {
        this.paths =
                all.all().stream().filter(path -> path.how() != EscalationPath.How.NEVER).toList();
        this.actions =
                paths.stream()
                        .flatMap(path -> path.actions().stream())
                        .map(Glob::lower)
                        .distinct()
                        .toList();
        this.every = IntStream.range(0, actions.size()).boxed().toList();
        this.byService =
                every.stream()
                        .collect(
                                Collectors.groupingBy(number ->
                                        actions.get(number)
                                                .substring(0, actions.get(number).indexOf(':'))));
        this.needed =
                paths.stream()
                        .map(path -> {
                            var numbers = new BitSet();
                            path.actions()
                                    .forEach(one -> numbers.set(actions.indexOf(Glob.lower(one))));
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
        return IntStream.range(0, paths.size())
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
        if (matcher.matchesEvery()) {
            found.set(0, actions.size());
            return found;
        }
        List<Integer> tried =
                matcher.service().map(one -> byService.getOrDefault(one, List.of())).orElse(every);
        for (int number : tried) {
            String action = actions.get(number);
            found.set(number, matcher.matches(action, action.indexOf(':')));
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
