package dev.lockstep.effect.touched;

import dev.lockstep.effect.Effect;
import dev.lockstep.effect.Inverse;
import dev.lockstep.effect.Touched;
import java.util.List;
import java.util.Optional;

/// What the inverses of all families share.
final class Takes {
    static final Inverse NOTHING_TO_TAKE_BACK = new Inverse.Effects(List.of());

    /// Of effects that no plan makes.
    static final Inverse NOT_IN_PLANS =
            new Inverse.None("no plan makes this write, so nothing here takes it back");

    private Takes() {}

    static Inverse back(Effect... effects) {
        return new Inverse.Effects(List.of(effects));
    }

    static Inverse never(String why) {
        return new Inverse.None(why);
    }

    /// The one state that factory methods give for something that is there, as it was.
    ///
    /// @param any what the factory method gives for any state of it: its name is looked up
    static Optional<String> was(Touched before, Touched any) {
        return Optional.ofNullable(before.states().get(any.states().firstKey()));
    }

    static Optional<String> was(Touched before, String name) {
        return Optional.ofNullable(before.states().get(name));
    }
}
