package dev.lockstep.cli.mfa;

import dev.lockstep.people.Seed;
import java.io.IOException;
import java.util.Optional;

/// Where a person, or a script, gets a seed from.
interface SeedView {
    /// Nobody gets one.
    SeedView NONE =
            new SeedView() {
                @Override
                public void show(Seed seed, String device, String account) {}

                @Override
                public void hide() {}
            };

    /// Shows it; again, if it was shown before.
    ///
    /// @param account its alias or id
    /// @throws IOException if it cannot be written
    void show(Seed seed, String device, String account) throws IOException;

    /// Takes it away from where it was shown. It may be called at any time, from any thread, and
    /// again.
    void hide();

    /// The file that still holds it, as it was named.
    default Optional<String> kept() {
        return Optional.empty();
    }

    /// Takes away what is of no use since the device is given up.
    default void discard() {
        hide();
    }
}
