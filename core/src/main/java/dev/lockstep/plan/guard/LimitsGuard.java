package dev.lockstep.plan.guard;

import dev.lockstep.baseline.Baseline.Limits;
import dev.lockstep.change.Change.Nature;
import dev.lockstep.plan.PlannedChange;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;

/// No wave is larger than the baseline's limits.
final class LimitsGuard {
    private LimitsGuard() {}

    static Outcome ask(Situation situation) {
        Limits limits = situation.baseline().limits();
        Map<Integer, int[]> counts = new TreeMap<>();
        for (PlannedChange change : situation.changes()) {
            int[] count = counts.computeIfAbsent(change.wave(), _ -> new int[2]);
            count[0]++;
            if (change.change().nature() == Nature.TAKES) {
                count[1]++;
            }
        }
        var over = new ArrayList<String>();
        counts.forEach((wave, count) -> {
            if (count[0] > limits.changes()) {
                over.add("wave %d has %d changes".formatted(wave, count[0]));
            }
            if (count[1] > limits.removals()) {
                over.add("wave %d has %d removals".formatted(wave, count[1]));
            }
        });
        String limit =
                "at most %d changes and %d removals a wave"
                        .formatted(limits.changes(), limits.removals());
        return over.isEmpty()
                ? Outcome.holds(
                        "%d %s, %s."
                                .formatted(
                                        counts.size(),
                                        counts.size() == 1 ? "wave" : "waves",
                                        limit))
                : Outcome.refuses(
                        "More than the limits: %s, where lockstep.yaml wants %s. Raise limits in"
                                        .formatted(Outcome.some(over), limit)
                                + " lockstep.yaml, or plan one step at a time with --step.");
    }
}
