package dev.lockstep.policy.lint;

import dev.lockstep.policy.Condition;
import dev.lockstep.policy.Condition.Quantifier;
import dev.lockstep.policy.Statement;
import java.util.Locale;

/// Conditions on MFA that do not do what they seem to.
///
/// Rule source: IAM User Guide, "AWS global condition context keys", aws:MultiFactorAuthPresent and
/// aws:MultiFactorAuthAge: neither key is there when a long-term access key is used; the first is
/// there, and false, with some temporary credentials without MFA.
final class MfaLints {
    private static final String PRESENT = "aws:MultiFactorAuthPresent";
    private static final String AGE = "aws:MultiFactorAuthAge";

    private MfaLints() {}

    static void check(Look look, int number, Statement statement) {
        for (Condition condition : statement.conditions()) {
            if (condition.isOn(PRESENT) || condition.isOn(AGE)) {
                if (statement.allows()) {
                    allow(look, statement, condition);
                } else {
                    deny(look, condition);
                }
            }
        }
    }

    private static void deny(Look look, Condition condition) {
        Condition.Operator operator = condition.operator();
        boolean asksForFalse =
                condition.isOn(PRESENT)
                        && (operator.is("Bool") || operator.is("StringEquals"))
                        && has(condition, "false");
        boolean asksForOld =
                condition.isOn(AGE) && lower(operator.base()).startsWith("numericgreaterthan");
        if ((asksForFalse || asksForOld)
                && !operator.ifExists()
                && operator.quantifier() != Quantifier.FOR_ALL_VALUES
                && !deniesAbsent(look)) {
            look.add(
                    LintKind.MFA_DENY_WITHOUT_IF_EXISTS,
                    condition.place(),
                    "A request with a long-term access key has no "
                            + condition.key()
                            + ", so this Deny does not stop it: without MFA the key can do all that"
                            + " is allowed elsewhere.",
                    "Write " + operator.base() + "IfExists.");
        }
    }

    /// Whether another Deny of the document stops requests that have no word about MFA.
    private static boolean deniesAbsent(Look look) {
        return look.document().statements().stream()
                .filter(s -> !s.allows())
                .flatMap(s -> s.conditions().stream())
                .anyMatch(c ->
                        (c.isOn(PRESENT) || c.isOn(AGE))
                                && c.operator().is("Null")
                                && has(c, "true"));
    }

    private static void allow(Look look, Statement statement, Condition condition) {
        Condition.Operator operator = condition.operator();
        boolean asksForTrue =
                condition.isOn(PRESENT)
                        && (operator.is("Bool") || operator.is("StringEquals"))
                        && has(condition, "true");
        boolean asksForRecent =
                condition.isOn(AGE) && lower(operator.base()).startsWith("numericlessthan");
        if (operator.ifExists() && (asksForTrue || asksForRecent)) {
            look.add(
                    LintKind.MFA_ALLOW_IF_EXISTS,
                    condition.place(),
                    "IfExists also holds where there is no "
                            + condition.key()
                            + ": a long-term access key is let in without MFA.",
                    "Write " + operator.base() + " without IfExists.");
        }
        if (condition.isOn(PRESENT)
                && operator.is("Null")
                && has(condition, "false")
                && !asksForProof(statement)) {
            look.add(
                    LintKind.MFA_PRESENCE,
                    condition.place(),
                    "That aws:MultiFactorAuthPresent is there does not mean that it is true:"
                            + " temporary credentials without MFA have it as false.",
                    "Write `\"Bool\": {\"aws:MultiFactorAuthPresent\": \"true\"}`.");
        }
    }

    private static boolean asksForProof(Statement statement) {
        return statement.conditions().stream()
                .anyMatch(c ->
                        (c.isOn(PRESENT) && c.operator().is("Bool") && !has(c, "false"))
                                || (c.isOn(AGE) && !c.operator().ifExists()));
    }

    private static boolean has(Condition condition, String value) {
        return condition.values().stream().anyMatch(value::equalsIgnoreCase);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
