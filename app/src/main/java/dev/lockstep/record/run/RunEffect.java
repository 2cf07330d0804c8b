package dev.lockstep.record.run;

import dev.lockstep.effect.Effect;
import dev.lockstep.effect.Touched;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One write of a run, with what it must find and what it must leave.
///
/// @param before what it touches, as it is when its turn has come
/// @param after the same, once it is made
/// @param use for what makes an access key inactive: when the key was last used, as the plan knew
///   it, in the words of [#use(Optional)]
public record RunEffect(Effect effect, Touched before, Touched after, Optional<Touched> use) {
    /// The state that tells when an access key was last used.
    public static final String LAST_USED = "LastUsedDate";

    /// When a key was last used (UTC); no state if it never was.
    public static Touched use(Optional<Instant> lastUsed) {
        return new Touched(
                new TreeMap<>(
                        lastUsed.map(time -> Map.of(LAST_USED, time.toString())).orElse(Map.of())));
    }
}
