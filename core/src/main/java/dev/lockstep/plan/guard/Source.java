package dev.lockstep.plan.guard;

import java.util.BitSet;

/// A policy that is in force for somebody at some time of a plan.
///
/// @param granters the writes that must be made for it to be in force; none: it is in force before
/// @param takers the writes each of which ends that
record Source(Meaning meaning, WriteSet granters, WriteSet takers) {

    /// Whether it is in force before the plan begins.
    boolean isBefore() {
        return granters.isEmpty();
    }

    boolean isInForce(BitSet moment) {
        return granters.areAllIn(moment) && !takers.isAnyIn(moment);
    }

    /// The same as long as something else holds too.
    Source during(Holdings.Timed other) {
        return new Source(meaning, granters.with(other.granters()), takers.with(other.takers()));
    }
}
