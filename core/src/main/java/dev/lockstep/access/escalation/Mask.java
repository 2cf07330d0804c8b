package dev.lockstep.access.escalation;

import dev.lockstep.policy.evaluate.Layers;

/// A principal with policies that it has, or has after some steps: what somebody can act as.
record Mask(Holder holder, Layers layers) {
    Mask with(Layers others) {
        return new Mask(holder, others);
    }

    boolean is(Holder other) {
        return holder.equals(other);
    }
}
