package dev.lockstep.guide;

import dev.lockstep.control.Step;
import java.time.Instant;
import java.util.Optional;

/// A step that somebody leaves out of the walk.
///
/// @param reason why, in the person's own words; hostile text, as is who
/// @param by the ARN of who said so, if AWS told it
/// @param at when (UTC)
/// @param takenBack who has taken it back, and when; none: it stands
public record Skip(Step step, String reason, String by, Instant at, Optional<TakenBack> takenBack) {
    /// The most that a reason may hold, in characters.
    public static final int LONGEST_REASON = 500;

    /// That it does not stand any more.
    public record TakenBack(String by, Instant at) {}

    /// Whether it stands.
    public boolean stands() {
        return takenBack.isEmpty();
    }
}
