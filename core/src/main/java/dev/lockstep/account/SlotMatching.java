package dev.lockstep.account;

import dev.lockstep.account.UserKey.ReportSlot;
import dev.lockstep.account.credentials.AccessKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Tells which slots of the credential report may show which of a user's keys.
///
/// The report has no key ids. A slot with the date on which just one key was made is that key's. Of
/// the others, a slot may show a key if it was not rotated before the key was made, and each key
/// that the report can show has a slot of its own. A slot may also be that of a key that was
/// deleted since. Matching on anything else, such as the status, has deleted the wrong keys in
/// other tools, so what cannot be told apart stays open here.
final class SlotMatching {
    private final List<AccessKey> keys;
    private final List<ReportSlot> slots;
    private final Optional<Instant> generated;
    private final boolean[][] shows;
    private final List<List<Pair>> largest = new ArrayList<>();

    /// A key, by its place in the list, and a slot that shows it.
    private record Pair(int key, ReportSlot slot) {}

    /// The slots that may show a key.
    ///
    /// @param perhapsNone whether it may also be that none of them does
    record Candidates(List<ReportSlot> slots, boolean perhapsNone) {}

    /// @param generated the report's GeneratedTime
    SlotMatching(List<AccessKey> keys, List<ReportSlot> slots, Optional<Instant> generated) {
        this.keys = keys;
        this.slots = slots;
        this.generated = generated;
        this.shows = new boolean[slots.size()][keys.size()];
        for (int slot = 0; slot < slots.size(); slot++) {
            for (int key = 0; key < keys.size(); key++) {
                shows[slot][key] = mayShow(slots.get(slot), keys.get(key));
            }
        }
        collect(List.of(), 0);
    }

    Candidates of(int key) {
        List<Optional<ReportSlot>> choices =
                largest.stream()
                        .map(pairs ->
                                pairs.stream()
                                        .filter(pair -> pair.key() == key)
                                        .map(Pair::slot)
                                        .findFirst())
                        .distinct()
                        .toList();
        return new Candidates(
                slots.stream().filter(slot -> choices.contains(Optional.of(slot))).toList(),
                choices.contains(Optional.<ReportSlot>empty()));
    }

    /// Walks through every way to give slots to keys and keeps those that give the most.
    private void collect(List<Pair> pairs, int next) {
        if (next == slots.size()) {
            int most = largest.isEmpty() ? 0 : largest.getFirst().size();
            if (pairs.size() > most) {
                largest.clear();
            }
            if (pairs.size() >= most) {
                largest.add(pairs);
            }
            return;
        }
        ReportSlot slot = slots.get(next);
        collect(pairs, next + 1);
        for (int key = 0; key < keys.size(); key++) {
            if (shows[next][key] && !isGiven(key, pairs)) {
                var more = new ArrayList<>(pairs);
                more.add(new Pair(key, slot));
                collect(more, next + 1);
            }
        }
    }

    private static boolean isGiven(int key, List<Pair> pairs) {
        for (Pair pair : pairs) {
            if (pair.key() == key) {
                return true;
            }
        }
        return false;
    }

    private boolean mayShow(ReportSlot slot, AccessKey key) {
        boolean slotIsTaken =
                keys.stream().anyMatch(other -> !other.equals(key) && isSurely(slot, other));
        boolean keyIsTaken =
                slots.stream().anyMatch(other -> !other.equals(slot) && isSurely(other, key));
        return !slotIsTaken && !keyIsTaken && wasThere(slot, key);
    }

    /// Whether the slot has the date of this key alone, and the key that of this slot alone.
    private boolean isSurely(ReportSlot slot, AccessKey key) {
        return hasDateOf(slot, key)
                && keys.stream().filter(other -> hasDateOf(slot, other)).count() == 1
                && slots.stream().filter(other -> hasDateOf(other, key)).count() == 1;
    }

    /// AWS gives whole seconds; whoever adds fractions must not break a match.
    private static boolean hasDateOf(ReportSlot slot, AccessKey key) {
        return slot.lastRotated().isPresent()
                && seconds(slot.lastRotated()).equals(seconds(key.created()));
    }

    /// Whether the key had been made when the slot was last rotated, or at least when the report
    /// was; not knowing either, it may have been.
    private boolean wasThere(ReportSlot slot, AccessKey key) {
        return seconds(slot.lastRotated().or(() -> generated))
                .flatMap(latest -> seconds(key.created()).map(made -> !made.isAfter(latest)))
                .orElse(true);
    }

    private static Optional<Instant> seconds(Optional<Instant> instant) {
        return instant.map(date -> date.truncatedTo(ChronoUnit.SECONDS));
    }
}
