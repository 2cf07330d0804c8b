package dev.lockstep.keys.step;

import dev.lockstep.change.KeyChange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Where a key stands on the way that somebody takes it, and the next step on it.
///
/// @param state where it stands, in kebab-case, such as `waiting`. Scripts rely on it.
/// @param owner the user; hostile text
/// @param key the key that the next step is about, if there is one
/// @param told where things stand, in sentences; names in them are hostile text
/// @param on from when on the next step can be made (UTC), where that is known
/// @param next what comes next, in a sentence
/// @param change what is to be done now, if anything is
/// @param typed what a person must type for it
public record KeyStep(
        State state,
        String owner,
        Optional<String> key,
        List<String> told,
        Optional<Instant> on,
        String next,
        Optional<KeyChange> change,
        Optional<String> typed) {
    /// The clocks of AWS and of this machine may differ by as much.
    private static final Duration SAME_TIME = Duration.ofMinutes(15);

    public KeyStep {
        told = List.copyOf(told);
    }

    /// Where it stands.
    public enum State {
        /// The key is active, and can be made inactive.
        ACTIVE(Kind.DUE),
        /// It is inactive, and waits.
        WAITING(Kind.WAITS),
        /// It has waited long enough.
        WAITED(Kind.DUE),
        /// The register says that it is needed.
        NEEDED(Kind.REFUSED),
        /// It is not to be touched; `next` says why and what to do.
        HELD(Kind.REFUSED),
        /// What the next step hangs on is not known.
        NOT_KNOWN(Kind.UNKNOWN),
        /// The user has one key, and gets a second.
        ONE_KEY(Kind.DUE),
        /// A key was made whose secret nobody was handed.
        LOST(Kind.DUE),
        /// The new key is not used yet.
        HANDED_OVER(Kind.WAITS),
        /// The new key is used, and the old one too.
        BOTH_USED(Kind.WAITS),
        /// The new key is used, and the old one is not.
        OLD_SILENT(Kind.DUE),
        /// There are two keys, and nothing says that one is to replace the other.
        TWO_KEYS(Kind.REFUSED);

        private final Kind kind;

        State(Kind kind) {
            this.kind = kind;
        }

        /// What it means for whoever asks.
        public Kind kind() {
            return kind;
        }

        /// The name in JSON.
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// What a state means for whoever asks.
    public enum Kind {
        /// The next step can be made now.
        DUE,
        /// Nothing is to be done yet.
        WAITS,
        /// A person has to do something else first.
        REFUSED,
        /// It cannot be said.
        UNKNOWN
    }

    /// The same, told after other sentences.
    KeyStep with(List<String> before) {
        var all = new java.util.ArrayList<String>(before);
        told.stream().filter(one -> !before.contains(one)).forEach(all::add);
        return new KeyStep(state, owner, key, all, on, next, change, typed);
    }

    /// The same; but no key is deleted after a waiting time where the times of the journals are by
    /// another clock than AWS's.
    ///
    /// @param ahead how far AWS's clock is before this machine's, if that is known
    public KeyStep byOneClock(Optional<Duration> ahead) {
        boolean isDeletion = change.filter(KeyChange.DeleteKey.class::isInstance).isPresent();
        return ahead.filter(far -> isDeletion && far.abs().compareTo(SAME_TIME) > 0)
                .map(far ->
                        stands(
                                State.NOT_KNOWN,
                                owner,
                                key,
                                told,
                                "The clock of this machine is %d minutes %s AWS's, so how long the key has waited is not sure: set the clock right, and run this again."
                                        .formatted(
                                                far.abs().toMinutes(),
                                                far.isNegative() ? "ahead of" : "behind")))
                .orElse(this);
    }

    /// Nothing that this can do now.
    static KeyStep stands(
            State state, String owner, Optional<String> key, List<String> told, String next) {
        return new KeyStep(
                state,
                owner,
                key,
                told,
                Optional.empty(),
                next,
                Optional.empty(),
                Optional.empty());
    }

    /// It waits.
    static KeyStep waits(
            State state, String owner, String key, List<String> told, Instant on, String next) {
        return new KeyStep(
                state,
                owner,
                Optional.of(key),
                told,
                Optional.of(on),
                next,
                Optional.empty(),
                Optional.empty());
    }

    /// Something can be done now.
    static KeyStep due(
            State state,
            String owner,
            Optional<String> key,
            List<String> told,
            String next,
            KeyChange change,
            Optional<String> typed) {
        return new KeyStep(
                state, owner, key, told, Optional.empty(), next, Optional.of(change), typed);
    }
}
