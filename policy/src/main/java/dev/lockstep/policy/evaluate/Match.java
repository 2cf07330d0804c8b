package dev.lockstep.policy.evaluate;

/// Whether something is so: no, yes, or not to be told without a condition key that is unknown.
public enum Match {
    NO,
    MAYBE,
    YES;

    static Match of(boolean yes) {
        return yes ? YES : NO;
    }

    /// Both.
    Match and(Match other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /// At least one of both.
    Match or(Match other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /// The opposite.
    Match not() {
        return switch (this) {
            case NO -> YES;
            case MAYBE -> MAYBE;
            case YES -> NO;
        };
    }

    /// Whether it is so or may be.
    public boolean possible() {
        return this != NO;
    }

    /// Whether it is so for sure.
    public boolean certain() {
        return this == YES;
    }
}
