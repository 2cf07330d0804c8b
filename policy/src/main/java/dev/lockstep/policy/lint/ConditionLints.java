package dev.lockstep.policy.lint;

import static dev.lockstep.policy.lint.Look.quoted;

import dev.lockstep.policy.Condition;
import dev.lockstep.policy.Condition.Operator;
import dev.lockstep.policy.Condition.Quantifier;
import dev.lockstep.policy.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Mistakes with what a condition does when its key is absent or has several values.
///
/// Rule source: IAM User Guide, "IAM JSON policy elements: Condition operators" and "Single-valued
/// vs. multivalued context keys".
final class ConditionLints {
    private final Look look;
    private final Statement statement;

    /// Keys, in lower case, that the statement asks to be there.
    private final Set<String> asked = new HashSet<>();

    private ConditionLints(Look look, Statement statement) {
        this.look = look;
        this.statement = statement;
        for (Condition condition : statement.conditions()) {
            if (needsKey(condition)) {
                asked.add(lower(condition.key()));
            }
        }
    }

    static void check(Look look, int number, Statement statement) {
        var lints = new ConditionLints(look, statement);
        lints.twice();
        lints.never();
        for (int i = 0; i < statement.conditions().size() && !look.isFull(); i++) {
            lints.condition(statement.conditions().get(i));
        }
    }

    private void condition(Condition condition) {
        Operator operator = condition.operator();
        if (condition.values().isEmpty()) {
            look.add(
                    LintKind.NO_VALUES,
                    condition.place(),
                    "No value stands under "
                            + quoted(condition.key())
                            + ": a positive operator is never met, a negated one always.",
                    "Write the values that are meant, or take the condition out.");
        }
        if (ConditionKeys.hasSeveralValues(condition.key())
                && operator.quantifier() == Quantifier.NONE
                && !operator.is("Null")) {
            look.add(
                    LintKind.MULTI_VALUED_KEY,
                    condition.place(),
                    quoted(condition.key())
                            + " can have several values in a request, and "
                            + operator.base()
                            + " compares one: the condition does not match as it seems to.",
                    "Use ForAnyValue: (one of the request's values is enough) or ForAllValues:"
                            + " with a Null check (every one must be listed).");
        }
        if (statement.allows()) {
            allowed(condition);
        }
    }

    private void allowed(Condition condition) {
        Operator operator = condition.operator();
        boolean asksForKey = asked.contains(lower(condition.key()));
        if (operator.quantifier() == Quantifier.FOR_ALL_VALUES && !asksForKey) {
            look.add(
                    LintKind.FOR_ALL_VALUES_IN_ALLOW,
                    condition.place(),
                    "ForAllValues: is also met by a request without "
                            + quoted(condition.key())
                            + ", and this is an Allow.",
                    "Add `\"Null\": {\"" + key(condition) + "\": \"false\"}`.");
        } else if (isNegated(operator)
                && operator.quantifier() == Quantifier.NONE
                && !asksForKey
                && !ConditionKeys.isAlwaysThere(condition.key())) {
            look.add(
                    LintKind.NEGATED_ON_ABSENT_KEY,
                    condition.place(),
                    operator.base()
                            + " is also met by a request without "
                            + quoted(condition.key())
                            + ", and this is an Allow.",
                    "Add `\"Null\": {\""
                            + key(condition)
                            + "\": \"false\"}`, or say with Deny what"
                            + " is not wanted.");
        }
    }

    /// A statement whose conditions contradict each other.
    private void never() {
        Set<String> absent = new HashSet<>();
        for (Condition condition : statement.conditions()) {
            if (condition.operator().is("Null") && isOnly(condition, "true")) {
                absent.add(lower(condition.key()));
            }
        }
        for (Condition condition : statement.conditions()) {
            if (absent.contains(lower(condition.key())) && needsKey(condition)) {
                look.add(
                        statement.allows()
                                ? LintKind.ALLOW_NEVER_MATCHES
                                : LintKind.DENY_NEVER_MATCHES,
                        condition.place(),
                        "One condition asks that "
                                + quoted(condition.key())
                                + " is absent, and this one that it is there: both must hold, so"
                                + " the statement never matches.",
                        "Make two statements of it.");
                return;
            }
        }
    }

    private void twice() {
        Map<String, String> seen = new HashMap<>();
        for (Condition condition : statement.conditions()) {
            String name =
                    lower(condition.operator().base())
                            + condition.operator().quantifier()
                            + condition.operator().ifExists()
                            + " "
                            + lower(condition.key());
            String before = seen.putIfAbsent(name, condition.key());
            if (before != null) {
                look.add(
                        LintKind.KEY_TWICE,
                        condition.place(),
                        quoted(condition.key())
                                + " stands under the same operator as "
                                + quoted(before)
                                + ": names of keys and operators ignore case, so it is the same key"
                                + " twice.",
                        "Put all its values in one list.");
            }
        }
    }

    /// Whether a condition fails when its key is absent.
    private static boolean needsKey(Condition condition) {
        Operator operator = condition.operator();
        if (operator.is("Null")) {
            return isOnly(condition, "false");
        }
        return !operator.ifExists()
                && operator.isPositive()
                && operator.quantifier() != Quantifier.FOR_ALL_VALUES;
    }

    private static boolean isNegated(Operator operator) {
        return !operator.isPositive() && !operator.is("Null");
    }

    private static boolean isOnly(Condition condition, String value) {
        List<String> values = condition.values();
        return !values.isEmpty() && values.stream().allMatch(value::equalsIgnoreCase);
    }

    private static String key(Condition condition) {
        String quoted = quoted(condition.key());
        return quoted.substring(1, quoted.length() - 1);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
