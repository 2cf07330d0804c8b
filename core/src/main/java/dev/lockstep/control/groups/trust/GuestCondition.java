package dev.lockstep.control.groups.trust;

import dev.lockstep.policy.Condition;
import java.util.Set;

/// Conditions under which a principal of another account may be let in: an external id that the two
/// agreed on, the caller's organization, or MFA.
///
/// Rule source: IAM User Guide, "Access to AWS accounts owned by third parties" and "Secure API
/// access with MFA".
public final class GuestCondition {
    private static final Set<String> TRUTH =
            Set.of("bool", "stringequals", "stringequalsignorecase");

    private GuestCondition() {}

    /// Whether a condition lets in only guests who show one of these.
    public static boolean asksGuests(Condition condition) {
        if (condition.isOn("sts:ExternalId")) {
            return FirmCondition.limits(
                    condition, FirmCondition.STRING, FirmCondition::saysSomething);
        }
        if (condition.isOn("aws:MultiFactorAuthPresent")) {
            return FirmCondition.limits(condition, TRUTH, value -> value.equalsIgnoreCase("true"));
        }
        if (condition.isOn("aws:MultiFactorAuthAge")) {
            // the key is there only for a caller who used MFA
            return FirmCondition.needsKey(condition);
        }
        return condition.isOn(CallerPin.ORGANIZATION_KEY) && CallerPin.pins(condition);
    }
}
