package dev.lockstep.account;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/// What AWS said, call by call, before anything is joined.
///
/// Immutable; `with` gives a changed copy, a [Builder] fills a large one.
public final class Answers {
    private final Origin origin;
    private final Map<ReadKey<?>, Read<?>> reads;

    private Answers(Origin origin, Map<ReadKey<?>, Read<?>> reads) {
        this.origin = origin;
        this.reads = reads;
    }

    /// What the collector itself knows: from snapshot.json, or from the session.
    ///
    /// @param account the account's id, 12 digits
    /// @param partition such as `aws` or `aws-us-gov`
    /// @param takenAt when the reads were made (UTC)
    /// @param region the caller's region
    public record Origin(
            Optional<String> account,
            Optional<String> partition,
            Optional<Instant> takenAt,
            Optional<String> region) {
        public static final Origin UNKNOWN =
                new Origin(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static Answers none(Origin origin) {
        return new Answers(origin, Map.of());
    }

    public Origin origin() {
        return origin;
    }

    /// The read, or a [Read.Missing] that says that it was not asked for. For a read of one subject
    /// the refusal of the whole kind counts, unless the subject has an answer of its own.
    @SuppressWarnings("unchecked") // a key is only ever put together with a read of its own type
    public <T> Read<T> get(ReadKey<T> key) {
        Read<?> own = reads.get(key);
        if (own != null) {
            return (Read<T>) own;
        }
        if (key.subject().isPresent() && reads.get(key.kind()) instanceof Read.Missing<?> whole) {
            return whole.as();
        }
        return Read.notAsked(
                key,
                key.name() + " was not collected (" + String.join(", ", key.operations()) + ")");
    }

    /// Whether this very read, or the whole kind for all subjects, has an answer or a refusal.
    boolean holds(ReadKey<?> key) {
        return reads.containsKey(key);
    }

    /// The subjects (users, regions, trails …) for which this kind of read was answered or refused.
    public Set<String> subjects(ReadKey<?> kind) {
        var found = new TreeSet<String>();
        for (ReadKey<?> key : reads.keySet()) {
            if (key.subject().isPresent() && key.isOfKind(kind)) {
                found.add(key.subject().get());
            }
        }
        return found;
    }

    public <T> Answers with(ReadKey<T> key, Read<T> read) {
        return toBuilder().put(key, read).build();
    }

    /// A copy in which every read of this kind is missing, whatever was known of it.
    public <T> Answers without(ReadKey<T> kind, Read.Missing<T> missing) {
        var copy = new LinkedHashMap<>(reads);
        copy.keySet().removeIf(key -> key.isOfKind(kind));
        copy.put(kind, missing);
        return new Answers(origin, copy);
    }

    public Answers withOrigin(Origin other) {
        return new Answers(other, reads);
    }

    public Builder toBuilder() {
        var builder = new Builder(origin);
        builder.reads.putAll(reads);
        return builder;
    }

    /// Fills [Answers].
    public static final class Builder {
        private final Origin origin;
        private final Map<ReadKey<?>, Read<?>> reads = new LinkedHashMap<>();

        public Builder(Origin origin) {
            this.origin = origin;
        }

        public <T> Builder put(ReadKey<T> key, Read<T> read) {
            reads.put(key, inOrder(key, read));
            return this;
        }

        /// AWS promises no order of its lists; ours is the same each time, so that reports are. The
        /// levels of service control policies are in an order of their own, root first.
        private static Read<?> inOrder(ReadKey<?> key, Read<?> read) {
            return read instanceof Read.Known<?>(List<?> list, Source source)
                            && !key.isOfKind(ReadKey.SERVICE_CONTROL_POLICIES)
                    ? Read.known(sorted(list), source)
                    : read;
        }

        /// Each text is made once: a large account has lists of thousands.
        private static List<?> sorted(List<?> list) {
            record Written(Object one, String text) {}
            return list.stream()
                    .map(one -> new Written(one, one.toString()))
                    .sorted(Comparator.comparing(Written::text))
                    .<Object>map(Written::one)
                    .toList();
        }

        /// Takes answers out again.
        void removeIf(Predicate<ReadKey<?>> what) {
            reads.keySet().removeIf(what);
        }

        public Answers build() {
            return new Answers(origin, new LinkedHashMap<>(reads));
        }
    }
}
