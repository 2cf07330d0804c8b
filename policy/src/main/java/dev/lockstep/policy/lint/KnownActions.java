package dev.lockstep.policy.lint;

import dev.lockstep.policy.ActionMatcher;
import dev.lockstep.policy.ActionPattern;
import dev.lockstep.policy.Glob;
import dev.lockstep.policy.Nearest;
import dev.lockstep.policy.catalog.ActionCatalog;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
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

    private final Names names;
    private final Map<String, int[]> matching = new HashMap<>();

    /// @param names of the catalogue, which many looks share
    KnownActions(Names names) {
        this.names = names;
    }

    /// The names of a catalogue.
    ///
    /// @param actions in lower case, in the order of their numbers, which is that of the names
    record Names(ActionCatalog catalog, List<String> actions, Set<String> services) {
        static Names of(ActionCatalog catalog) {
            return new Names(
                    catalog,
                    IntStream.range(0, catalog.size()).mapToObj(catalog::lowerName).toList(),
                    Set.copyOf(catalog.services()));
        }
    }

    /// Without a catalogue nothing is unknown.
    boolean isEmpty() {
        return names.actions().isEmpty();
    }

    ActionCatalog catalog() {
        return names.catalog();
    }

    boolean hasService(String prefix) {
        return names.services().contains(Glob.lower(prefix));
    }

    /// The numbers of the actions that a pattern matches; empty: none, or the look may not compare
    /// any more.
    Optional<int[]> matching(ActionPattern pattern, Look look) {
        String text = Glob.lower(pattern.text());
        int[] before = matching.get(text);
        if (before != null) {
            return Optional.of(before);
        }
        int first = literal(text);
        int from = first == 0 ? 0 : firstNotBefore(text.substring(0, first));
        // No name has a character as high as this.
        int to =
                first == 0
                        ? names.actions().size()
                        : firstNotBefore(text.substring(0, first) + '\uffff');
        if (!look.mayCompare((long) (to - from) * (text.length() + NAME))) {
            return Optional.empty();
        }
        var matcher = ActionMatcher.of(text);
        int[] found =
                IntStream.range(from, to)
                        .filter(n -> matches(matcher, names.actions().get(n)))
                        .toArray();
        matching.put(text, found);
        return Optional.of(found);
    }

    private static boolean matches(ActionMatcher matcher, String action) {
        return matcher.matches(action, action.indexOf(':'));
    }

    /// How long the text is before its first wildcard.
    private static int literal(String text) {
        int length = 0;
        while (length < text.length() && text.charAt(length) != '*' && text.charAt(length) != '?') {
            length++;
        }
        return length;
    }

    private int firstNotBefore(String text) {
        int found = Collections.binarySearch(names.actions(), text);
        return found < 0 ? -found - 1 : found;
    }

    /// The known service that was likely meant.
    Optional<String> nearestService(String prefix) {
        return Nearest.of(catalog().services(), prefix, 2);
    }

    /// The known action that was likely meant: of the same service, else the same name in another.
    Optional<String> nearestAction(String prefix, String name) {
        String service = Glob.lower(prefix);
        List<String> names =
                catalog()
                        .ofService(service)
                        .mapToObj(n -> catalog().name(n).substring(service.length() + 1))
                        .toList();
        return Nearest.of(names, name, Math.min(SLIP, Math.max(1, name.length() / 3)))
                .map(nearest -> service + ":" + nearest);
    }
}
