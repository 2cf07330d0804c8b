package dev.lockstep.control.groups.trust;

import dev.lockstep.policy.Condition;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/// Conditions that pin who may call, where a trust policy names everybody.
///
/// Rule source: IAM User Guide, "AWS global condition context keys". An external id is no pin: it
/// is not a secret, and any account may try it.
public final class CallerPin {
    static final String ORGANIZATION_KEY = "aws:principalorgid";

    private static final Map<String, Predicate<String>> KEYS =
            Map.ofEntries(
                    Map.entry(ORGANIZATION_KEY, CallerPin::namesOrganization),
                    Map.entry("aws:principalorgpaths", CallerPin::namesOrganization),
                    Map.entry("aws:sourceorgid", CallerPin::namesOrganization),
                    Map.entry("aws:sourceorgpaths", CallerPin::namesOrganization),
                    Map.entry("aws:principalarn", CallerPin::fixesAccount),
                    Map.entry("aws:sourcearn", CallerPin::fixesAccount),
                    Map.entry("aws:principalaccount", CallerPin::isFixed),
                    Map.entry("aws:sourceaccount", CallerPin::isFixed),
                    Map.entry("aws:sourcevpc", CallerPin::isWhole),
                    Map.entry("aws:sourcevpce", CallerPin::isWhole));

    private CallerPin() {}

    /// Whether a condition lets in only callers of accounts, organizations or networks that it
    /// names.
    public static boolean pins(Condition condition) {
        Predicate<String> value = KEYS.get(condition.key().toLowerCase(Locale.ROOT));
        return value != null && FirmCondition.limits(condition, FirmCondition.STRING_OR_ARN, value);
    }

    /// The organization stands before the first slash of a path; `o-*` is every organization.
    private static boolean namesOrganization(String value) {
        return isWhole(fixed(value).split("/", 2)[0]);
    }

    /// Whether an ARN's account is one account: `arn:aws:iam::*:role/deploy` is a role in any.
    private static boolean fixesAccount(String arn) {
        String[] parts = fixed(arn).split(":", 6);
        return parts.length == 6 && isWhole(parts[4]);
    }

    private static boolean isFixed(String value) {
        return isWhole(fixed(value));
    }

    private static boolean isWhole(String value) {
        return !value.isEmpty() && !value.contains("${") && !FirmCondition.hasWildcard(value);
    }

    /// A variable that stands for the role's own account or organization is as fixed as they are;
    /// one that is filled from the caller, such as `${aws:PrincipalAccount}`, is not.
    private static String fixed(String value) {
        return value.replace("${aws:ResourceAccount}", "000000000000")
                .replace("${aws:ResourceOrgID}", "o-own");
    }
}
