package dev.lockstep.docs;

import dev.lockstep.access.template.ServiceFacts;
import dev.lockstep.policy.Condition;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.Statement;
import dev.lockstep.policy.catalog.AccessLevel;
import dev.lockstep.policy.catalog.ActionCatalog;
import dev.lockstep.policy.catalog.AwsManagedPolicies;
import dev.lockstep.policy.evaluate.CompiledPolicy;
import dev.lockstep.policy.evaluate.Context;
import dev.lockstep.policy.evaluate.Layers;
import dev.lockstep.policy.reach.ActionSet;
import dev.lockstep.policy.reach.PolicyAlgebra;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Makes docs/full-access-policies.md from the policies and the catalogue that ship.
final class FullAccessPage {
    private static final ActionCatalog CATALOG = ActionCatalog.builtIn();

    /// A cell names no more than this; the rest is counted.
    private static final int MOST = 6;

    /// Where rights over people and accounts are given; PassRole has a column of its own, and a
    /// role that is linked to a service is of no use to anybody else.
    private static final Set<String> RIGHTS = Set.of("iam", "sts", "organizations", "sso");

    private static final String UNKNOWN = "?";

    private static final Set<String> NO_RIGHT =
            Set.of("iam:PassRole", "iam:CreateServiceLinkedRole", "iam:DeleteServiceLinkedRole");

    private final PolicyAlgebra algebra = new PolicyAlgebra(CATALOG);

    /// What one policy possibly allows.
    ///
    /// @param main the service that it gives whole and that has the most actions; where it gives
    ///   none whole, the one of which it gives the most
    /// @param changes how many actions of other services it allows that do more than read
    /// @param reads how many it allows of those of which it only reads
    /// @param passesTo to which services it passes roles
    /// @param rights actions by which rights are given or roles used that are there already
    record Row(
            String policy,
            String main,
            Map<String, Integer> changes,
            Map<String, Integer> reads,
            Set<String> passesTo,
            List<String> rights) {}

    static boolean belongs(String policy) {
        return policy.toLowerCase(Locale.ROOT).contains("fullaccess");
    }

    List<Row> rows() {
        return AwsManagedPolicies.builtIn().names().stream()
                .filter(FullAccessPage::belongs)
                .map(this::row)
                .toList();
    }

    Row row(String policy) {
        var document =
                (PolicyDocument)
                        AwsManagedPolicies.builtIn().byName(policy).orElseThrow().document();
        ActionSet possible =
                algebra.reach(
                                Layers.identity(List.of(CompiledPolicy.of(policy, document))),
                                Context.UNKNOWN)
                        .possible();
        var all = new TreeMap<String, Integer>();
        var changing = new TreeMap<String, Integer>();
        var rights = new ArrayList<String>();
        var uses = new TreeSet<String>();
        possible.numbers()
                .forEach(number -> {
                    String service = CATALOG.service(number);
                    String action = CATALOG.name(number);
                    all.merge(service, 1, Integer::sum);
                    if (ServiceFacts.existingRoles(service).containsKey(action)) {
                        uses.add(action);
                    }
                    if (!reads(number)) {
                        changing.merge(service, 1, Integer::sum);
                        if (RIGHTS.contains(service) && !NO_RIGHT.contains(action)) {
                            rights.add(action);
                        }
                    }
                });
        rights.addAll(uses);
        String main = all.keySet().stream().max(mostOf(all)).orElse(UNKNOWN);
        var reading = new TreeMap<>(all);
        reading.keySet().removeAll(changing.keySet());
        for (var map : List.of(changing, reading)) {
            map.remove(main);
        }
        return new Row(policy, main, changing, reading, passesTo(document), rights);
    }

    private static boolean reads(int number) {
        AccessLevel level = CATALOG.level(number);
        return level == AccessLevel.READ || level == AccessLevel.LIST;
    }

    private static Comparator<String> mostOf(Map<String, Integer> counts) {
        return Comparator.<String, Boolean>comparing(
                        service -> counts.get(service) == CATALOG.ofService(service).count())
                .thenComparing(counts::get)
                .thenComparing(Comparator.reverseOrder());
    }

    /// The values of iam:PassedToService in the statements that allow iam:PassRole.
    private static Set<String> passesTo(PolicyDocument document) {
        var services = new TreeSet<String>();
        for (Statement statement : document.statements()) {
            boolean passes =
                    statement.actions().patterns().stream()
                            .anyMatch(pattern -> pattern.matches("iam:PassRole"));
            if (!statement.allows() || passes == statement.actions().negated()) {
                continue;
            }
            List<String> to =
                    statement.conditions().stream()
                            .filter(one -> one.key().equalsIgnoreCase("iam:PassedToService"))
                            .map(Condition::values)
                            .flatMap(List::stream)
                            .map(value -> value.replaceAll("\\.amazonaws\\.com(\\.cn)?$", ""))
                            .toList();
            services.addAll(to.isEmpty() ? List.of("**any service**") : to);
        }
        return services;
    }

    private static String line(Row row) {
        return "| %s | %s | %s | %s | %s | %s |"
                .formatted(
                        row.policy,
                        row.main,
                        counts(row.changes),
                        counts(row.reads),
                        some(row.passesTo.stream().map(FullAccessPage::literal).toList(), "more"),
                        some(row.rights, "more"));
    }

    private static String literal(String text) {
        return text.startsWith("**") ? text : text.replace("*", "\\*");
    }

    private static String counts(Map<String, Integer> counts) {
        return some(
                counts.entrySet().stream()
                        .sorted(
                                Map.Entry.<String, Integer>comparingByValue()
                                        .reversed()
                                        .thenComparing(Map.Entry.comparingByKey()))
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .toList(),
                "more services");
    }

    private static String some(List<String> all, String what) {
        return all.stream().limit(MOST).collect(Collectors.joining(", "))
                + (all.size() > MOST ? ", and %d %s".formatted(all.size() - MOST, what) : "");
    }

    String text() {
        List<Row> rows = rows();
        long alone =
                rows.stream().filter(row -> row.changes.isEmpty() && row.reads.isEmpty()).count();
        long changing = rows.stream().filter(row -> !row.changes.isEmpty()).count();
        long passing = rows.stream().filter(row -> !row.passesTo.isEmpty()).count();
        long any = rows.stream().filter(row -> row.passesTo.contains("**any service**")).count();
        long rights = rows.stream().filter(row -> !row.rights.isEmpty()).count();
        var text = new StringBuilder();
        text.append(
                """
                # Where AWS's FullAccess policies reach

                The name of a policy says for which service it was made, not where it ends. Of the %d policies
                of AWS that have FullAccess in their name, %d stay within one service; %d change something in
                others; %d pass roles, %d of them to any service; %d allow actions that give rights or use
                roles that are there already. A group that is limited to some services, and has one of these
                policies, is seldom limited to them: the control developers-limited says so.

                `lockstep access make-policy --services s3,lambda` writes a policy that ends where its services
                end ([policies-for-groups.md](policies-for-groups.md)).

                How to read it:

                - **Main**: the service that the policy gives whole; of several, the one with the most actions;
                  of none, the one of which it gives the most. `?`: none of the actions that it names
                  is in AWS's own list, as where a service has ended.
                - **Changes in**: other services, with the number of actions that do more than read (levels
                  Write, Permissions management and Tagging). **Only reads in**: others, with their number.
                  A 1 or 2 under iam is mostly the making of roles that are linked to a service.
                - **Passes roles to**: values of iam:PassedToService. "Any service" means that nothing limits
                  it; which roles may be passed can still be limited.
                - **Rights**: actions that change something in iam, sts, organizations or sso, and actions that
                  use roles which something has already, such as lambda:UpdateFunctionCode.
                - An action counts if the policy allows it on some resource under some condition. Deny
                  statements that may not hold are left out.

                The table is made from the policies and actions that ship with Lockstep, by what they do
                (`PolicyAlgebra`), and a test compares it with them. After newer data (CONTRIBUTING.md):

                    mvn -B -ntp -pl app -am test -Dtest=FullAccessPageTest -Ddocs.write=true

                | Policy | Main | Changes in | Only reads in | Passes roles to | Rights |
                |---|---|---|---|---|---|
                """
                        .formatted(rows.size(), alone, changing, passing, any, rights));
        rows.forEach(row -> text.append(line(row)).append('\n'));
        return text.toString();
    }
}
