package dev.lockstep.apply;

import dev.lockstep.account.Account;
import dev.lockstep.change.Change;
import dev.lockstep.change.Remainder;
import dev.lockstep.change.Reversal;
import dev.lockstep.effect.AroundEffect;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.Touched;
import dev.lockstep.plan.PlannedChange;
import dev.lockstep.record.plan.PlanRecord;
import dev.lockstep.record.run.EffectTrace;
import dev.lockstep.record.run.JournalLine;
import dev.lockstep.record.run.RunChange;
import dev.lockstep.record.run.RunEffect;
import dev.lockstep.record.run.RunHead;
import dev.lockstep.record.run.RunTrace;
import dev.lockstep.write.Seen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What is left of a run, laid over the account as it is now, to be guarded and rehearsed again.
///
/// @param changes in their waves, with those writes that are not made yet
/// @param after the account once they are made
/// @param movedOn where the account is otherwise than the run left it, or than what is left must
///   find it: plain sentences; hostile text may be in them
public record Rest(List<PlannedChange> changes, Account after, List<String> movedOn) {
    private static final String OF = " of ";
    private static final String UNDO = "undo-";
    private static final String TAKE_BACK = "Take back: ";

    public Rest {
        changes = List.copyOf(changes);
        movedOn = List.copyOf(movedOn);
    }

    /// What is left.
    ///
    /// @param lines the journal, its chain verified
    /// @param plan the run's own
    /// @param account as it was just read
    /// @param at when (UTC)
    /// @param look how what a write touches is live; asked where the account as it was read does
    ///   not show what the run made
    public static Rest of(
            RunHead head,
            List<JournalLine> lines,
            PlanRecord plan,
            Account account,
            Instant at,
            Function<Effect, Seen> look) {
        var laying = new Laying(head, RunTrace.of(head, lines), account, at, look);
        laying.made();
        return laying.left(plan);
    }

    private static final class Laying {
        private final RunHead head;
        private final RunTrace trace;
        private final Instant at;
        private final Function<Effect, Seen> look;
        private final List<String> movedOn = new ArrayList<>();
        private Account now;

        Laying(
                RunHead head,
                RunTrace trace,
                Account account,
                Instant at,
                Function<Effect, Seen> look) {
            this.head = head;
            this.trace = trace;
            this.now = account;
            this.at = at;
            this.look = look;
        }

        private boolean isSeen(RunChange change, int index) {
            return trace.of(change.id(), index).stage() == EffectTrace.Stage.SEEN;
        }

        /// What the run made must still be so, but for what the rest of it touches again.
        void made() {
            Map<String, RunEffect> last = lastOfEach();
            for (RunChange change : head.changes()) {
                for (int i = 0; i < change.effects().size(); i++) {
                    RunEffect effect = change.effects().get(i);
                    Set<String> names = new HashSet<>(names(effect));
                    names.removeIf(name -> !effect.equals(last.get(name)));
                    if (isSeen(change, i) && !names.isEmpty()) {
                        made(change, effect, names);
                    }
                }
            }
        }

        /// By state: the write that left it as it must be now.
        private Map<String, RunEffect> lastOfEach() {
            Map<String, RunEffect> last = new HashMap<>();
            var open = new HashSet<String>();
            for (RunChange change : head.changes()) {
                for (int i = 0; i < change.effects().size(); i++) {
                    RunEffect effect = change.effects().get(i);
                    removed(effect)
                            .forEach(thing ->
                                    last.keySet().removeIf(name -> name.endsWith(OF + thing)));
                    if (isSeen(change, i)) {
                        names(effect).forEach(name -> last.put(name, effect));
                    } else {
                        open.addAll(names(effect));
                    }
                }
            }
            last.keySet().removeIf(name -> open.contains(name) || Fit.isChosen(name));
            return last;
        }

        /// What is gone after a write, or may be where that is not known yet; what was said of it
        /// is gone with it, such as whether a trail is logging.
        private static Set<String> removed(RunEffect effect) {
            var gone = new HashSet<>(effect.before().states().keySet());
            gone.removeAll(effect.after().states().keySet());
            // Of a trail there is no state for itself, only what is said of it.
            return effect.effect() instanceof AroundEffect.DeleteTrail
                    ? gone.stream().map(Laying::whose).collect(Collectors.toSet())
                    : gone;
        }

        private static String whose(String name) {
            int at = name.indexOf(OF);
            return at < 0 ? name : name.substring(at + OF.length());
        }

        private static Set<String> names(RunEffect effect) {
            return effect.before().and(effect.after()).states().keySet();
        }

        private void made(RunChange change, RunEffect effect, Set<String> names) {
            if (difference(Touched.in(now, effect.effect()), effect, names).isEmpty()) {
                return;
            }
            // What was read of the account as a whole may be older, or say less, than what AWS
            // says of the one thing.
            switch (look.apply(effect.effect())) {
                case Seen.Missing(String why) ->
                        movedOn.add(change.id() + ": how it is now could not be read: " + why);
                case Seen.Known(Touched live) ->
                        difference(live, effect, names)
                                .ifPresentOrElse(
                                        why -> movedOn.add(change.id() + ": " + why),
                                        () -> applied(effect.effect()));
            }
        }

        private static Optional<String> difference(
                Touched is, RunEffect effect, Set<String> names) {
            return names.stream()
                    .sorted()
                    .filter(name ->
                            !Objects.equals(
                                    is.states().get(name), effect.after().states().get(name)))
                    .map(name ->
                            "%s is %s, and the run left it %s"
                                    .formatted(
                                            Fit.shortened(name),
                                            Fit.value(is.states(), name),
                                            Fit.value(effect.after().states(), name)))
                    .findFirst();
        }

        /// Makes it, in thought.
        ///
        /// @return why it cannot be made, if so
        private Optional<String> applied(Effect effect) {
            try {
                now = effect.applyTo(now, Assumed.of(effect, now, at));
                return Optional.empty();
            } catch (IllegalArgumentException e) {
                return Optional.of(String.valueOf(e.getMessage()));
            }
        }

        Rest left(PlanRecord plan) {
            Map<String, PlanRecord.ChangeRecord> planned = new HashMap<>();
            plan.changes().forEach(one -> planned.put(one.id(), one));
            var left = new ArrayList<PlannedChange>();
            var ids = new HashSet<String>();
            for (RunChange change : head.changes()) {
                List<RunEffect> effects = left(change);
                if (!effects.isEmpty()) {
                    ids.add(change.id());
                    left.add(
                            placed(change, effects, Optional.ofNullable(planned.get(change.id()))));
                }
            }
            return new Rest(left.stream().map(one -> after(one, ids)).toList(), now, movedOn);
        }

        private List<RunEffect> left(RunChange change) {
            var left = new ArrayList<RunEffect>();
            for (int i = 0; i < change.effects().size(); i++) {
                RunEffect effect = change.effects().get(i);
                if (!isSeen(change, i)) {
                    isLeft(change, effect).ifPresent(left::add);
                }
            }
            return left;
        }

        /// A write that is still to be made; none if what it makes is so already, or if the account
        /// has moved on.
        private Optional<RunEffect> isLeft(RunChange change, RunEffect effect) {
            Touched is = Touched.in(now, effect.effect());
            if (!Fit.fits(effect.after(), is) && !Fit.fits(effect.before(), is)) {
                switch (look.apply(effect.effect())) {
                    case Seen.Missing(String why) -> {
                        movedOn.add(change.id() + ": how it is now could not be read: " + why);
                        return Optional.empty();
                    }
                    case Seen.Known(Touched live) -> is = live;
                }
            }
            if (Fit.fits(effect.after(), is)) {
                return Optional.empty();
            }
            Optional<String> why =
                    Fit.fits(effect.before(), is)
                            ? applied(effect.effect())
                            : Optional.of(Fit.difference(effect.before(), is));
            why.ifPresent(words -> movedOn.add(change.id() + ": " + words));
            return why.isEmpty() ? Optional.of(effect) : Optional.empty();
        }

        private PlannedChange placed(
                RunChange change,
                List<RunEffect> effects,
                Optional<PlanRecord.ChangeRecord> planned) {
            Touched before = Touched.NOTHING;
            Touched after = Touched.NOTHING;
            for (RunEffect effect : effects) {
                before = effect.before().and(before);
                after = after.and(effect.after());
            }
            return new PlannedChange(
                    change.id(),
                    change(change, effects.stream().map(RunEffect::effect).toList()),
                    planned.map(PlanRecord.ChangeRecord::because).orElse(List.of()),
                    before,
                    after,
                    change.wave(),
                    change.comesAfter(),
                    planned.map(PlanRecord.ChangeRecord::temporary).orElse(List.of()),
                    Optional.empty());
        }

        private Change change(RunChange change, List<Effect> effects) {
            boolean takesBack =
                    head.undoes().isPresent()
                            && change.kind().startsWith(UNDO)
                            && change.title().startsWith(TAKE_BACK);
            return takesBack
                    ? new Reversal(
                            change.id(),
                            change.kind().substring(UNDO.length()),
                            change.step(),
                            change.subject(),
                            change.title().substring(TAKE_BACK.length()),
                            change.risk(),
                            change.nature(),
                            effects)
                    : new Remainder(
                            change.kind(),
                            change.step(),
                            change.subject(),
                            change.title(),
                            change.risk(),
                            change.nature(),
                            change.irreversible(),
                            effects);
        }

        private static PlannedChange after(PlannedChange one, Set<String> ids) {
            return new PlannedChange(
                    one.id(),
                    one.change(),
                    one.because(),
                    one.before(),
                    one.after(),
                    one.wave(),
                    one.comesAfter().stream().filter(ids::contains).toList(),
                    one.temporary(),
                    one.confirm());
        }
    }
}
