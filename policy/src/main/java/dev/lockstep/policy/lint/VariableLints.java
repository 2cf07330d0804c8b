package dev.lockstep.policy.lint;

import static dev.lockstep.policy.lint.Look.quoted;

import dev.lockstep.policy.ActionPattern;
import dev.lockstep.policy.Condition;
import dev.lockstep.policy.Place;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.Principal;
import dev.lockstep.policy.ResourcePattern;
import dev.lockstep.policy.Statement;
import java.util.List;
import java.util.Locale;

/// Mistakes with policy variables.
///
/// Rule source: IAM User Guide, "IAM policy elements: Variables and tags": variables need version
/// 2012-10-17; they stand in Resource after the fifth colon, and in the values of string and ARN
/// operators. (Of Bool AWS's pages say both, so nothing is said here.)
final class VariableLints {
    private final Look look;
    private final int number;
    private final Statement statement;
    private final boolean old;

    private VariableLints(Look look, int number, Statement statement) {
        this.look = look;
        this.number = number;
        this.statement = statement;
        this.old = look.document().version() == PolicyDocument.Version.V2008_10_17;
    }

    static void check(Look look, int number, Statement statement) {
        new VariableLints(look, number, statement).check();
    }

    private void check() {
        List<ResourcePattern> resources =
                statement.resources().map(r -> r.patterns()).orElse(List.of());
        for (int i = 0; i < resources.size() && !look.isFull(); i++) {
            String text = resources.get(i).text();
            value(
                    look.at(number).resource(i),
                    text,
                    isInLastPart(text),
                    "a resource before the fifth colon");
        }
        List<ActionPattern> actions = statement.actions().patterns();
        for (int i = 0; i < actions.size() && !look.isFull(); i++) {
            value(look.at(number).action(i), actions.get(i).text(), false, "actions");
        }
        List<Principal> principals = statement.principals().map(p -> p.members()).orElse(List.of());
        for (int i = 0; i < principals.size() && !look.isFull(); i++) {
            if (principals.get(i) instanceof Principal.Aws(String text)) {
                value(look.at(number).principal(i), text, false, "principals");
            }
        }
        List<Condition> conditions = statement.conditions();
        for (int c = 0; c < conditions.size() && !look.isFull(); c++) {
            condition(conditions.get(c), c);
        }
    }

    private void condition(Condition condition, int c) {
        value(condition.place(), condition.key(), false, "the names of condition keys");
        String base = condition.operator().base();
        String lower = base.toLowerCase(Locale.ROOT);
        boolean takes =
                lower.startsWith("string") || lower.startsWith("arn") || lower.equals("bool");
        List<String> values = condition.values();
        for (int i = 0; i < values.size() && !look.isFull(); i++) {
            value(look.at(number).value(c, i), values.get(i), takes, "values of " + base);
        }
    }

    /// @param takes whether AWS puts values in there
    /// @param where what it stands in, where it does not
    private void value(Place at, String text, boolean takes, String where) {
        int from = text.indexOf("${");
        if (from < 0) {
            return;
        }
        if (old) {
            if (text.indexOf('}', from) > 0) {
                look.add(
                        LintKind.VARIABLE_IN_OLD_VERSION,
                        at,
                        quoted(text)
                                + " is taken letter by letter: a policy of version 2008-10-17, or"
                                + " without a version, has no variables. "
                                + comes(),
                        "Write `\"Version\": \"2012-10-17\"`, after looking at what else that"
                                + " changes.");
            }
        } else if (!takes) {
            look.add(
                    LintKind.VARIABLE_NOT_SUBSTITUTED,
                    at,
                    "AWS puts no value in the place of a variable in "
                            + where
                            + ": "
                            + quoted(text)
                            + ". "
                            + comes(),
                    "Write what is meant without a variable there.");
        } else if (isBroken(text)) {
            look.add(
                    LintKind.VARIABLE_BROKEN,
                    at,
                    "A variable in " + quoted(text) + " has no name or no end. " + comes(),
                    "Write it as `${aws:username}`, with a default as `${aws:username, 'nobody'}`.");
        }
    }

    private String comes() {
        return statement.allows()
                ? "This Allow does not match what it is meant for."
                : "This Deny does not match what it is meant for: it protects less than it seems,"
                        + " or nothing.";
    }

    /// Whether the first variable stands behind the fifth colon.
    private static boolean isInLastPart(String text) {
        int variable = text.indexOf("${");
        return variable < 0
                || text.substring(0, variable).chars().filter(c -> c == ':').count() >= 5;
    }

    private static boolean isBroken(String text) {
        int from = text.indexOf("${");
        while (from >= 0) {
            int end = text.indexOf('}', from);
            if (end < 0 || text.substring(from + 2, end).isBlank()) {
                return true;
            }
            int next = text.indexOf("${", from + 2);
            if (next >= 0 && next < end) {
                return true;
            }
            from = next;
        }
        return false;
    }
}
