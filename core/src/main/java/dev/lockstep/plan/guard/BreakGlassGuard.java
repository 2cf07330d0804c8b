package dev.lockstep.plan.guard;

import dev.lockstep.baseline.Roster;
import dev.lockstep.plan.guard.Losses.Loss;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Users for emergencies are left alone: no write is about one, and none takes a right from one
/// through a group or a policy.
final class BreakGlassGuard {
    private BreakGlassGuard() {}

    static Outcome ask(Situation situation) {
        Roster roster = situation.baseline().roster();
        if (situation.baseline().breakGlass().isEmpty()) {
            return Outcome.holds("lockstep.yaml names no break-glass user.");
        }
        Map<String, SortedSet<String>> touched = new TreeMap<>();
        for (Write write : situation.course().writes()) {
            UserOf.effect(situation.account(), write.effect())
                    .filter(roster::isBreakGlass)
                    .ifPresent(user -> note(touched, user, write));
        }
        for (String user : situation.account().users().keySet()) {
            if (roster.isBreakGlass(user)) {
                for (Loss loss : situation.losses().ofUser(user)) {
                    note(touched, user, situation.course().write(loss.write()));
                }
            }
        }
        if (touched.isEmpty()) {
            return Outcome.holds(
                    "No change touches " + Outcome.some(situation.baseline().breakGlass()) + ".");
        }
        var all = new TreeSet<String>();
        touched.forEach((user, changes) -> all.add(user + " by " + Outcome.some(changes)));
        return Outcome.refuses(
                "Break-glass users would be touched, or lose rights: "
                        + Outcome.some(all)
                        + ". Leave these changes out, or take the user out of break-glass in"
                        + " lockstep.yaml; --allow break-glass-untouched lets it through.");
    }

    private static void note(Map<String, SortedSet<String>> touched, String user, Write write) {
        touched.computeIfAbsent(user, _ -> new TreeSet<>()).add(write.change().id());
    }
}
