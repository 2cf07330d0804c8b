package dev.lockstep.policy.reach;

import dev.lockstep.policy.ActionMatcher;
import dev.lockstep.policy.ActionPattern;
import dev.lockstep.policy.Actions;
import dev.lockstep.policy.Glob;
import dev.lockstep.policy.catalog.ActionCatalog;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/// Finds the actions of the catalogue that patterns mean. Patterns that come again are found again.
final class ActionSearch {
    /// How many patterns of one statement may begin with a wildcard, each of which is tried on
    /// every action there is. Beyond so many the answer is only that any action may be meant.
    private static final int WIDE = 100;

    private final ActionCatalog catalog;
    private final ActionSet none;
    private final NameIndex byName;
    private final Map<String, BitSet> known = new HashMap<>();

    ActionSearch(ActionCatalog catalog) {
        this.catalog = catalog;
        this.none = ActionSet.none(catalog);
        this.byName = new NameIndex(catalog);
    }

    /// What a statement's `Action` or `NotAction` means.
    ///
    /// @param possible whatever it may mean: the actions of the catalogue, and actions that the
    ///   catalogue does not know if it may mean some of those
    /// @param certain what it means for certain, and the actions that the catalogue does not know
    ///   if it means every such action
    record Meant(ActionSet possible, ActionSet certain) {}

    Meant meant(Actions actions) {
        if (actions.patterns().stream().filter(ActionSearch::isWide).count() > WIDE) {
            return new Meant(ActionSet.all(catalog), none());
        }
        var numbers = new BitSet(catalog.size());
        boolean someUnknown = false;
        boolean allUnknown = false;
        for (ActionPattern pattern : actions.patterns()) {
            BitSet found = matching(pattern);
            numbers.or(found);
            allUnknown |= pattern.matchesEvery();
            someUnknown |= hasWildcard(pattern.text()) || found.isEmpty();
        }
        ActionSet possible = ActionSet.of(catalog, numbers, someUnknown);
        ActionSet certain = possible.with(allUnknown);
        return actions.negated()
                ? new Meant(certain.complement(), possible.complement())
                : new Meant(possible, certain);
    }

    ActionSet none() {
        return none;
    }

    /// The numbers of the actions that a pattern matches.
    BitSet matching(ActionPattern pattern) {
        return known.computeIfAbsent(Glob.lower(pattern.text()), this::find);
    }

    private BitSet find(String text) {
        var found = new BitSet(catalog.size());
        if (!hasWildcard(text)) {
            catalog.number(text).ifPresent(found::set);
            return found;
        }
        ActionMatcher matcher = ActionMatcher.of(text);
        matcher.service()
                .map(catalog::ofService)
                .orElseGet(() -> ofAnyService(text))
                .filter(number -> matches(matcher, catalog.lowerName(number)))
                .forEach(found::set);
        return found;
    }

    /// The actions of all services whose name begins as a pattern such as `*:Describe*` does.
    private IntStream ofAnyService(String text) {
        String name = text.substring(text.indexOf(':') + 1);
        int wildcard = 0;
        while (wildcard < name.length()
                && name.charAt(wildcard) != '*'
                && name.charAt(wildcard) != '?') {
            wildcard++;
        }
        String beginning = name.substring(0, wildcard);
        return beginning.isEmpty() ? IntStream.range(0, catalog.size()) : byName.from(beginning);
    }

    private static boolean matches(ActionMatcher matcher, String lowerName) {
        return matcher.matches(lowerName, lowerName.indexOf(':'));
    }

    /// Whether a pattern has to be tried on the actions of every service.
    private static boolean isWide(ActionPattern pattern) {
        int colon = pattern.text().indexOf(':');
        return colon >= 0
                && hasWildcard(pattern.text().substring(0, colon))
                && !pattern.matchesEvery();
    }

    private static boolean hasWildcard(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    }
}
