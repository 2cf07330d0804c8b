package dev.lockstep.apply.undo;

import dev.lockstep.apply.Fit;
import dev.lockstep.effect.AccessKeyEffect;
import dev.lockstep.effect.Assigned;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.Touched;
import dev.lockstep.record.run.EffectTrace;
import dev.lockstep.record.run.JournalEntry;
import dev.lockstep.record.run.JournalEntry.Event;
import dev.lockstep.record.run.JournalEntry.Result;
import dev.lockstep.record.run.JournalLine;
import dev.lockstep.record.run.RunChange;
import dev.lockstep.record.run.RunEffect;
import dev.lockstep.record.run.RunHead;
import dev.lockstep.record.run.RunTrace;
import dev.lockstep.write.Seen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// A write that a run made itself.
///
/// @param index its place among those of its change
/// @param observed what it touched, as the journal says that it was seen before the call
/// @param assigned what AWS chose, if its answer came
/// @param place in the journal: what was made later has a larger one
/// @param at when that line was written (UTC)
public record MadeEffect(
        RunChange change,
        int index,
        Optional<Touched> observed,
        Optional<Assigned> assigned,
        int place,
        Optional<Instant> at) {

    /// The write itself.
    public RunEffect effect() {
        return change.effects().get(index);
    }

    /// What is looked at to see how it is now: of an access key whose id is known that key, since
    /// the number of keys says nothing of it.
    Effect looked() {
        return effect().effect() instanceof AccessKeyEffect.CreateAccessKey(var owner)
                ? assigned.flatMap(Assigned::id)
                        .<Effect>map(id -> new AccessKeyEffect.DeleteAccessKey(owner, id))
                        .orElse(effect().effect())
                : effect().effect();
    }

    /// All that a run made, in the order in which it was made.
    public static List<MadeEffect> of(RunHead head, List<JournalLine> lines) {
        return those(head, lines, EffectTrace::made).stream()
                .sorted(Comparator.comparingInt(MadeEffect::place))
                .toList();
    }

    /// What a run may have made though its journal does not show that: a call had no answer, or the
    /// process ended before it came.
    static List<MadeEffect> maybe(RunHead head, List<JournalLine> lines) {
        return those(head, lines, EffectTrace::mayBeMade);
    }

    private static List<MadeEffect> those(
            RunHead head, List<JournalLine> lines, Predicate<EffectTrace> wanted) {
        RunTrace trace = RunTrace.of(head, lines);
        Map<String, JournalLine> places = places(lines);
        var those = new ArrayList<MadeEffect>();
        for (RunChange change : head.changes()) {
            for (int i = 0; i < change.effects().size(); i++) {
                EffectTrace one = trace.of(change.id(), i);
                if (wanted.test(one)) {
                    those.add(
                            new MadeEffect(
                                    change,
                                    i,
                                    one.before(),
                                    one.assigned(),
                                    place(places, change, i),
                                    Optional.ofNullable(places.get(change.id() + " " + i))
                                            .map(JournalLine::at)));
                }
            }
        }
        return List.copyOf(those);
    }

    /// What a run made, and of what it may have made that which is seen: it is there now and was
    /// not before the call.
    static List<MadeEffect> of(RunHead head, List<JournalLine> lines, Map<Effect, Seen> seen) {
        var all = new ArrayList<>(of(head, lines));
        for (MadeEffect one : maybe(head, lines)) {
            if (seen.get(one.effect().effect()) instanceof Seen.Known(Touched now)
                    && Fit.fits(one.effect().after(), now)) {
                all.add(one);
            }
        }
        all.sort(Comparator.comparingInt(MadeEffect::place));
        return List.copyOf(all);
    }

    private static int place(Map<String, JournalLine> places, RunChange change, int index) {
        JournalLine line = places.get(change.id() + " " + index);
        return line == null ? 0 : line.seq();
    }

    private static Map<String, JournalLine> places(List<JournalLine> lines) {
        var places = new HashMap<String, JournalLine>();
        for (JournalLine line : lines) {
            JournalEntry entry = line.entry();
            if (entry.event() == Event.INTENT
                    || (entry.event() == Event.OUTCOME
                            && entry.result().filter(Result.DONE::equals).isPresent())) {
                places.put(entry.change() + " " + entry.effect(), line);
            }
        }
        return places;
    }
}
