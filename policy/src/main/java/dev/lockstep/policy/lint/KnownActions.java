package dev.lockstep.policy.lint;

import dev.lockstep.policy.ActionPattern;
import dev.lockstep.policy.Nearest;
import dev.lockstep.policy.catalog.ActionCatalog;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// The catalogue of actions as the rules ask it.
final class KnownActions {
    /// How many letters may differ in a slip of the pen.
    private static final int SLIP = 3;

    /// As long as a name is, about.
    private static final int NAME = 20;

    private final ActionCatalog catalog;
    private final Set<String> services;
    private final Map<String, int[]> matching = new HashMap<>();

    KnownActions(ActionCatalog catalog) {
        this.catalog = catalog;
        this.services = Set.copyOf(catalog.services());
    }

    /// Without a catalogue nothing is unknown.
    boolean isEmpty() {
        return catalog.size() == 0;
    }

    ActionCatalog catalog() {
        return catalog;
    }

    boolean hasService(String prefix) {
        return services.contains(prefix.toLowerCase(Locale.ROOT));
    }

    /// The numbers of the actions that a pattern matches; empty: none, or the look may not compare
    /// any more.
    Optional<int[]> matching(ActionPattern pattern, Look look) {
        String text = pattern.text().toLowerCase(Locale.ROOT);
        int[] before = matching.get(text);
        if (before != null) {
            return Optional.of(before);
        }
        int[] candidates = candidates(text);
        if (!look.mayCompare((long) candidates.length * (text.length() + NAME))) {
            return Optional.empty();
        }
        var lower = new ActionPattern(text);
        int[] found =
                IntStream.of(candidates).filter(n -> lower.matches(catalog.lowerName(n))).toArray();
        matching.put(text, found);
        return Optional.of(found);
    }

    private int[] candidates(String text) {
        int colon = text.indexOf(':');
        String prefix = colon < 0 ? text : text.substring(0, colon);
        if (prefix.contains("*") || prefix.contains("?")) {
            return IntStream.range(0, catalog.size()).toArray();
        }
        if (!text.contains("*") && !text.contains("?")) {
            return catalog.number(text).stream().toArray();
        }
        return catalog.ofService(prefix).toArray();
    }

    /// The known service that was likely meant.
    Optional<String> nearestService(String prefix) {
        return Nearest.of(catalog.services(), prefix, 2);
    }

    /// The known action that was likely meant: of the same service, else the same name in another.
    Optional<String> nearestAction(String prefix, String name) {
        String service = prefix.toLowerCase(Locale.ROOT);
        List<String> names =
                catalog.ofService(service).mapToObj(n -> catalog.action(n).name()).toList();
        return Nearest.of(names, name, Math.min(SLIP, Math.max(1, name.length() / 3)))
                .map(nearest -> service + ":" + nearest);
    }
}
