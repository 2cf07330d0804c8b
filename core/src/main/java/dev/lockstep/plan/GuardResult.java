package dev.lockstep.plan;

import java.util.Locale;

/// Whether a guard lets a plan through.
///
/// @param detail plain sentences: why, and where it refuses what to do; names are hostile text
public record GuardResult(Guard guard, State state, String detail) {
    /// How it comes out.
    public enum State {
        HOLDS,
        REFUSES,
        /// It would refuse, and a person has said that it may not.
        LOOSENED;

        /// The name in plans.
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
