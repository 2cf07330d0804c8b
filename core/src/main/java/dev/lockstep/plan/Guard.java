package dev.lockstep.plan;

import java.util.Locale;

/// What must stay true at every moment of a plan.
public enum Guard {
    AN_ADMINISTRATOR_REMAINS,
    CALLER_KEEPS_ACCESS,
    BREAK_GLASS_UNTOUCHED,
    WORKING_KEY_KEPT,
    WAY_IN_KEPT,
    KNOWN_READS_ONLY,
    WITHIN_LIMITS;

    /// The name for options and plans, such as `way-in-kept`.
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
