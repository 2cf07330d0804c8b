package dev.lockstep.control;

import java.util.Locale;

/// The status of a finding: a verdict's outcome, or that a fail is excepted.
public enum Status {
    PASS,
    FAIL,
    UNDETERMINED,
    MANUAL,
    NOT_APPLICABLE,
    EXCEPTED;

    /// The name in reports, such as `not-applicable`.
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
