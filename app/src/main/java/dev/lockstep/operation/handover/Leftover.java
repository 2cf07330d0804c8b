package dev.lockstep.operation.handover;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What a run that was interrupted may have left in the file that takes its secret.
///
/// A file is taken for that only where it shows so itself, word for word and for the same user. So
/// nothing of anybody else's gives way. What is of no use is deleted; what may be in force is kept
/// beside it ([Kept]).
public sealed interface Leftover {
    /// Whether that is all that stands in a file.
    boolean isIn(Path file);

    /// Whether it may be in force: then it is kept until AWS has taken another.
    default boolean mayBeInForce() {
        return false;
    }

    /// Nothing is taken for it.
    record None() implements Leftover {
        @Override
        public boolean isIn(Path file) {
            return false;
        }
    }

    /// A key that is deleted, or part of its file.
    ///
    /// @param account 12 digits
    /// @param isGone whether the key of an id is deleted, or is about to be
    record OfKey(String account, String owner, Predicate<String> isGone) implements Leftover {
        @Override
        public boolean isIn(Path file) {
            List<String> shape = HandedOver.aroundKey(account, owner);
            return OwnerOnly.text(file)
                    .filter(text -> text.startsWith(shape.getFirst()))
                    .filter(text -> OwnerOnly.isPart(text, shape))
                    .filter(text -> isOfGone(text.substring(shape.getFirst().length())))
                    .isPresent();
        }

        /// The secret stands after the id: where there is no whole id, there is no secret.
        private boolean isOfGone(String rest) {
            int end = rest.indexOf('\n');
            return end < 0 || isGone.test(rest.substring(0, end));
        }
    }

    /// A password that no run has seen to be set, or part of its file.
    ///
    /// @param account 12 digits
    /// @param since when the first run of those began that did not come to the end of setting it
    ///   (UTC); empty: there is none. An older file is another's
    /// @param mayBeInForce whether AWS has taken the password of one of them, or may have
    record OfPassword(String account, String user, Optional<Instant> since, boolean mayBeInForce)
            implements Leftover {
        /// File systems tell the time of a file by a coarser clock.
        private static final Duration SAME_TIME = Duration.ofSeconds(2);

        @Override
        public boolean isIn(Path file) {
            return since.filter(from -> OwnerOnly.isWrittenSince(file, from.minus(SAME_TIME)))
                    .flatMap(_ -> OwnerOnly.text(file))
                    .filter(text ->
                            OwnerOnly.isPart(text, HandedOver.aroundPassword(account, user)))
                    .isPresent();
        }
    }
}
