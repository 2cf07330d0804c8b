package dev.lockstep.judge;

import java.util.List;

/// The values that a fact may have: one when it is known, none listed when nothing is known of it.
record May<T>(List<T> values) {
    static <T> May<T> known(T value) {
        return new May<>(List.of(value));
    }

    static <T> May<T> unknown() {
        return new May<>(List.of());
    }

    static May<Boolean> flag(java.util.Optional<Boolean> flag) {
        return flag.map(May::known).orElse(new May<>(List.of(true, false)));
    }

    boolean isKnown() {
        return values.size() == 1;
    }

    boolean surely(T value) {
        return isKnown() && values.getFirst().equals(value);
    }

    T value() {
        return values.getFirst();
    }

    /// The values, or these when nothing is known.
    List<T> or(List<T> otherwise) {
        return values.isEmpty() ? otherwise : values;
    }
}
