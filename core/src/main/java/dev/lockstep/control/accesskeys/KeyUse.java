package dev.lockstep.control.accesskeys;

import dev.lockstep.account.Read;
import dev.lockstep.account.UserKey;
import dev.lockstep.account.UserKey.ReportSlot;
import dev.lockstep.account.credentials.AccessKey.LastUsed;
import dev.lockstep.control.Ruling;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The last use of a key: what is known of it, or the uses of the report's slots where it is not
/// known which of them is the key's.
final class KeyUse {
    private KeyUse() {}

    /// Asks a question about the last use, which is empty if the key was never used.
    static Ruling ask(UserKey key, Function<Optional<Instant>, Ruling> question) {
        return switch (key.lastUsed()) {
            case Read.Known<LastUsed>(var use, var _) -> question.apply(use.date());
            case Read.Missing<LastUsed> missing ->
                    Agreement.of(
                            possible(key).stream()
                                    .map(slot ->
                                            slot.lastUsed()
                                                    .found()
                                                    .map(use -> question.apply(use.date()))
                                                    .orElseGet(() -> Ruling.open(missing)))
                                    .toList(),
                            missing);
        };
    }

    /// Whether the key was never used, as far as AWS keeps it.
    static Ruling isNever(UserKey key) {
        return ask(key, date -> Ruling.of(date.isEmpty()));
    }

    private static List<ReportSlot> possible(UserKey key) {
        return key.perhapsUnseen() ? List.of() : key.slots().found().orElse(List.of());
    }
}
