package dev.lockstep.policy;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/// Whether a request meets a condition, for keys that have one value at most.
///
/// Rule source: IAM User Guide, "IAM JSON policy elements: Condition operators" and "Single-valued
/// vs. multivalued context keys".
public final class Comparison {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,9})?");

    private Comparison() {}

    /// Whether the condition is met; empty for operators on dates, addresses and binary values,
    /// which are not judged.
    ///
    /// @param value of the condition's key in the request; absent: the request has none
    public static Optional<Boolean> of(Condition condition, Optional<String> value) {
        Condition.Operator operator = condition.operator();
        if (operator.is("Null")) {
            return Optional.of(
                    condition.values().stream()
                            .anyMatch(one ->
                                    one.equalsIgnoreCase(Boolean.toString(value.isEmpty()))));
        }
        if (value.isEmpty()) {
            return Optional.of(isMetWithout(operator));
        }
        return matcher(operator, value.get())
                .map(matcher ->
                        condition.values().stream().anyMatch(matcher) == operator.isPositive());
    }

    /// A key that is absent meets the lack of a match, and `ForAllValues:` of nothing.
    private static boolean isMetWithout(Condition.Operator operator) {
        return operator.ifExists()
                || switch (operator.quantifier()) {
                    case FOR_ALL_VALUES -> true;
                    case FOR_ANY_VALUE -> false;
                    case NONE -> !operator.isPositive();
                };
    }

    private static Optional<java.util.function.Predicate<String>> matcher(
            Condition.Operator operator, String value) {
        return Optional.ofNullable(
                switch (operator.base().toLowerCase(Locale.ROOT)) {
                    case "stringequals", "stringnotequals" -> value::equals;
                    case "stringequalsignorecase", "stringnotequalsignorecase" ->
                            value::equalsIgnoreCase;
                    case "stringlike", "stringnotlike" -> wanted -> Glob.matches(wanted, value);
                    case "arnequals", "arnlike", "arnnotequals", "arnnotlike" ->
                            wanted -> arnMatches(wanted, value);
                    case "bool" -> value::equalsIgnoreCase;
                    case "numericequals", "numericnotequals" ->
                            wanted -> compares(value, wanted, order -> order == 0);
                    case "numericlessthan" -> wanted -> compares(value, wanted, order -> order < 0);
                    case "numericlessthanequals" ->
                            wanted -> compares(value, wanted, order -> order <= 0);
                    case "numericgreaterthan" ->
                            wanted -> compares(value, wanted, order -> order > 0);
                    case "numericgreaterthanequals" ->
                            wanted -> compares(value, wanted, order -> order >= 0);
                    default -> null;
                });
    }

    /// Each of the six parts of an ARN is matched by itself; `ArnEquals` and `ArnLike` are the
    /// same.
    private static boolean arnMatches(String pattern, String arn) {
        String[] wanted = pattern.split(":", 6);
        String[] parts = arn.split(":", 6);
        if (wanted.length != 6 || parts.length != 6) {
            return false;
        }
        for (int i = 0; i < 6; i++) {
            if (!Glob.matches(wanted[i], parts[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean compares(String value, String wanted, IntPredicate order) {
        return NUMBER.matcher(value).matches()
                && NUMBER.matcher(wanted).matches()
                && order.test(new BigDecimal(value).compareTo(new BigDecimal(wanted)));
    }
}
