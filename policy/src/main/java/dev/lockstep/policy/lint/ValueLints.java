package dev.lockstep.policy.lint;

import static dev.lockstep.policy.lint.Look.quoted;

import dev.lockstep.policy.Condition;
import dev.lockstep.policy.Place;
import dev.lockstep.policy.Statement;
import java.util.List;
import java.util.Locale;

/// Mistakes in the values of conditions.
///
/// Rule source: IAM User Guide, "IAM JSON policy elements: Condition operators": the form of values
/// by operator.
final class ValueLints {
    private ValueLints() {}

    static void check(Look look, int number, Statement statement) {
        List<Condition> conditions = statement.conditions();
        for (int c = 0; c < conditions.size() && !look.isFull(); c++) {
            Condition condition = conditions.get(c);
            both(look, condition);
            for (int v = 0; v < condition.values().size() && !look.isFull(); v++) {
                // Variables are another rule's.
                if (!condition.values().get(v).contains("${")) {
                    value(look, look.at(number).value(c, v), condition, condition.values().get(v));
                }
            }
        }
    }

    private static void value(Look look, Place at, Condition condition, String value) {
        String base = condition.operator().base();
        String lower = base.toLowerCase(Locale.ROOT);
        if (lower.startsWith("numeric")) {
            read(look, at, base, value, ValueForms.isNumber(value), "a number such as `3600`");
        } else if (lower.startsWith("date")) {
            read(
                    look,
                    at,
                    base,
                    value,
                    ValueForms.isDate(value),
                    "a date such as `2026-01-31T00:00:00Z`, or seconds since 1970");
        } else if (lower.equals("bool") || lower.equals("null")) {
            read(look, at, base, value, ValueForms.isBoolean(value), "`true` or `false`");
        } else if (lower.equals("ipaddress") || lower.equals("notipaddress")) {
            read(
                    look,
                    at,
                    base,
                    value,
                    ValueForms.isCidr(value),
                    "an address or a range such as `203.0.113.0/24` or `2001:db8::/32`");
            privateAddress(look, at, condition, value);
        } else if (lower.equals("binaryequals")) {
            read(look, at, base, value, ValueForms.isBase64(value), "text in base-64");
        } else if (lower.startsWith("arn")) {
            arn(look, at, base, value);
        } else if (lower.startsWith("string") && !lower.contains("like") && value.contains("*")) {
            look.add(
                    LintKind.WILDCARD_IS_LITERAL,
                    at,
                    base
                            + " compares letter by letter: the asterisk in "
                            + quoted(value)
                            + " stands for itself.",
                    "Use "
                            + (lower.contains("not") ? "StringNotLike" : "StringLike")
                            + " if it is meant as a wildcard.");
        }
    }

    private static void read(
            Look look, Place at, String base, String value, boolean isRead, String expected) {
        if (!isRead) {
            look.add(
                    LintKind.VALUE_NOT_READ,
                    at,
                    quoted(value) + " is nothing that " + base + " can compare with.",
                    "Write " + expected + ".");
        }
    }

    private static void arn(Look look, Place at, String base, String value) {
        if ((!value.startsWith("arn:") && !value.startsWith("*:"))
                || value.split(":", 6).length < 6) {
            look.add(
                    LintKind.NOT_AN_ARN,
                    at,
                    quoted(value)
                            + " has not the six parts of an ARN, which "
                            + base
                            + " compares each by itself.",
                    "Write all six, such as `arn:*:sns:*:*:topic`, or use StringLike.");
        }
    }

    private static void privateAddress(Look look, Place at, Condition condition, String value) {
        if (condition.isOn("aws:SourceIp") && ValueForms.isPrivate(value)) {
            look.add(
                    LintKind.PRIVATE_ADDRESS,
                    at,
                    quoted(value)
                            + " is not an address of the internet, and aws:SourceIp never is"
                            + " another kind: requests through a VPC endpoint have aws:VpcSourceIp.",
                    "Use aws:VpcSourceIp together with aws:SourceVpc, or the public address.");
        }
    }

    private static void both(Look look, Condition condition) {
        boolean isBoolean = condition.operator().is("Bool") || condition.operator().is("Null");
        if (isBoolean
                && condition.values().stream().anyMatch("true"::equalsIgnoreCase)
                && condition.values().stream().anyMatch("false"::equalsIgnoreCase)) {
            look.add(
                    LintKind.BOTH_BOOLEANS,
                    condition.place(),
                    "Both true and false stand under "
                            + quoted(condition.key())
                            + ": whichever it is, the condition is met.",
                    "Keep the one that is meant.");
        }
    }
}
