package dev.lockstep.access.escalation;

import dev.lockstep.policy.evaluate.Layers;

/// A principal with policies that it has, or has after some steps: what somebody can act as.
final class Mask {
    private final Holder holder;
    private final Layers layers;

    /// Masks are looked up far more often than made.
    private final int hash;

    Mask(Holder holder, Layers layers) {
        this.holder = holder;
        this.layers = layers;
        this.hash = holder.hashCode() * 31 + layers.hashCode();
    }

    Holder holder() {
        return holder;
    }

    Layers layers() {
        return layers;
    }

    Mask with(Layers others) {
        return new Mask(holder, others);
    }

    boolean is(Holder other) {
        return holder.equals(other);
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof Mask that
                        && hash == that.hash
                        && holder.equals(that.holder)
                        && layers.equals(that.layers));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return holder.words();
    }
}
