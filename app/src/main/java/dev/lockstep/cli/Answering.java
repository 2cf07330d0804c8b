package dev.lockstep.cli;

import java.util.Optional;

/// Puts questions to the person at the terminal, whose answers may be seen.
@FunctionalInterface
public interface Answering {
    /// There is nobody to answer.
    Answering NOBODY = _ -> Optional.empty();

    /// What the person types, without blanks around it; empty if there is no terminal, or if it was
    /// closed.
    ///
    /// @param question as it is shown; nothing hostile in it
    Optional<String> line(String question);
}
