package dev.lockstep.policy.lint;

import static dev.lockstep.policy.lint.Look.quoted;

import dev.lockstep.policy.ActionPattern;
import dev.lockstep.policy.Actions;
import dev.lockstep.policy.Place;
import dev.lockstep.policy.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Mistakes in `Action` and `NotAction`.
///
/// Rule source: IAM User Guide, "IAM JSON policy elements: Action" and "NotAction"; Service
/// Authorization Reference.
final class ActionLints {
    /// More than any pattern needs.
    private static final int MANY_WILDCARDS = 10;

    /// Patterns longer than this match no action, and are not compared with each other.
    private static final int LONG = 256;

    private ActionLints() {}

    static void check(Look look, int number, Statement statement) {
        Actions actions = statement.actions();
        if (actions.negated() && statement.allows()) {
            look.add(
                    LintKind.NOT_ACTION_WITH_ALLOW,
                    look.at(number).actionElement(),
                    "Allow with NotAction allows every action but those that stand here, of every"
                            + " service: also those of IAM that are not listed, and those that AWS"
                            + " adds later.",
                    "List in Action what is wanted; or keep Allow for what is wanted and say the"
                            + " rest with Deny.");
        }
        List<ActionPattern> patterns = actions.patterns();
        for (int i = 0; i < patterns.size() && !look.isFull(); i++) {
            Place at = look.at(number).action(i);
            manyWildcards(look, at, patterns.get(i).text());
            unknown(look, at, patterns.get(i), statement);
        }
        redundant(look, number, patterns);
    }

    static void manyWildcards(Look look, Place at, String text) {
        long wildcards = text.chars().filter(c -> c == '*').count();
        if (wildcards > MANY_WILDCARDS) {
            look.add(
                    LintKind.MANY_WILDCARDS,
                    at,
                    quoted(text)
                            + " has "
                            + wildcards
                            + " asterisks: what it matches cannot be seen.",
                    "Write several plain patterns in its place.");
        }
    }

    private static void unknown(Look look, Place at, ActionPattern pattern, Statement statement) {
        String text = pattern.text();
        int colon = text.indexOf(':');
        if (look.known().isEmpty() || colon < 0 || pattern.matchesEvery() || text.contains("${")) {
            return;
        }
        String prefix = text.substring(0, colon);
        String name = text.substring(colon + 1);
        boolean anyService = prefix.indexOf('*') >= 0 || prefix.indexOf('?') >= 0;
        if (!anyService && !look.known().hasService(prefix)) {
            look.add(
                    LintKind.UNKNOWN_SERVICE,
                    at,
                    "No service with the prefix "
                            + quoted(prefix)
                            + " is known: "
                            + does(statement, true),
                    look.known()
                            .nearestService(prefix)
                            .map(nearest -> "Was " + quoted(nearest) + " meant?")
                            .orElse("Look the prefix up in the Service Authorization Reference."));
            return;
        }
        boolean unmatched =
                look.known().matching(pattern, look).filter(found -> found.length == 0).isPresent();
        if (!unmatched) {
            return;
        }
        if (pattern.hasWildcard()) {
            look.add(
                    LintKind.PATTERN_MATCHES_NOTHING,
                    at,
                    "No known action matches " + quoted(text) + ": " + does(statement, true),
                    "Compare it with the names of the service's actions.");
        } else {
            look.add(
                    LintKind.UNKNOWN_ACTION,
                    at,
                    quoted(text) + " is no known action: " + does(statement, false),
                    look.known()
                            .nearestAction(prefix, name)
                            .map(nearest -> "Was " + quoted(nearest) + " meant?")
                            .orElse("Look it up in the Service Authorization Reference."));
        }
    }

    private static String does(Statement statement, boolean several) {
        String what =
                statement.actions().negated()
                        ? "it excepts nothing"
                        : statement.allows() ? "it allows nothing" : "it denies nothing";
        return "if it is a slip of the pen "
                + what
                + "; if AWS has added "
                + (several ? "such actions" : "the action")
                + " since this was built, what comes of it is not known.";
    }

    /// Each pattern that stands there twice, or that another one covers.
    private static void redundant(Look look, int number, List<ActionPattern> patterns) {
        Map<String, Integer> first = new HashMap<>();
        List<ActionPattern> wide =
                patterns.stream()
                        .filter(p -> p.hasWildcard() && p.text().length() <= LONG)
                        .toList();
        long length = wide.stream().mapToLong(p -> p.text().length()).sum();
        for (int i = 0; i < patterns.size() && !look.isFull(); i++) {
            ActionPattern pattern = patterns.get(i);
            Optional<String> by = Optional.empty();
            if (first.putIfAbsent(pattern.text().toLowerCase(Locale.ROOT), i) != null) {
                by = Optional.of(pattern.text());
            } else if (pattern.text().length() <= LONG && look.mayCompare(length)) {
                by =
                        wide.stream()
                                .filter(w -> w.covers(pattern) && !pattern.covers(w))
                                .map(ActionPattern::text)
                                .findFirst();
            }
            Place at = look.at(number).action(i);
            by.ifPresent(other ->
                    look.add(
                            LintKind.REDUNDANT_ACTION,
                            at,
                            quoted(pattern.text())
                                    + " adds nothing: "
                                    + quoted(other)
                                    + " stands in the same list.",
                            "Take it out, or narrow the other if that is too wide."));
        }
    }
}
