package dev.lockstep.keys;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// Something that has happened to a key since the look before.
///
/// @param owner whose key it is; hostile text, as are key and text
/// @param at when (UTC), if that is known
/// @param run the run of this machine that did it, if one did
/// @param waitsForYou whether a person has to look at it
/// @param text what happened, in a sentence
public record News(
        Kind kind,
        String owner,
        String key,
        Optional<Instant> at,
        Optional<String> run,
        boolean waitsForYou,
        String text) {

    /// What happened.
    public enum Kind {
        /// It was used while it was inactive.
        ATTEMPT,
        /// It was made.
        MADE,
        /// It was made inactive.
        MADE_INACTIVE,
        /// It was made active.
        MADE_ACTIVE,
        /// It is gone.
        GONE,
        /// It was used again after long silence.
        USED_AGAIN,
        /// It was used for the first time.
        FIRST_USE,
        /// It is known now, and is older than the look before.
        FOUND;

        /// The name in JSON and text.
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
