package dev.lockstep.access.template;

import dev.lockstep.access.ReasonedTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;

/// What must be known of single services before somebody gets one whole.
public final class ServiceFacts {
    private static final Map<String, String> NEVER_WHOLE = neverWhole();
    private static final List<List<String>> EXISTING_ROLES =
            table("existing-roles.tsv", "service", "actions", "reason");
    private static final List<List<String>> PASSED_TO =
            table("passed-to.tsv", "service", "principal", "reason");

    private ServiceFacts() {}

    private static List<List<String>> table(String name, String... columns) {
        return ReasonedTable.load(ServiceFacts.class, name, List.of(columns)).rows();
    }

    private static Map<String, String> neverWhole() {
        var reasons = new LinkedHashMap<String, String>();
        table("never-whole.tsv", "service", "reason")
                .forEach(row -> reasons.put(row.get(0), row.get(1)));
        return Map.copyOf(reasons);
    }

    /// Why whoever has all actions of a service can make himself an administrator by them alone;
    /// empty: he cannot.
    public static Optional<String> neverWhole(String service) {
        return Optional.ofNullable(NEVER_WHOLE.get(service));
    }

    /// By which actions of a service the rights of a role are used that something there has
    /// already, and how: without iam:PassRole, and so beyond what a policy can limit by naming
    /// roles.
    public static SequencedMap<String, String> existingRoles(String service) {
        var ways = new LinkedHashMap<String, String>();
        EXISTING_ROLES.stream()
                .filter(row -> row.get(0).equals(service))
                .forEach(row -> ways.put(row.get(1), row.get(2)));
        return ways;
    }

    /// To whom a service passes the roles that it is given, by iam:PassedToService. One that no
    /// service has matches nothing and does no harm.
    ///
    /// @param partition such as `aws`; in `aws-cn` some have two names
    static SequencedSet<String> passedTo(String service, String partition) {
        var principals = new ArrayList<String>(List.of(service + ".amazonaws.com"));
        PASSED_TO.stream()
                .filter(row -> row.get(0).equals(service))
                .forEach(row -> principals.add(row.get(1)));
        var all = new LinkedHashSet<String>();
        for (String principal : principals) {
            all.add(principal);
            if (partition.equals("aws-cn")) {
                all.add(principal + ".cn");
            }
        }
        return all;
    }
}
