package dev.lockstep.control.groups;

import dev.lockstep.policy.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The services for which AWS documents a condition on the source of their calls.
final class DeputyServices {
    /// A service name, perhaps of one region, perhaps of AWS China.
    private static final Pattern NAME =
            Pattern.compile(
                    "(?<service>[a-z0-9.-]+?)(\\.[a-z]{2,4}(-[a-z]+)+-[0-9])?\\.amazonaws\\.com(\\.cn)?");

    private static final Map<String, Deputy> ALL =
            ReasonedTable.load("deputy-services.tsv", List.of("service", "reason", "source"))
                    .rows()
                    .stream()
                    .map(row -> new Deputy(row.get(0), row.get(1), row.get(2)))
                    .collect(Collectors.toUnmodifiableMap(Deputy::service, deputy -> deputy));

    private DeputyServices() {}

    /// A service that says on whose behalf it calls.
    ///
    /// @param reason what it sends
    /// @param source the page of AWS that documents the condition
    record Deputy(String service, String reason, String source) {}

    static Map<String, Deputy> all() {
        return ALL;
    }

    /// The service of the table that a principal is, in any region and partition.
    static Optional<Deputy> of(Principal principal) {
        if (!(principal instanceof Principal.Service(String name))) {
            return Optional.empty();
        }
        Matcher matcher = NAME.matcher(name);
        return matcher.matches()
                ? Optional.ofNullable(ALL.get(matcher.group("service") + ".amazonaws.com"))
                : Optional.empty();
    }
}
