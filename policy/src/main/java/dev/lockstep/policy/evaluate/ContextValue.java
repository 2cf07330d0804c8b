package dev.lockstep.policy.evaluate;

import java.util.List;

/// What a request says under one condition key.
///
/// Rule source: IAM User Guide, "Single-valued vs. multivalued context keys".
public sealed interface ContextValue {
    /// One value, of a key that has one at most.
    record Single(String value) implements ContextValue {}

    /// Values of a key that may have several; also where it has one, or none.
    record Several(List<String> values) implements ContextValue {
        public Several {
            values = List.copyOf(values);
        }
    }

    /// The request has no such key.
    record Absent() implements ContextValue {}

    /// Nobody knows whether the request has it, and with what value.
    record Unknown() implements ContextValue {}

    ContextValue ABSENT = new Absent();
    ContextValue UNKNOWN = new Unknown();
}
