package dev.lockstep.cli.mfa;

import java.util.Optional;

/// Where codes come from: a person, a pipe or a file.
@FunctionalInterface
interface CodeSource {
    /// The next line, without blanks around it; empty: there is no more.
    ///
    /// @param question as a person is shown it
    Optional<String> next(String question);
}
