package dev.lockstep.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// One thing that was to be read: known, refused, or not collected.
///
/// An answer that says "there is none" is [Known]: a missing read can never be mistaken for an
/// empty one.
public sealed interface Read<T> {

    /// A value that was read.
    record Known<T>(T value, Source source) implements Read<T> {
        @Override
        public Known<T> settledBy(List<LiveRead> more) {
            return more.isEmpty() ? this : new Known<>(value, source.settledBy(more));
        }
    }

    /// A value that is not known, for one of two reasons.
    sealed interface Missing<T> extends Read<T> {
        /// What was to be read.
        ReadKey<?> key();

        /// Whether AWS refused, throttled or did not answer, so that asking again, or as somebody
        /// else, can help. False where nobody asked.
        boolean isIncomplete();

        /// One sentence part that says why, for people.
        String because();

        /// Live reads that would settle it, beside the one that it is named for.
        List<LiveRead> settledBy();

        /// The same lack, seen as the lack of another type of value.
        <R> Missing<R> as();

        @Override
        Missing<T> settledBy(List<LiveRead> more);

        /// Every live read of one user that would settle it: its own too, unless that was asked for
        /// already.
        default List<LiveRead> withItsOwn() {
            return isIncomplete() || !key().isOfOneUser()
                    ? settledBy()
                    : joined(settledBy(), List.of(LiveRead.standsIn(key())));
        }
    }

    /// AWS refused the read.
    ///
    /// @param operation the refused call, such as `iam:GetAccountSummary`
    /// @param words AWS's own words; hostile text, never shown raw
    record Denied<T>(ReadKey<?> key, String operation, String words, List<LiveRead> settledBy)
            implements Missing<T> {
        public Denied {
            settledBy = List.copyOf(settledBy);
        }

        public Denied(ReadKey<?> key, String operation, String words) {
            this(key, operation, words, List.of());
        }

        @Override
        public boolean isIncomplete() {
            return true;
        }

        @Override
        public String because() {
            return "AWS refused " + operation + (words.isBlank() ? "" : " (" + words + ")");
        }

        @Override
        public <R> Denied<R> as() {
            return new Denied<>(key, operation, words, settledBy);
        }

        @Override
        public Denied<T> settledBy(List<LiveRead> more) {
            return more.isEmpty()
                    ? this
                    : new Denied<>(key, operation, words, joined(settledBy, more));
        }
    }

    /// Nothing was collected.
    record NotCollected<T>(ReadKey<?> key, Cause cause, String why, List<LiveRead> settledBy)
            implements Missing<T> {
        public NotCollected {
            settledBy = List.copyOf(settledBy);
        }

        public NotCollected(ReadKey<?> key, Cause cause, String why) {
            this(key, cause, why, List.of());
        }

        @Override
        public boolean isIncomplete() {
            return cause == Cause.NO_ANSWER;
        }

        @Override
        public String because() {
            return why;
        }

        @Override
        public <R> NotCollected<R> as() {
            return new NotCollected<>(key, cause, why, settledBy);
        }

        @Override
        public NotCollected<T> settledBy(List<LiveRead> more) {
            return more.isEmpty()
                    ? this
                    : new NotCollected<>(key, cause, why, joined(settledBy, more));
        }
    }

    /// Why nothing was collected.
    enum Cause {
        /// Nobody asked, or the folder does not hold it.
        NOT_ASKED,
        /// AWS was asked and throttled, timed out, or was not ready.
        NO_ANSWER
    }

    static <T> Read<T> known(T value, Source source) {
        return new Known<>(value, source);
    }

    static <T> Missing<T> notAsked(ReadKey<?> key, String why) {
        return new NotCollected<>(key, Cause.NOT_ASKED, why);
    }

    private static List<LiveRead> joined(List<LiveRead> some, List<LiveRead> more) {
        var all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    /// The same, where live reads would settle it.
    Read<T> settledBy(List<LiveRead> more);

    default Read<T> settledBy(LiveRead live) {
        return settledBy(List.of(live));
    }

    default boolean isKnown() {
        return this instanceof Known<T>;
    }

    /// The value, if it is known. For evidence and display; verdicts decide over the [Read].
    default Optional<T> found() {
        return this instanceof Known<T>(T value, var _) ? Optional.of(value) : Optional.empty();
    }

    default <R> Read<R> map(Function<? super T, ? extends R> change) {
        return switch (this) {
            case Known<T>(T value, Source source) -> new Known<>(change.apply(value), source);
            case Missing<T> missing -> missing.as();
        };
    }

    default <R> Read<R> flatMap(Function<? super T, Read<R>> next) {
        return switch (this) {
            case Known<T>(T value, var _) -> next.apply(value);
            case Missing<T> missing -> missing.as();
        };
    }

    /// This read if it is known, else the other, which is asked only then; see [#orElse(Read)].
    default Read<T> orElse(Supplier<Read<T>> other) {
        return isKnown() ? this : orElse(other.get());
    }

    /// This read if it is known, else the other. Where both are missing, the one that AWS was asked
    /// for is told, since that one can be mended; that the one nobody asked for would settle it is
    /// kept.
    default Read<T> orElse(Read<T> other) {
        return switch (this) {
            case Known<T> known -> known;
            case Missing<T> mine ->
                    switch (other) {
                        case Known<T> known -> known;
                        case Missing<T> theirs ->
                                theirs.isIncomplete() == mine.isIncomplete()
                                        ? mine
                                        : theirs.isIncomplete()
                                                ? theirs.settledBy(mine.withItsOwn())
                                                : mine.settledBy(theirs.withItsOwn());
                    };
        };
    }
}
