package dev.lockstep.operation.run;

import dev.lockstep.record.plan.PlanRecord;
import dev.lockstep.record.plan.PlanRecord.ChangeRecord;
import dev.lockstep.record.plan.PlanRecord.Same;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A saved plan beside the plan that is made now: a plan file is no authority, so only what stands
/// in both is carried out.
///
/// @param kept the ids, in the plan of now, of the changes that stand in both
/// @param stale the changes of the saved plan that do not hold any more
/// @param more how many changes only the plan of now has
record Comparison(Set<String> kept, List<PlanRecord.StaleRecord> stale, int more) {
    Comparison {
        kept = Set.copyOf(kept);
        stale = List.copyOf(stale);
    }

    static Comparison of(PlanRecord saved, PlanRecord now) {
        Map<Same, ChangeRecord> bySame = new HashMap<>();
        now.changes().forEach(one -> bySame.put(one.same(), one));
        var kept = new HashSet<String>();
        var gone = new ArrayList<ChangeRecord>();
        for (ChangeRecord change : saved.changes()) {
            ChangeRecord same = bySame.get(change.same());
            if (same == null) {
                gone.add(change);
            } else {
                kept.add(same.id());
            }
        }
        dropWhatHangsOnOthers(now, kept);
        var stale = new ArrayList<PlanRecord.StaleRecord>();
        for (ChangeRecord change : saved.changes()) {
            ChangeRecord same = bySame.get(change.same());
            if (gone.contains(change)) {
                stale.add(stale(change, why(change, now)));
            } else if (same != null && !kept.contains(same.id())) {
                stale.add(
                        stale(
                                change,
                                "it hangs on a change that this plan does not have; make a new"
                                        + " plan"));
            }
        }
        return new Comparison(kept, stale, now.changes().size() - kept.size());
    }

    /// A change must not be made without those before it that it comes after.
    private static void dropWhatHangsOnOthers(PlanRecord now, Set<String> kept) {
        for (ChangeRecord change : now.changes()) {
            if (!kept.containsAll(change.comesAfter())) {
                kept.remove(change.id());
            }
        }
    }

    private static PlanRecord.StaleRecord stale(ChangeRecord change, String why) {
        return new PlanRecord.StaleRecord(change.id(), change.title() + " " + sentence(why));
    }

    private static String sentence(String why) {
        return "Not any more: " + why + ".";
    }

    private static String why(ChangeRecord change, PlanRecord now) {
        Optional<ChangeRecord> similar =
                now.changes().stream()
                        .filter(one -> one.kind().equals(change.kind()))
                        .filter(one -> one.subject().equals(change.subject()))
                        .findFirst();
        if (similar.isEmpty()) {
            return "nothing asks for it now (it is done already, or the account or lockstep.yaml"
                    + " has changed)";
        }
        Map<String, String> was = change.before();
        Map<String, String> is = similar.get().before();
        for (String name : was.keySet()) {
            if (!was.get(name).equals(is.get(name))) {
                return name
                        + " was "
                        + was.get(name)
                        + " and is now "
                        + Optional.ofNullable(is.get(name)).orElse("not there");
            }
        }
        for (String name : is.keySet()) {
            if (!was.containsKey(name)) {
                return name + " was not there and is now " + is.get(name);
            }
        }
        return "what is wanted has changed";
    }
}
