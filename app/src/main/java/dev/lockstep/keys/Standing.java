package dev.lockstep.keys;

import java.time.Instant;
import java.util.Optional;

/// Whether a key can be used, and since when that is so.
public sealed interface Standing {
    /// Since when it is as it is.
    Since since();

    /// It can be used.
    record Active(Since since) implements Standing {}

    /// It cannot be used.
    record Inactive(Since since) implements Standing {}

    /// Whether it can be used.
    default boolean isActive() {
        return this instanceof Active;
    }

    /// Since when a key is active, or inactive. No call of AWS tells it.
    sealed interface Since {
        /// A run of this machine did it.
        record ByJournal(KeyDeed deed) implements Since {}

        /// The credential report shows a change of status then, and no later one.
        record ByReport(Instant at) implements Since {}

        /// Nobody tells.
        record NotKnown(String why) implements Since {}

        /// The time (UTC), if it is known.
        default Optional<Instant> date() {
            return switch (this) {
                case ByJournal journal -> Optional.of(journal.deed().at());
                case ByReport report -> Optional.of(report.at());
                case NotKnown _ -> Optional.empty();
            };
        }
    }
}
