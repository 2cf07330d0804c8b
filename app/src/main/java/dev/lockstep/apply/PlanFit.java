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
public final class PlanFit {
    private final String file;

    private PlanFit(String file) {
        this.file = file;
    }

    /// Compares.
    ///
    /// @param file what messages call the head
    /// @throws BadInput if a change of the head is not as it is in the plan
    public static void check(String file, RunHead head, PlanRecord plan) {
        var fit = new PlanFit(file);
        Map<String, ChangeRecord> planned = new HashMap<>();
        plan.changes().forEach(change -> planned.put(change.id(), change));
        long distinct = head.changes().stream().map(RunChange::id).distinct().count();
        if (planned.size() != head.changes().size()
                || plan.changes().size() != planned.size()
                || distinct != planned.size()) {
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
        if (plan.account().practice() != head.where().practice()
                || !plan.account().partition().equals(head.where().partition())) {
            throw fit.unlike("one is of a practice account and the other is not");
        }
        if (!plan.allow().equals(head.allowed())) {
            throw fit.unlike("other guards are loosened");
        }
    }

    private void check(RunChange change, ChangeRecord planned) {
        if (!isTold(change, planned)) {
            throw unlike("it tells of " + change.id() + " otherwise");
        }
        List<EffectRecord> effects =
                change.effects().stream().map(RunEffect::effect).map(EffectForm::of).toList();
        if (!effects.equals(planned.effects())) {
            throw unlike("its writes of " + change.id() + " are others");
        }
        Map<String, Optional<String>> first = new HashMap<>();
        var ofNew = new HashSet<String>();
        boolean isMaking = false;
        for (RunEffect effect : change.effects()) {
            for (String name : effect.before().and(effect.after()).states().keySet()) {
                if (first.putIfAbsent(name, value(effect.before(), name)) == null && isMaking) {
                    ofNew.add(name);
                }
            }
            isMaking |= makes(effect);
        }
        first.forEach((name, state) -> {
            Optional<String> before = Optional.ofNullable(planned.before().get(name));
            // What the change has just made had no state before it: a new trail does not log yet.
            boolean isNew = before.isEmpty() && ofNew.contains(name);
            if (!state.equals(before) && !isNew && !Fit.isChosen(name)) {
                throw unlike("what " + change.id() + " finds is otherwise");
            }
        });
    }

    /// Whether people were told the same of it.
    private static boolean isTold(RunChange change, ChangeRecord planned) {
        return change.kind().equals(planned.kind())
                && change.step() == planned.step()
                && change.subject().kind() == planned.subject().kind()
                && change.subject().name().equals(planned.subject().name())
                && change.title().equals(planned.title())
                && change.risk().id().equals(planned.risk())
                && change.irreversible().equals(planned.irreversible())
                && change.wave() == planned.wave()
                && Set.copyOf(change.comesAfter()).equals(Set.copyOf(planned.comesAfter()));
    }

    /// Whether there is something after an effect that was not there before.
    private static boolean makes(RunEffect effect) {
        return !effect.before().states().keySet().containsAll(effect.after().states().keySet());
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
