package dev.lockstep.collect;

import java.time.Duration;
import java.util.Optional;

/// Hears how far reading has come. It is called from several threads, never at the same time.
@FunctionalInterface
public interface Progress {
    /// Nobody listens.
    Progress SILENT = (_, _, _) -> {};

    /// Says where reading is.
    ///
    /// @param done reads that are done
    /// @param total reads that are wanted, each one key of the wanted set
    /// @param left how long the rest will take at the pace so far; empty before there is one
    void at(int done, int total, Optional<Duration> left);
}
