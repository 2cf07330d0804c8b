package dev.lockstep.cli;

import dev.lockstep.account.AwsDate;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Whether saved answers are judged in the place of AWS's, and as of when.
public final class SavedOptions {
    @Option(
            names = "--from",
            paramLabel = "PATH",
            description =
                    "Judge saved answers instead of asking AWS: a folder, or a credential report.")
    private @Nullable Path from;

    @Option(
            names = "--now",
            paramLabel = "INSTANT",
            description =
                    "Judge as of this time, such as 2026-01-31T12:00:00Z (default: when the answers"
                            + " were taken, else the clock).")
    private @Nullable String now;

    /// Where the answers are; empty: AWS is asked.
    public Optional<Path> from() {
        return Optional.ofNullable(from);
    }

    /// As of when (UTC), if that is said.
    ///
    /// @throws UsageError if that is no time
    public Optional<Instant> now() {
        return Optional.ofNullable(now).map(SavedOptions::instant);
    }

    /// The time that `--now` names (UTC).
    ///
    /// @throws UsageError if that is no time
    public static Instant instant(String text) {
        try {
            return AwsDate.parse(text);
        } catch (DateTimeException _) {
            throw new UsageError("--now is a time such as 2026-01-31T12:00:00Z; not " + text);
        }
    }
}
