package dev.lockstep.control.groups.trust;

import dev.lockstep.policy.Condition;
import dev.lockstep.policy.Condition.Quantifier;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/// Conditions that cannot hold unless a key is there and has one of the wanted values.
///
/// Rule source: IAM User Guide, "IAM JSON policy elements: Condition operators" and "Set
/// operators": negated operators, IfExists and ForAllValues hold for a request without the key.
final class FirmCondition {
    static final Set<String> STRING =
            Set.of("stringequals", "stringequalsignorecase", "stringlike");
    static final Set<String> STRING_OR_ARN =
            Set.of("stringequals", "stringequalsignorecase", "stringlike", "arnequals", "arnlike");

    private FirmCondition() {}

    /// Whether a request without the key fails the condition.
    static boolean needsKey(Condition condition) {
        return condition.operator().isPositive()
                && !condition.operator().ifExists()
                && condition.operator().quantifier() != Quantifier.FOR_ALL_VALUES
                && !condition.values().isEmpty();
    }

    /// Whether the key must be there, and every value that it may have passes the test: one bad
    /// value among good ones lets in whoever has that one.
    static boolean limits(Condition condition, Set<String> operators, Predicate<String> value) {
        return needsKey(condition)
                && operators.contains(condition.operator().base().toLowerCase(Locale.ROOT))
                && condition.values().stream().allMatch(value);
    }

    static boolean hasWildcard(String value) {
        return value.indexOf('*') >= 0 || value.indexOf('?') >= 0;
    }

    /// Whether a value is nothing but wildcards; an empty one says as little.
    static boolean isOnlyWildcards(String value) {
        return value.chars().allMatch(c -> c == '*' || c == '?');
    }

    /// Whether a value says something: not only wildcards, and not filled in from the request.
    static boolean saysSomething(String value) {
        return !isOnlyWildcards(value) && !value.contains("${");
    }
}
