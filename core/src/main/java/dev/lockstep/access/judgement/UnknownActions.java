package dev.lockstep.access.judgement;

import dev.lockstep.policy.ActionPattern;
import dev.lockstep.policy.Statement;
import dev.lockstep.policy.catalog.ActionCatalog;
import dev.lockstep.policy.evaluate.CompiledPolicy;
import dev.lockstep.policy.evaluate.Layers;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// Actions that policies allow by names which the catalogue does not know: newer than it, older, or
/// written wrong.
final class UnknownActions {
    private UnknownActions() {}

    /// The patterns of Allow statements of identity policies that match no known action, as
    /// written, sorted.
    static List<String> named(Layers layers, ActionCatalog catalog) {
        var names = new TreeSet<String>();
        for (CompiledPolicy policy : layers.identity()) {
            for (Statement statement : policy.document().statements()) {
                if (statement.allows() && !statement.actions().negated()) {
                    statement.actions().patterns().stream()
                            .filter(pattern -> !isKnown(pattern, catalog))
                            .map(ActionPattern::text)
                            .forEach(names::add);
                }
            }
        }
        return List.copyOf(names);
    }

    private static boolean isKnown(ActionPattern pattern, ActionCatalog catalog) {
        String text = pattern.text();
        boolean isName = text.indexOf('*') < 0 && text.indexOf('?') < 0;
        if (isName) {
            return catalog.number(text).isPresent();
        }
        return IntStream.range(0, catalog.size())
                .anyMatch(number -> pattern.matches(catalog.name(number)));
    }
}
