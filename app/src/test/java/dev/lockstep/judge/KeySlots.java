package dev.lockstep.judge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Which slot of an older report is which key of the live list: every way that the dates allow.
final class KeySlots {
    private KeySlots() {}

    /// The slots that the key may be; an empty one stands for "none, it is newer than the report".
    static Set<Optional<Report.Slot>> of(
            int key, List<JsonNode> live, List<Report.Slot> slots, Instant reportTime) {
        List<List<Optional<Report.Slot>>> ways = new ArrayList<>();
        ways(live, slots, reportTime, new ArrayList<>(), ways);
        if (ways.isEmpty()) {
            // No way: the report must be older than it says, but not older than its own dates.
            Instant earliest =
                    slots.stream()
                            .flatMap(slot -> slot.rotated().stream())
                            .max(Instant::compareTo)
                            .orElse(Instant.MIN);
            ways(live, slots, earliest, new ArrayList<>(), ways);
        }
        Set<Optional<Report.Slot>> found = new HashSet<>();
        ways.forEach(way -> found.add(way.get(key)));
        return found;
    }

    private static void ways(
            List<JsonNode> live,
            List<Report.Slot> slots,
            Instant reportTime,
            List<Optional<Report.Slot>> chosen,
            List<List<Optional<Report.Slot>>> ways) {
        if (chosen.size() == live.size()) {
            ways.add(List.copyOf(chosen));
            return;
        }
        Instant created =
                Dates.date(Json.text(live.get(chosen.size()), "CreateDate")).orElseThrow();
        List<Optional<Report.Slot>> options = new ArrayList<>();
        Optional<Instant> birth = Optional.of(created);
        long twins =
                live.stream()
                        .filter(key -> Dates.date(Json.text(key, "CreateDate")).equals(birth))
                        .count();
        boolean sameDate =
                twins == 1 && slots.stream().anyMatch(slot -> slot.rotated().equals(birth));
        if (created.isAfter(reportTime) && !sameDate) {
            options.add(Optional.empty());
        }
        for (Report.Slot slot : slots) {
            if (sameDate && !slot.rotated().equals(birth)) {
                continue;
            }
            boolean possible = slot.rotated().map(r -> !r.isBefore(created)).orElse(true);
            if (possible && !chosen.contains(Optional.of(slot))) {
                options.add(Optional.of(slot));
            }
        }
        for (Optional<Report.Slot> option : options) {
            chosen.add(option);
            ways(live, slots, reportTime, chosen, ways);
            chosen.removeLast();
        }
    }
}
