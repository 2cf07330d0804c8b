package dev.lockstep.cli;

import dev.lockstep.secret.Secret;
import java.util.Optional;

/// Asks the person at the terminal for something that must not be seen.
@FunctionalInterface
public interface Asking {
    /// There is nobody to ask.
    Asking NOBODY = _ -> Optional.empty();

    /// What the person types, without echo; empty if there is no terminal or nothing was typed.
    ///
    /// @param question as it is shown; nothing hostile in it
    Optional<Secret> secret(String question);
}
