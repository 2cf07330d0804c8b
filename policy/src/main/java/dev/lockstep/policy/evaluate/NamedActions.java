package dev.lockstep.policy.evaluate;

import dev.lockstep.policy.ActionMatcher;
import dev.lockstep.policy.ActionPattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The action patterns of a statement. A policy of AWS's may have thousands, most of them of other
/// services than the one asked about: those are not looked at.
final class NamedActions {
    /// So few are looked at one after the other.
    private static final int FEW = 8;

    private final ActionMatcher[] ofAny;
    private final Map<String, ActionMatcher[]> byService;

    private NamedActions(ActionMatcher[] ofAny, Map<String, ActionMatcher[]> byService) {
        this.ofAny = ofAny;
        this.byService = byService;
    }

    static NamedActions of(List<ActionPattern> patterns) {
        var ofAny = new ArrayList<ActionMatcher>();
        var byService = new HashMap<String, List<ActionMatcher>>();
        for (ActionPattern pattern : patterns) {
            ActionMatcher matcher = ActionMatcher.of(pattern.text());
            (patterns.size() <= FEW || matcher.service().isEmpty()
                            ? ofAny
                            : byService.computeIfAbsent(
                                    matcher.service().get(), _ -> new ArrayList<>()))
                    .add(matcher);
        }
        var sorted = new HashMap<String, ActionMatcher[]>();
        byService.forEach(
                (service, some) -> sorted.put(service, some.toArray(ActionMatcher[]::new)));
        return new NamedActions(ofAny.toArray(ActionMatcher[]::new), Map.copyOf(sorted));
    }

    /// Whether an action matches one of them.
    ///
    /// @param action in lower case
    /// @param colon where its colon stands; -1: it has none
    boolean match(String action, int colon) {
        if (anyMatches(ofAny, action, colon)) {
            return true;
        }
        if (byService.isEmpty() || colon < 0) {
            return false;
        }
        ActionMatcher[] some = byService.get(action.substring(0, colon));
        return some != null && anyMatches(some, action, colon);
    }

    private static boolean anyMatches(ActionMatcher[] some, String action, int colon) {
        for (ActionMatcher one : some) {
            if (one.matches(action, colon)) {
                return true;
            }
        }
        return false;
    }
}
