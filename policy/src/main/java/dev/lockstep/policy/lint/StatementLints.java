package dev.lockstep.policy.lint;

import dev.lockstep.policy.ActionPattern;
import dev.lockstep.policy.Actions;
import dev.lockstep.policy.Condition;
import dev.lockstep.policy.Place;
import dev.lockstep.policy.Principals;
import dev.lockstep.policy.ResourcePattern;
import dev.lockstep.policy.Resources;
import dev.lockstep.policy.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Statements that do nothing, by themselves or beside the others.
///
/// Rule source: IAM User Guide, "Policy evaluation logic": all elements of a statement must match;
/// an explicit deny wins.
final class StatementLints {
    private static final Place NOWHERE = new Place(1, 1);

    private StatementLints() {}

    static void check(Look look) {
        List<Statement> statements = look.document().statements();
        Map<Content, Integer> first = new HashMap<>();
        List<Statement> denies = statements.stream().filter(StatementLints::takesBack).toList();
        for (int i = 0; i < statements.size() && !look.isFull(); i++) {
            Statement statement = statements.get(i);
            Place at = look.at(i).start();
            Integer before = first.putIfAbsent(Content.of(statement), i);
            if (before != null) {
                look.add(
                        LintKind.DUPLICATE_STATEMENT,
                        at,
                        "This statement is the same as that at " + look.at(before).start() + ".",
                        "Take it out.");
            }
            never(look, i, statement);
            takenBack(look, at, statement, denies);
        }
    }

    private static void never(Look look, int number, Statement statement) {
        boolean noAction =
                statement.actions().negated()
                        && statement.actions().patterns().stream()
                                .anyMatch(ActionPattern::matchesEvery);
        boolean noResource =
                statement
                        .resources()
                        .filter(r ->
                                r.negated()
                                        && r.patterns().stream()
                                                .anyMatch(ResourcePattern::matchesEvery))
                        .isPresent();
        if (noAction || noResource) {
            look.add(
                    statement.allows() ? LintKind.ALLOW_NEVER_MATCHES : LintKind.DENY_NEVER_MATCHES,
                    noAction ? look.at(number).actionElement() : look.at(number).resourceElement(),
                    (noAction ? "NotAction" : "NotResource")
                            + " excepts everything, so the statement never matches.",
                    "Write what is meant, or take the statement out.");
        }
    }

    /// Whether a statement denies, without a condition, what its lists name.
    private static boolean takesBack(Statement statement) {
        return !statement.allows()
                && statement.conditions().isEmpty()
                && !statement.actions().negated()
                && statement.principals().isEmpty()
                && statement.resources().filter(r -> !r.negated()).isPresent();
    }

    private static void takenBack(
            Look look, Place at, Statement statement, List<Statement> denies) {
        if (!statement.allows()
                || statement.principals().isPresent()
                || statement.resources().filter(r -> !r.negated()).isEmpty()
                || statement.actions().patterns().isEmpty()
                || (statement.actions().negated() && denies.isEmpty())) {
            return;
        }
        denies.stream()
                .filter(deny -> coversActions(look, deny, statement))
                .filter(deny -> coversResources(look, deny, statement))
                .findFirst()
                .ifPresent(deny ->
                        look.add(
                                LintKind.ALLOW_TAKEN_BACK,
                                at,
                                "The Deny at "
                                        + deny.place()
                                        + " denies all that this statement allows.",
                                "Take out the one that is not meant."));
    }

    private static boolean coversActions(Look look, Statement deny, Statement allow) {
        List<ActionPattern> wide = deny.actions().patterns();
        List<ActionPattern> narrow = allow.actions().patterns();
        if (wide.stream().anyMatch(ActionPattern::matchesEvery)) {
            return true;
        }
        return !allow.actions().negated()
                && look.mayCompare(
                        work(
                                wide.stream().map(ActionPattern::text).toList(),
                                narrow.stream().map(ActionPattern::text).toList()))
                && narrow.stream().allMatch(n -> wide.stream().anyMatch(w -> w.covers(n)));
    }

    /// Variables are left out of it: what they stand for is not known here.
    private static boolean coversResources(Look look, Statement deny, Statement allow) {
        List<ResourcePattern> wide = patterns(deny);
        List<ResourcePattern> narrow = patterns(allow);
        if (wide.stream().anyMatch(ResourcePattern::matchesEvery)) {
            return true;
        }
        return look.mayCompare(
                        work(
                                wide.stream().map(ResourcePattern::text).toList(),
                                narrow.stream().map(ResourcePattern::text).toList()))
                && narrow.stream()
                        .allMatch(n ->
                                wide.stream()
                                        .anyMatch(w -> !w.text().contains("${") && w.covers(n)));
    }

    /// The characters that are compared when each of some texts is compared with each of others.
    private static long work(List<String> some, List<String> others) {
        return some.size() * others.stream().mapToLong(String::length).sum()
                + others.size() * some.stream().mapToLong(String::length).sum();
    }

    private static List<ResourcePattern> patterns(Statement statement) {
        return statement.resources().map(Resources::patterns).orElse(List.of());
    }

    /// What a statement says, without its name and place.
    private record Content(
            Statement.Effect effect,
            Optional<Principals> principals,
            Actions actions,
            Optional<Resources> resources,
            List<Condition> conditions) {
        static Content of(Statement statement) {
            return new Content(
                    statement.effect(),
                    statement.principals(),
                    statement.actions(),
                    statement.resources(),
                    statement.conditions().stream()
                            .map(c -> new Condition(NOWHERE, c.operator(), c.key(), c.values()))
                            .toList());
        }
    }
}
