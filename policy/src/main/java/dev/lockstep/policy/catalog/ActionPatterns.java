package dev.lockstep.policy.catalog;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/// Sets of actions written compactly: `s3:*` for all actions of a service, `s3:Get*` where each
/// action of the catalogue that begins so belongs to the set, and the names of the rest. Of the
/// actions that the catalogue knows the patterns match exactly those of the set.
public final class ActionPatterns {
    /// Fewer actions are named one by one: a name says more than a pattern.
    private static final int FEW = 3;

    private final ActionCatalog catalog;
    private final BitSet actions = new BitSet();
    private final List<String> patterns = new ArrayList<>();

    private ActionPatterns(ActionCatalog catalog) {
        this.catalog = catalog;
    }

    /// The patterns of a set of actions; `*` alone if it is all that the catalogue knows.
    ///
    /// @param names such as `s3:GetObject`; services keep the order in which they first come, and
    ///   what the catalogue does not know stands as it is
    public static List<String> of(ActionCatalog catalog, Collection<String> names) {
        return new ActionPatterns(catalog).patterns(names);
    }

    private List<String> patterns(Collection<String> names) {
        Set<String> services = new LinkedHashSet<>();
        Set<String> unknown = new LinkedHashSet<>();
        for (String name : names) {
            catalog.number(name)
                    .ifPresentOrElse(
                            (IntConsumer)
                                    number -> {
                                        actions.set(number);
                                        services.add(catalog.service(number));
                                    },
                            () -> unknown.add(name));
        }
        if (actions.cardinality() == catalog.size() && unknown.isEmpty()) {
            return List.of("*");
        }
        services.forEach(this::service);
        patterns.addAll(unknown);
        return List.copyOf(patterns);
    }

    private void service(String service) {
        int[] all = catalog.ofService(service.toLowerCase(Locale.ROOT)).toArray();
        if (IntStream.of(all).allMatch(actions::get)) {
            patterns.add(service + ":*");
            return;
        }
        for (int i = 0; i < all.length; i++) {
            if (actions.get(all[i])) {
                i = longest(all, i, service.length() + 1);
            }
        }
    }

    /// Adds the shortest beginning that only actions of the set have, or the name.
    ///
    /// @param from the place in `all` of the first action that has no pattern yet
    /// @return the place of the last action that it matches
    private int longest(int[] all, int from, int begin) {
        String name = catalog.name(all[from]);
        for (int end = begin + 1; end < name.length(); end++) {
            if (isWordEnd(name, end)) {
                String prefix = name.substring(0, end).toLowerCase(Locale.ROOT);
                int last = from;
                while (last + 1 < all.length && begins(all[last + 1], prefix)) {
                    last++;
                }
                boolean whole =
                        (from == 0 || !begins(all[from - 1], prefix))
                                && IntStream.rangeClosed(from, last)
                                        .allMatch(one -> actions.get(all[one]));
                if (whole && last - from + 1 >= FEW) {
                    patterns.add(name.substring(0, end) + "*");
                    return last;
                }
            }
        }
        patterns.add(name);
        return from;
    }

    private boolean begins(int action, String prefix) {
        return catalog.lowerName(action).startsWith(prefix);
    }

    /// Patterns end where a word ends: `s3:Get*`, and not `s3:Ge*`.
    private static boolean isWordEnd(String name, int end) {
        return Character.isUpperCase(name.charAt(end))
                && !Character.isUpperCase(name.charAt(end - 1));
    }
}
