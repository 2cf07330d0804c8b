package dev.lockstep.effect;

import java.util.List;

/// What takes an effect back.
public sealed interface Inverse {
    /// These writes, in this order.
    record Effects(List<Effect> effects) implements Inverse {
        public Effects {
            effects = List.copyOf(effects);
        }
    }

    /// Nothing does.
    ///
    /// @param why one sentence
    record None(String why) implements Inverse {}

    /// What takes an effect back.
    ///
    /// @param before what it touched, as it was before
    static Inverse of(Effect effect, Touched before) {
        return new None("interim");
    }
}
