package dev.lockstep.effect.wording;

import dev.lockstep.effect.Effect;
import java.util.LinkedHashMap;

/// Puts effects into AWS's words, and reads them back. Plans, journals and shell scripts all use
/// these words.
public final class Wording {
    private Wording() {}

    /// What came of reading a call.
    public sealed interface Reading {
        /// The effect.
        record Understood(Effect effect) implements Reading {}

        /// It is no effect.
        ///
        /// @param why one sentence; names in it are hostile text
        record Refused(String why) implements Reading {}
    }

    /// An effect in AWS's words.
    public static Call of(Effect effect) {
        return new Call(effect.operation(), new LinkedHashMap<>()); // interim
    }

    /// The effect that a call is. The call may come from a file that somebody has changed: whatever
    /// is not exactly as [#of] writes it is refused.
    public static Reading read(Call call) {
        return new Reading.Refused("not read yet: " + call.operation()); // interim
    }
}
