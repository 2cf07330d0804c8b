package dev.lockstep.control;

import java.util.Locale;

/// How bad the failure of a control is; the order of the constants is the order of badness.
public enum Severity {
    INFO,
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL;

    /// The name for options and reports, such as `high`.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean isAtLeast(Severity other) {
        return compareTo(other) >= 0;
    }
}
