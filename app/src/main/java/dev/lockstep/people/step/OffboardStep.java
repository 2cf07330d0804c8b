package dev.lockstep.people.step;

import dev.lockstep.change.Change;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Where a user stands on the way out, and what comes next.
///
/// @param user the user; hostile text
/// @param told where things stand, in sentences; names in them are hostile text
/// @param on from when on the next step can be made (UTC), where that is known
/// @param next what comes next, in a sentence
/// @param changes what is to be done now, if anything is
/// @param typed what a person must type for it, whatever the guards want
public record OffboardStep(
        State state,
        String user,
        List<String> told,
        Optional<Instant> on,
        String next,
        List<Change> changes,
        Optional<String> typed) {
    public OffboardStep {
        told = List.copyOf(told);
        changes = List.copyOf(changes);
    }

    /// Where it stands.
    public enum State {
        /// Somebody can get in with it, or may do something.
        IN_USE,
        /// It is out of use, and waits.
        WAITING,
        /// It has waited long enough.
        WAITED,
        /// It is not to be touched; `next` says why and what to do.
        HELD,
        /// What the next step hangs on is not known.
        NOT_KNOWN;

        /// The name in JSON.
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static OffboardStep stands(State state, String user, List<String> told, String next) {
        return new OffboardStep(
                state, user, told, Optional.empty(), next, List.of(), Optional.empty());
    }
}
