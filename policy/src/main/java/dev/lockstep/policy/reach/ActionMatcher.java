package dev.lockstep.policy.reach;

import dev.lockstep.policy.ActionPattern;
import dev.lockstep.policy.Actions;
import dev.lockstep.policy.catalog.ActionCatalog;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/// Finds the actions of the catalogue that patterns mean. Patterns that come again are found again.
final class ActionMatcher {
    /// How many patterns of one statement may begin with a wildcard, each of which is tried on
    /// every action there is. Beyond so many the answer is only that any action may be meant.
    private static final int WIDE = 100;

    private final ActionCatalog catalog;
    private final ActionSet none;
    private final Map<String, BitSet> known = new HashMap<>();

    ActionMatcher(ActionCatalog catalog) {
        this.catalog = catalog;
        this.none = ActionSet.none(catalog);
    }

    /// What a statement's `Action` or `NotAction` means.
    ///
    /// @param possible whatever it may mean: the actions of the catalogue, and actions that the
    ///   catalogue does not know if it may mean some of those
    /// @param certain what it means for certain, and the actions that the catalogue does not know
    ///   if it means every such action
    record Meant(ActionSet possible, ActionSet certain) {}

    Meant meant(Actions actions) {
        if (actions.patterns().stream().filter(ActionMatcher::isWide).count() > WIDE) {
            return new Meant(ActionSet.all(catalog), none());
        }
        var numbers = new BitSet(catalog.size());
        boolean someUnknown = false;
        boolean allUnknown = false;
        for (ActionPattern pattern : actions.patterns()) {
            BitSet found = matching(pattern);
            numbers.or(found);
            allUnknown |= pattern.matchesEvery();
            someUnknown |= wildcard(pattern.text()) >= 0 || found.isEmpty();
        }
        ActionSet possible = ActionSet.of(catalog, numbers, someUnknown);
        ActionSet certain =
                someUnknown == allUnknown ? possible : ActionSet.of(catalog, numbers, allUnknown);
        return actions.negated()
                ? new Meant(certain.complement(), possible.complement())
                : new Meant(possible, certain);
    }

    ActionSet none() {
        return none;
    }

    /// The numbers of the actions that a pattern matches.
    BitSet matching(ActionPattern pattern) {
        return known.computeIfAbsent(
                pattern.text().toLowerCase(Locale.ROOT), text -> find(new ActionPattern(text)));
    }

    private BitSet find(ActionPattern pattern) {
        String text = pattern.text();
        var found = new BitSet(catalog.size());
        if (pattern.matchesEvery()) {
            found.set(0, catalog.size());
            return found;
        }
        int wildcard = wildcard(text);
        if (wildcard < 0) {
            OptionalInt number = catalog.number(text);
            number.ifPresent(found::set);
            return found;
        }
        String prefix = text.substring(0, wildcard);
        int from = from(prefix);
        int to = to(prefix, from);
        if (wildcard == text.length() - 1 && text.charAt(wildcard) == '*') {
            found.set(from, to);
            return found;
        }
        for (int number = from; number < to; number++) {
            if (pattern.matches(catalog.lowerName(number))) {
                found.set(number);
            }
        }
        return found;
    }

    /// The first action whose name is not less than the prefix.
    private int from(String prefix) {
        int low = 0;
        int high = catalog.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (catalog.lowerName(middle).compareTo(prefix) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// The first action after `from` that does not begin with the prefix.
    private int to(String prefix, int from) {
        int low = from;
        int high = catalog.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (catalog.lowerName(middle).startsWith(prefix)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static boolean isWide(ActionPattern pattern) {
        int wildcard = wildcard(pattern.text());
        int colon = pattern.text().indexOf(':');
        return wildcard >= 0 && (colon < 0 || wildcard < colon) && !pattern.matchesEvery();
    }

    /// Where the first wildcard stands; less than 0: there is none.
    private static int wildcard(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '*' || c == '?') {
                return i;
            }
        }
        return -1;
    }
}
