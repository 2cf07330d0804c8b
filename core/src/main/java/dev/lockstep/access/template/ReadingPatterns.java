package dev.lockstep.access.template;

import dev.lockstep.policy.catalog.AccessLevel;
import dev.lockstep.policy.catalog.ActionCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// The patterns that match those actions of a service that read and give no secret away, and no
/// other action that is known.
final class ReadingPatterns {
    private final ActionCatalog catalog;
    private final Set<String> secrets;

    /// @param secrets actions that read secrets, as `service:name` in lower case
    ReadingPatterns(ActionCatalog catalog, Set<String> secrets) {
        this.catalog = catalog;
        this.secrets = secrets;
    }

    /// Few and short patterns, such as `s3:Get*`, sorted; none if nothing can be read.
    List<String> of(String service) {
        var all = new ArrayList<String>();
        var wanted = new TreeSet<String>();
        catalog.ofService(service)
                .forEach(number -> {
                    String name = catalog.name(number);
                    all.add(name);
                    if (isWanted(number)) {
                        wanted.add(name);
                    }
                });
        var patterns = new TreeSet<String>();
        while (!wanted.isEmpty()) {
            String pattern = widest(wanted.first(), all, wanted);
            patterns.add(pattern);
            String beginning = pattern.endsWith("*") ? beginning(pattern) : null;
            wanted.removeIf(
                    name -> beginning == null ? name.equals(pattern) : begins(name, beginning));
        }
        return List.copyOf(patterns);
    }

    private boolean isWanted(int number) {
        boolean reads =
                switch (catalog.level(number)) {
                    case AccessLevel.READ, AccessLevel.LIST -> true;
                    case WRITE, PERMISSIONS_MANAGEMENT, TAGGING -> false;
                };
        return reads && !secrets.contains(catalog.lowerName(number));
    }

    /// The shortest beginning of a name, by whole words, under which nothing stands that is not
    /// wanted; the name itself if only it is left.
    private static String widest(String name, List<String> all, Set<String> wanted) {
        for (int end = name.indexOf(':') + 2; end < name.length(); end++) {
            if (!isWordEnd(name, end)) {
                continue;
            }
            String beginning = name.substring(0, end);
            List<String> under = all.stream().filter(one -> begins(one, beginning)).toList();
            if (under.size() > 1 && wanted.containsAll(under)) {
                return beginning + "*";
            }
        }
        return name;
    }

    private static boolean isWordEnd(String name, int end) {
        return Character.isUpperCase(name.charAt(end))
                && Character.isLowerCase(name.charAt(end - 1));
    }

    private static String beginning(String pattern) {
        return pattern.substring(0, pattern.length() - 1);
    }

    private static boolean begins(String name, String beginning) {
        return name.toLowerCase(Locale.ROOT).startsWith(beginning.toLowerCase(Locale.ROOT));
    }
}
