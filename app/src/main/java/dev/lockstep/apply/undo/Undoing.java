package dev.lockstep.apply.undo;

import dev.lockstep.account.Account;
import dev.lockstep.apply.Assumed;
import dev.lockstep.apply.Fit;
import dev.lockstep.apply.JournalFit;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.change.Change.Nature;
import dev.lockstep.change.Reversal;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.Inverse;
import dev.lockstep.effect.Touched;
import dev.lockstep.record.run.JournalLine;
import dev.lockstep.record.run.RunChange;
import dev.lockstep.record.run.RunHead;
import dev.lockstep.write.Seen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What takes a run back: pure. A journal is no authority: what is not shown as made by the run's
/// plan, by the journal's chain and by what was observed before the call is not taken back.
///
/// @param reversals newest first; to be planned and guarded like any other change
/// @param comesBack rights that come back though the baseline does not give them: plain sentences
/// @param stays what cannot be taken back, and why, or is taken back already: plain sentences
/// @param unsure what is taken back though nobody can tell whether the run made it, since AWS gave
///   no answer: plain sentences
/// @param refused why nothing of it may be done: plain sentences; if not empty, nothing is
public record Undoing(
        List<Reversal> reversals,
        List<String> comesBack,
        List<String> stays,
        List<String> unsure,
        List<String> refused) {
    /// In so many changes it is tried which of them can be taken back alone.
    private static final int MOST_TRIED = 60;

    public Undoing {
        reversals = List.copyOf(reversals);
        comesBack = List.copyOf(comesBack);
        stays = List.copyOf(stays);
        unsure = List.copyOf(unsure);
        refused = List.copyOf(refused);
    }

    /// What is to be taken back.
    ///
    /// @param lines the journal, its chain verified
    /// @param only the ids of changes; what hangs on them is taken back too; empty: all
    /// @param account as it was just read: ids and partition make ARNs, and whether a reversal can
    ///   be made is tried on it
    /// @param at when it was read (UTC)
    public record Request(
            RunHead head,
            List<JournalLine> lines,
            Set<String> only,
            Account account,
            Instant at,
            Baseline baseline) {
        public Request {
            lines = List.copyOf(lines);
            only = Set.copyOf(only);
        }
    }

    /// The writes of a run that it made itself, or may have made: each is to be looked at before it
    /// is taken back.
    public static Set<Effect> toLookAt(RunHead head, List<JournalLine> lines) {
        var effects = new LinkedHashSet<Effect>();
        MadeEffect.of(head, lines).forEach(one -> effects.add(one.looked()));
        MadeEffect.maybe(head, lines).forEach(one -> effects.add(one.effect().effect()));
        return effects;
    }

    /// What takes a run back.
    ///
    /// @param seen how what each write touches is now
    public static Undoing of(Request request, Map<Effect, Seen> seen) {
        List<MadeEffect> made = MadeEffect.of(request.head(), request.lines(), seen);
        List<String> forged = JournalFit.faults(request.head(), request.lines());
        if (!forged.isEmpty()) {
            return refused(
                    forged.stream()
                            .map(one ->
                                    one
                                            + "; nothing is taken back from a journal that does not"
                                            + " fit its plan")
                            .toList());
        }
        List<String> unknown =
                request.only().stream()
                        .filter(id ->
                                request.head().changes().stream()
                                        .noneMatch(change -> change.id().equals(id)))
                        .sorted()
                        .map(id ->
                                "there is no change " + id + " in the run " + request.head().run())
                        .toList();
        if (!unknown.isEmpty()) {
            return refused(unknown);
        }
        Set<String> chosen =
                request.only().isEmpty()
                        ? UndoReach.all(made)
                        : UndoReach.of(request.only(), made, request.account(), request.at());
        var checks = new UndoChecks(made, seen);
        var stays = new ArrayList<String>();
        for (MadeEffect one : MadeEffect.maybe(request.head(), request.lines())) {
            boolean isMeant =
                    request.only().isEmpty() || request.only().contains(one.change().id());
            if (isMeant && !made.contains(one)) {
                Optional<String> unclear = unclear(one, seen);
                if (unclear.isPresent()) {
                    return refused(List.of(one.change().id() + ": " + unclear.get()));
                }
                stays.add(
                        one.change().id()
                                + " ("
                                + one.effect().effect().operation()
                                + "): a call of it had no answer, and nothing of it is seen; should"
                                + " it show up later, take the run back again");
            }
        }
        var refused = new LinkedHashMap<String, String>();
        var remade = new Remade(made, request.account());
        var wanted = new ArrayList<RunChange>();
        for (RunChange change : request.head().changes()) {
            if (chosen.contains(change.id())) {
                switch (checks.of(change)) {
                    case UndoChecks.Standing.AsLeft _ ->
                            remade.of(change)
                                    .ifPresentOrElse(
                                            why -> refused.put(change.id(), why),
                                            () -> wanted.add(change));
                    case UndoChecks.Standing.AsBefore _ ->
                            stays.add(change.id() + " is taken back already");
                    case UndoChecks.Standing.MovedOn(String why) -> refused.put(change.id(), why);
                }
            }
        }
        Undoing undoing =
                new Reversing(request, made, refused)
                        .of(wanted, stays, unsure(request, made, wanted));
        return refused.isEmpty() ? undoing : refused(told(refused, chosen, made, request));
    }

    /// What is there now and was not before the call may be another's, where the call had no
    /// answer.
    private static List<String> unsure(
            Request request, List<MadeEffect> made, List<RunChange> wanted) {
        return MadeEffect.maybe(request.head(), request.lines()).stream()
                .filter(one -> made.contains(one) && wanted.contains(one.change()))
                .map(one ->
                        one.change().id()
                                + " ("
                                + one.effect().effect().operation()
                                + "): AWS gave no answer to this call, and it is now as the call"
                                + " would have left it; nobody can tell whether the run did that"
                                + " or somebody else did later")
                .toList();
    }

    /// What is seen now of a call that had no answer, where that decides nothing.
    private static Optional<String> unclear(MadeEffect one, Map<Effect, Seen> seen) {
        return switch (seen.getOrDefault(
                one.effect().effect(), new Seen.Missing("it was not looked at"))) {
            case Seen.Missing(String why) ->
                    Optional.of(
                            "a call of it had no answer, and whether it was made could not be"
                                    + " read: "
                                    + why);
            case Seen.Known(Touched now) ->
                    Fit.fits(one.effect().before(), now)
                            ? Optional.empty()
                            : Optional.of(
                                    "a call of it had no answer, and what it was about is now"
                                            + " neither as before it nor as it would have left it:"
                                            + " the account has moved on since");
        };
    }

    /// The reasons, and what can be taken back all the same.
    private static List<String> told(
            Map<String, String> refused,
            Set<String> chosen,
            List<MadeEffect> made,
            Request request) {
        var told = new ArrayList<String>();
        refused.forEach((change, why) -> told.add(change + ": " + why));
        if (chosen.size() > MOST_TRIED) {
            told.add("--change takes back single changes that this does not touch");
            return told;
        }
        List<String> others =
                chosen.stream()
                        .filter(change -> isFreeOf(refused.keySet(), change, made, request))
                        .map(change -> " --change " + change)
                        .toList();
        if (!others.isEmpty()) {
            told.add("the others can be taken back without that:" + String.join("", others));
        }
        return told;
    }

    private static boolean isFreeOf(
            Set<String> refused, String change, List<MadeEffect> made, Request request) {
        return UndoReach.of(Set.of(change), made, request.account(), request.at()).stream()
                .noneMatch(refused::contains);
    }

    private static Undoing refused(List<String> why) {
        return new Undoing(List.of(), List.of(), List.of(), List.of(), why);
    }

    /// Makes the reversals, each tried on the account as it will be when its turn comes.
    private static final class Reversing {
        private final Request request;
        private final List<MadeEffect> made;
        private final List<Reversal> reversals = new ArrayList<>();
        private final List<String> comesBack = new ArrayList<>();
        private final Map<String, String> refused;
        private final Set<Thing> gone = new HashSet<>();
        private final Set<String> goneStates = new HashSet<>();
        private Account now;

        Reversing(Request request, List<MadeEffect> made, Map<String, String> refused) {
            this.request = request;
            this.made = made;
            this.refused = refused;
            this.now = request.account();
            for (MadeEffect one : made) {
                if (inverse(one) instanceof Inverse.None) {
                    Thing.goneBy(one.effect().effect()).ifPresent(gone::add);
                    goneStates.addAll(one.effect().before().states().keySet());
                }
            }
        }

        Undoing of(List<RunChange> wanted, List<String> staying, List<String> unsure) {
            var stays = new ArrayList<>(staying);
            for (RunChange change : newestFirst(wanted)) {
                List<Effect> effects = effects(change, stays);
                if (!effects.isEmpty()) {
                    reversals.add(
                            new Reversal(
                                    change.id(),
                                    change.kind(),
                                    change.step(),
                                    change.subject(),
                                    change.title(),
                                    change.risk(),
                                    reversed(change.nature()),
                                    effects));
                }
            }
            return new Undoing(reversals, comesBack, stays, unsure, List.of());
        }

        private List<RunChange> newestFirst(List<RunChange> wanted) {
            var all = new LinkedHashSet<RunChange>();
            made.reversed().stream()
                    .map(MadeEffect::change)
                    .filter(wanted::contains)
                    .forEach(all::add);
            return List.copyOf(all);
        }

        private static Nature reversed(Nature nature) {
            return switch (nature) {
                case GIVES -> Nature.TAKES;
                case TAKES -> Nature.GIVES;
                case NEITHER -> Nature.NEITHER;
            };
        }

        private List<Effect> effects(RunChange change, List<String> stays) {
            var effects = new ArrayList<Effect>();
            Optional<String> left = Optional.empty();
            for (MadeEffect one : made.reversed()) {
                if (one.change().equals(change)) {
                    switch (inverse(one)) {
                        case Inverse.None(String why) -> left = left.or(() -> Optional.of(why));
                        case Inverse.Effects(List<Effect> some) -> {
                            for (Effect effect : some) {
                                Optional<String> trouble = apply(effect);
                                if (trouble.isEmpty()) {
                                    effects.add(effect);
                                } else if (isOfTheRun(one, effect)) {
                                    left =
                                            left.or(() ->
                                                    trouble.map(why ->
                                                            "not all of it can be taken back: "
                                                                    + why));
                                } else {
                                    refused.putIfAbsent(
                                            change.id(), movedOn(effect, trouble.get()));
                                }
                            }
                            left =
                                    left.or(() ->
                                            Inverse.stays(one.effect().effect(), one.assigned()));
                        }
                    }
                }
            }
            left.ifPresent(why ->
                    stays.add(
                            change.id()
                                    + " ("
                                    + change.title().replaceAll("\\.$", "")
                                    + "): "
                                    + why));
            return effects;
        }

        /// Whether that something cannot be taken back comes of what the run itself took away for
        /// good, so that no one else has a part in it.
        private boolean isOfTheRun(MadeEffect one, Effect back) {
            return Thing.of(back).stream().anyMatch(gone::contains)
                    || one.effect().before().states().keySet().stream()
                            .anyMatch(goneStates::contains);
        }

        private String movedOn(Effect effect, String trouble) {
            List<String> hanging = Hanging.on(effect, now);
            return Fit.shortened(trouble)
                    + (hanging.isEmpty() ? "" : " (" + String.join(", ", hanging) + ")")
                    + ", which is not of this run: the account has moved on since; see to that by"
                    + " hand first, if nobody needs it";
        }

        private Inverse inverse(MadeEffect one) {
            return Inverse.of(
                    one.effect().effect(),
                    one.observed().orElse(one.effect().before()),
                    request.account(),
                    one.assigned());
        }

        /// Makes it, in thought; gives back why it cannot be made, if so.
        private Optional<String> apply(Effect effect) {
            try {
                Account before = now;
                now = effect.applyTo(now, Assumed.of(effect, now, request.at()));
                ComingBack.of(effect, before, request.baseline()).ifPresent(comesBack::add);
                return Optional.empty();
            } catch (IllegalArgumentException e) {
                return Optional.of(String.valueOf(e.getMessage()));
            }
        }
    }
}
