package dev.lockstep.policy.reach;

import dev.lockstep.policy.ResourcePattern;
import dev.lockstep.policy.Resources;
import dev.lockstep.policy.Statement;

/// What a statement means, its conditions apart.
///
/// @param possible the actions that it is about for some resource
/// @param certain the actions that it is about whatever the resource is
record StatementMeaning(Statement statement, ActionSet possible, ActionSet certain) {

    static StatementMeaning of(Statement statement, ActionSearch search) {
        ActionSearch.Meant actions = search.meant(statement.actions());
        return new StatementMeaning(
                statement,
                isAboutNothing(statement) ? search.none() : actions.possible(),
                isAboutEverything(statement) ? actions.certain() : search.none());
    }

    private static boolean isAboutEverything(Statement statement) {
        return statement
                .resources()
                .map(resources ->
                        resources.negated()
                                ? resources.patterns().isEmpty()
                                : namesEvery(resources))
                .orElse(true);
    }

    private static boolean isAboutNothing(Statement statement) {
        return statement
                .resources()
                .map(resources ->
                        resources.negated()
                                ? namesEvery(resources)
                                : resources.patterns().isEmpty())
                .orElse(false);
    }

    private static boolean namesEvery(Resources resources) {
        return resources.patterns().stream().anyMatch(ResourcePattern::matchesEvery);
    }
}
