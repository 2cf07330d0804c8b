package dev.lockstep.policy.lint;

import static dev.lockstep.policy.lint.Look.quoted;

import dev.lockstep.policy.ActionPattern;
import dev.lockstep.policy.Place;
import dev.lockstep.policy.ResourcePattern;
import dev.lockstep.policy.Resources;
import dev.lockstep.policy.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// Mistakes in `Resource` and `NotResource`.
///
/// Rule source: IAM User Guide, "IAM JSON policy elements: Resource" and "NotResource", "Granting a
/// user permissions to pass a role to an AWS service"; Service Authorization Reference, resource
/// types.
final class ResourceLints {
    /// Services whose actions are about resources of their own alone, and whose resources no other
    /// of these is about. Elsewhere prefixes and ARNs differ too much to tell.
    private static final Set<String> APART =
            Set.of("s3", "iam", "dynamodb", "sqs", "sns", "lambda", "kms");

    private static final ActionPattern PASS_ROLE = new ActionPattern("iam:PassRole");

    private ResourceLints() {}

    static void check(Look look, int number, Statement statement) {
        statement.resources().ifPresent(resources -> check(look, number, statement, resources));
    }

    private static void check(Look look, int number, Statement statement, Resources resources) {
        List<ResourcePattern> patterns = resources.patterns();
        for (int i = 0; i < patterns.size() && !look.isFull(); i++) {
            ActionLints.manyWildcards(look, look.at(number).resource(i), patterns.get(i).text());
        }
        if (resources.negated()) {
            if (statement.allows()) {
                look.add(
                        LintKind.NOT_RESOURCE_WITH_ALLOW,
                        look.at(number).resourceElement(),
                        "Allow with NotResource allows the actions on every resource but those"
                                + " that stand here: of every account, and those that come later.",
                        "List in Resource what is wanted, and say the rest with Deny.");
            }
            return;
        }
        if (statement.allows() && !statement.actions().negated()) {
            passRole(look, number, statement, patterns);
        }
        boolean arnsOnly =
                !patterns.isEmpty()
                        && patterns.stream().noneMatch(p -> !p.text().startsWith("arn:"));
        if (arnsOnly && !statement.actions().negated()) {
            Set<String> services = services(patterns);
            List<ActionPattern> actions = statement.actions().patterns();
            for (int i = 0; i < actions.size() && !look.isFull(); i++) {
                Place at = look.at(number).action(i);
                withoutResources(look, at, actions.get(i), statement);
                otherService(look, at, actions.get(i), services, statement);
            }
        }
    }

    private static void withoutResources(
            Look look, Place at, ActionPattern action, Statement statement) {
        if (look.known().isEmpty() || action.matchesEvery()) {
            return;
        }
        Optional<int[]> matched = look.known().matching(action, look);
        boolean none =
                matched.filter(found ->
                                found.length > 0
                                        && IntStream.of(found)
                                                .noneMatch(look.known().catalog()::hasResources))
                        .isPresent();
        if (none) {
            look.add(
                    LintKind.ACTION_WITHOUT_RESOURCES,
                    at,
                    "By the Service Authorization Reference "
                            + quoted(action.text())
                            + " cannot be limited to resources, and only ARNs stand here: "
                            + (statement.allows() ? "it is not allowed." : "it is not denied."),
                    "Give it a statement of its own with `\"Resource\": \"*\"`.");
        }
    }

    private static void otherService(
            Look look, Place at, ActionPattern action, Set<String> services, Statement statement) {
        int colon = action.text().indexOf(':');
        String prefix = colon < 0 ? "" : action.text().substring(0, colon).toLowerCase(Locale.ROOT);
        if (APART.contains(prefix) && APART.containsAll(services) && !services.contains(prefix)) {
            look.add(
                    LintKind.RESOURCE_OF_OTHER_SERVICE,
                    at,
                    quoted(action.text())
                            + " is about resources of "
                            + prefix
                            + ", and those that stand here are of "
                            + String.join(", ", services.stream().sorted().toList())
                            + ": "
                            + (statement.allows() ? "it is not allowed." : "it is not denied."),
                    "Name the resources of " + prefix + " that are meant.");
        }
    }

    /// The services in the ARNs, as they are written; a wildcard counts as a service of that name.
    private static Set<String> services(List<ResourcePattern> patterns) {
        Set<String> services = new HashSet<>();
        for (ResourcePattern pattern : patterns) {
            String[] parts = pattern.text().split(":", 4);
            services.add(parts.length > 2 ? parts[2] : "*");
        }
        return services;
    }

    private static void passRole(
            Look look, int number, Statement statement, List<ResourcePattern> patterns) {
        boolean limited =
                statement.conditions().stream()
                        .anyMatch(c -> c.isOn("iam:PassedToService") && c.operator().isPositive());
        boolean anyRole =
                patterns.stream().anyMatch(p -> p.matchesEvery() || p.text().endsWith(":role/*"));
        if (limited || !anyRole) {
            return;
        }
        List<ActionPattern> actions = statement.actions().patterns();
        for (int i = 0; i < actions.size(); i++) {
            String text = actions.get(i).text();
            // `*` and `iam:*` mean all there is, and do not hide it.
            if (!actions.get(i).matchesEvery()
                    && !text.equalsIgnoreCase("iam:*")
                    && actions.get(i).matches(PASS_ROLE.text())) {
                look.add(
                        LintKind.PASS_ANY_ROLE,
                        look.at(number).action(i),
                        "Whoever may pass every role to every service can have code run as the"
                                + " strongest role that a service may take on.",
                        "Name the roles, and add the condition iam:PassedToService.");
            }
        }
    }
}
