package dev.lockstep.cli;

import java.util.Optional;

/// Puts questions to the person at the terminal, whose answers may be seen.
@FunctionalInterface
public interface Answering {
    /// There is nobody to answer.
    Answering NOBODY =
            new Answering() {
                @Override
                public Optional<String> line(String question) {
                    return Optional.empty();
                }

                @Override
                public boolean isThere() {
                    return false;
                }
            };

    /// What the person types, without blanks around it; empty if there is no terminal, or if it was
    /// closed.
    ///
    /// @param question as it is shown; nothing hostile in it
    Optional<String> line(String question);

    /// Whether there is a terminal to ask at.
    default boolean isThere() {
        return true;
    }

    /// The next line of standard input, such as a pipe; empty at its end.
    default Optional<String> piped() {
        return Optional.empty();
    }
}
