package dev.lockstep.apply;

import dev.lockstep.effect.Touched;
import dev.lockstep.input.BadInput;
import dev.lockstep.record.plan.EffectForm;
import dev.lockstep.record.plan.PlanRecord;
import dev.lockstep.record.plan.PlanRecord.ChangeRecord;
import dev.lockstep.record.plan.PlanRecord.EffectRecord;
import dev.lockstep.record.run.RunChange;
import dev.lockstep.record.run.RunEffect;
import dev.lockstep.record.run.RunHead;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Whether the head of a run says the same as the plan that people saw: whoever changes a file of a
/// run must change all of them alike.
final class PlanFit {
    private final String file;

    private PlanFit(String file) {
        this.file = file;
    }

    /// Compares.
    ///
    /// @param file what messages call the head
    /// @throws BadInput if a change of the head is not as it is in the plan
    static void check(String file, RunHead head, PlanRecord plan) {
        var fit = new PlanFit(file);
        Map<String, ChangeRecord> planned = new HashMap<>();
        plan.changes().forEach(change -> planned.put(change.id(), change));
        if (planned.size() != head.changes().size()) {
            throw fit.unlike("it has other changes");
        }
        for (RunChange change : head.changes()) {
            fit.check(
                    change,
                    Optional.ofNullable(planned.get(change.id()))
                            .orElseThrow(() -> fit.unlike("it has other changes")));
        }
        if (plan.account().id().filter(head.where().account()::equals).isEmpty()) {
            throw fit.unlike("it is of another account");
        }
    }

    private void check(RunChange change, ChangeRecord planned) {
        List<EffectRecord> effects =
                change.effects().stream().map(RunEffect::effect).map(EffectForm::of).toList();
        if (!effects.equals(planned.effects())) {
            throw unlike("its writes of " + change.id() + " are others");
        }
        Map<String, Optional<String>> first = new HashMap<>();
        Set<String> made = new HashSet<>();
        for (RunEffect effect : change.effects()) {
            for (String name : effect.before().and(effect.after()).states().keySet()) {
                // What an earlier write of the change made has states that nobody saw before it.
                if (!made.contains(thing(name))) {
                    first.putIfAbsent(name, value(effect.before(), name));
                }
            }
            if (effect.before().states().isEmpty()) {
                effect.after().states().keySet().forEach(name -> made.add(thing(name)));
            }
        }
        first.forEach((name, state) -> {
            if (!state.equals(Optional.ofNullable(planned.before().get(name)))
                    && !Fit.isChosen(name)) {
                throw unlike("what " + change.id() + " finds is otherwise");
            }
        });
    }

    /// What a state is of, such as the trail of `IsLogging of trail arn:…`.
    private static String thing(String name) {
        int at = name.indexOf(" of ");
        return at < 0 ? name : name.substring(at);
    }

    private static Optional<String> value(Touched touched, String name) {
        return Optional.ofNullable(touched.states().get(name));
    }

    private BadInput unlike(String how) {
        return BadInput.in(
                file,
                "this does not fit the plan beside it ("
                        + how
                        + "): one of them was altered, and neither is gone by");
    }
}
