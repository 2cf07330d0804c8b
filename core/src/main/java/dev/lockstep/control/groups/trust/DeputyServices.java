package dev.lockstep.control.groups.trust;

import dev.lockstep.access.ReasonedTable;
import dev.lockstep.policy.Condition;
import dev.lockstep.policy.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The services for which AWS documents a condition on the source of their calls.
public final class DeputyServices {
    /// A service name, perhaps of one region, perhaps of AWS China.
    private static final Pattern NAME =
            Pattern.compile(
                    "(?<service>[a-z0-9.-]+?)(\\.[a-z]{2,4}(-[a-z]+)+-[0-9])?\\.amazonaws\\.com(\\.cn)?");

    private static final Map<String, Deputy> ALL =
            ReasonedTable.load(
                            DeputyServices.class,
                            "deputy-services.tsv",
                            List.of("service", "reason", "source"))
                    .rows()
                    .stream()
                    .map(row -> new Deputy(row.get(0), row.get(1), row.get(2)))
                    .collect(Collectors.toUnmodifiableMap(Deputy::service, deputy -> deputy));

    private static final Set<String> SOURCE_KEYS =
            Set.of("aws:SourceArn", "aws:SourceAccount", "aws:SourceOrgID", "aws:SourceOrgPaths");

    private DeputyServices() {}

    /// A service that says on whose behalf it calls.
    ///
    /// @param reason what it sends
    /// @param source the page of AWS that documents the condition
    public record Deputy(String service, String reason, String source) {}

    public static Map<String, Deputy> all() {
        return ALL;
    }

    /// The service of the table that a principal is, in any region and partition.
    public static Optional<Deputy> of(Principal principal) {
        if (!(principal instanceof Principal.Service(String name))) {
            return Optional.empty();
        }
        Matcher matcher = NAME.matcher(name);
        return matcher.matches()
                ? Optional.ofNullable(ALL.get(matcher.group("service") + ".amazonaws.com"))
                : Optional.empty();
    }

    /// Whether a condition looks at the source of a call. IfExists is good enough here: the
    /// services of the table send the keys.
    public static boolean limitsSource(Condition condition) {
        return SOURCE_KEYS.stream().anyMatch(condition::isOn)
                && condition.operator().isPositive()
                && condition.values().stream().noneMatch(FirmCondition::isOnlyWildcards);
    }
}
