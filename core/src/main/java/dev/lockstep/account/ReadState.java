package dev.lockstep.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How one kind of read ended, over all users, regions or trails that it was made for.
///
/// @param name as in a snapshot folder, such as `access-keys`
/// @param asOf when AWS said it (UTC); the earliest, where there are several
/// @param detail what a person should know of it; empty if nothing
public record ReadState(String name, State state, Optional<Instant> asOf, String detail) {

    /// The three ways in which a read ends.
    public enum State {
        KNOWN("known"),
        DENIED("denied"),
        NOT_COLLECTED("not-collected");

        private final String id;

        State(String id) {
            this.id = id;
        }

        public String id() {
            return id;
        }
    }

    /// The state of every kind of read, in the order of [ReadKey#all()].
    static List<ReadState> of(Answers answers) {
        Map<String, List<Read<?>>> byName = new LinkedHashMap<>();
        for (ReadKey<?> key : ReadKey.all()) {
            List<Read<?>> reads = byName.computeIfAbsent(key.name(), _ -> new ArrayList<>());
            Set<String> subjects = answers.subjects(key);
            // What is asked for each trail is not missing where there is none.
            boolean whole = answers.holds(key) || (subjects.isEmpty() && reads.isEmpty());
            if (whole) {
                reads.add(answers.get(key));
            }
            subjects.forEach(subject -> reads.add(answers.get(key.of(subject))));
        }
        var states = new ArrayList<ReadState>();
        byName.forEach((name, reads) -> states.add(of(name, reads)));
        return states;
    }

    /// Denied if any part was; else known if any part is; the missing parts are told.
    private static ReadState of(String name, List<Read<?>> reads) {
        int known = 0;
        boolean denied = false;
        Optional<Instant> asOf = Optional.empty();
        Set<String> reasons = new LinkedHashSet<>();
        for (Read<?> read : reads) {
            switch (read) {
                case Read.Known<?>(var _, var source) -> {
                    known++;
                    asOf = earlier(asOf, source.asOf());
                }
                case Read.Denied<?> refused -> {
                    denied = true;
                    reasons.add(refused.because());
                }
                case Read.NotCollected<?> lack -> reasons.add(lack.because());
            }
        }
        if (denied) {
            return new ReadState(name, State.DENIED, asOf, told(reasons, known, reads.size()));
        }
        if (known > 0) {
            boolean whole = known == reads.size();
            return new ReadState(
                    name, State.KNOWN, asOf, whole ? "" : told(reasons, known, reads.size()));
        }
        return new ReadState(name, State.NOT_COLLECTED, asOf, told(reasons, known, reads.size()));
    }

    private static String told(Set<String> reasons, int known, int all) {
        String first = reasons.iterator().next();
        return known > 0 ? known + " of " + all + " known; " + first : first;
    }

    private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return one.get().isBefore(other.get()) ? one : other;
    }
}
