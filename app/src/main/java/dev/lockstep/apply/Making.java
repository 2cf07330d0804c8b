package dev.lockstep.apply;

import dev.lockstep.apply.ChangeResult.State;
import dev.lockstep.change.KeyChange;
import dev.lockstep.effect.AccessKeyEffect;
import dev.lockstep.effect.Assigned;
import dev.lockstep.effect.MfaEffect;
import dev.lockstep.effect.PasswordEffect;
import dev.lockstep.effect.PolicyEffect;
import dev.lockstep.effect.Touched;
import dev.lockstep.effect.touched.PolicyTouched;
import dev.lockstep.record.run.EffectTrace;
import dev.lockstep.record.run.JournalEntry;
import dev.lockstep.record.run.JournalEntry.Result;
import dev.lockstep.record.run.RunChange;
import dev.lockstep.record.run.RunEffect;
import dev.lockstep.write.AccountWriter;
import dev.lockstep.write.Seen;
import dev.lockstep.write.Written;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Makes the writes of a change, one after another.
final class Making {
    /// Last use is told to the minute in some answers, to the second in others.
    private static final Duration SAME_USE = Duration.ofMinutes(1);

    private static final String NOT_JOURNALED = "it may be made, but that could not be journaled";

    private static final String NO_ANSWER =
            "a call of it had no answer, and nobody knows whether it was made";

    private final Course course;
    private final AccountWriter writer;
    private final Pace pace;
    private final Patience patience;
    private final Looking looking;

    Making(Course course, AccountWriter writer, Pace pace, Patience patience) {
        this.course = course;
        this.writer = writer;
        this.pace = pace;
        this.patience = patience;
        this.looking = new Looking(writer, pace, patience);
    }

    /// How one write ended.
    ///
    /// @param made whether this run made it, by now or before
    private record Ended(State state, String detail, boolean made) {
        static Ended done(boolean made) {
            return new Ended(made ? State.DONE : State.ALREADY, "", made);
        }

        boolean isDone() {
            return state == State.DONE || state == State.ALREADY;
        }
    }

    ChangeResult change(RunChange change) {
        boolean made = false;
        for (int i = 0; i < change.effects().size(); i++) {
            if (course.mustLeaveOff()) {
                return leftOff(change, i, made);
            }
            Ended ended = new One(change, i).make();
            made |= ended.made();
            if (!ended.isDone()) {
                return new ChangeResult(change.id(), ended.state(), ended.detail(), made);
            }
        }
        return new ChangeResult(change.id(), made ? State.DONE : State.ALREADY, "", made);
    }

    /// Of what an earlier process called without an answer nobody knows, here as before.
    private ChangeResult leftOff(RunChange change, int from, boolean made) {
        for (int i = from; i < change.effects().size(); i++) {
            if (course.trace(change.id(), i).mayBeMade()) {
                return unknown(change, made);
            }
        }
        return new ChangeResult(change.id(), from == 0 ? State.NOT_BEGUN : State.PARTLY, "", made);
    }

    /// What becomes of a change that stops at a call without an answer.
    static ChangeResult unknown(RunChange change, boolean made) {
        return new ChangeResult(change.id(), State.UNKNOWN, change.id() + ": " + NO_ANSWER, made);
    }

    /// One write of a change.
    private final class One {
        private final RunChange change;
        private final int index;
        private final RunEffect effect;
        private final String operation;
        private final EffectTrace before;
        private boolean made;
        private boolean lost;
        private Optional<Touched> beside = Optional.empty();

        One(RunChange change, int index) {
            this.change = change;
            this.index = index;
            this.effect = change.effects().get(index);
            this.operation = effect.effect().operation();
            this.before = course.trace(change.id(), index);
            this.made = before.made();
            this.lost = before.lost() || before.stage() == EffectTrace.Stage.UNKNOWN;
        }

        Ended make() {
            return switch (before.stage()) {
                case SEEN -> Ended.done(made);
                case MADE -> verify();
                // An earlier process was about to call, or had no answer.
                case UNKNOWN -> settle().orElseGet(this::fresh);
                case NOT_MADE -> fresh();
            };
        }

        private Ended fresh() {
            Seen start = looking.start(effect, course.hasTouched(both()));
            if (start instanceof Seen.Missing(String why)) {
                return ended(State.STALE, "it could not be read before the call: " + why);
            }
            Touched seen = ((Seen.Known) start).touched();
            if (Fit.fits(effect.after(), seen) && !mustBeOwn()) {
                return seenDone(seen);
            }
            if (!Fit.fits(effect.before(), seen)) {
                return ended(State.STALE, Fit.difference(effect.before(), seen));
            }
            Optional<String> used = usedSince();
            if (used.isPresent()) {
                return ended(State.STALE, used.get());
            }
            return call(seen);
        }

        /// Whether only the call itself will do, whatever is seen: a device, a key or a password
        /// that somebody else has made meanwhile brings no secret with it, and of some calls
        /// nothing is seen.
        private boolean mustBeOwn() {
            return isUnseen()
                    || effect.effect() instanceof MfaEffect.CreateVirtualMfaDevice
                    || effect.effect() instanceof AccessKeyEffect.CreateAccessKey
                    || effect.effect() instanceof PasswordEffect.CreateLoginProfile;
        }

        /// Whether nothing that can be read changes: AWS shows neither the time of a device nor
        /// when a password was last set.
        private boolean isUnseen() {
            return effect.effect() instanceof MfaEffect.ResyncMfaDevice
                    || (effect.effect()
                                    instanceof
                                    PasswordEffect.UpdateLoginProfile(var _, var password, var _)
                            && password);
        }

        /// Calls, again where AWS did not carry it out for a reason that passes.
        private Ended call(Touched seen) {
            course.touches(effect);
            beside = beside();
            for (int attempt = 1; ; attempt++) {
                if (!writer.prepare(effect.effect())) {
                    course.halt(RunResult.End.STOPPED, change.id() + ": somebody left off");
                    return leftOff();
                }
                if (!course.intends(
                        change.id(),
                        JournalEntry.seenBefore(change.id(), index, operation, seen),
                        intent())) {
                    return leftOff();
                }
                boolean isLast = attempt >= patience.tries();
                switch (writer.write(effect.effect())) {
                    case Written.Done done -> {
                        return done(done);
                    }
                    case Written.Unknown(String why) -> {
                        lost = true;
                        journal(outcome(Result.UNKNOWN).because(why));
                        Optional<Ended> settled = settle();
                        if (settled.isPresent()) {
                            return settled.get();
                        }
                        if (isLast) {
                            return ended(
                                    State.UNKNOWN, "AWS gave no answer, again and again: " + why);
                        }
                    }
                    case Written.NotDone refusal when refusal.wantsOtherCodes() -> {
                        // A person's slip is no failure of the run.
                        attempt--;
                        if (!journal(notDone(refusal))) {
                            return leftOff();
                        }
                    }
                    case Written.NotDone refusal -> {
                        Optional<Ended> ended = refused(refusal, isLast);
                        if (ended.isPresent()) {
                            return ended.get();
                        }
                        pace.pause(looking.pause(attempt));
                    }
                }
                if (course.mustLeaveOff()) {
                    return leftOff();
                }
            }
        }

        /// AWS did not carry it out. Unless that passes, no other change begins until it is known
        /// whether this one stops the run.
        ///
        /// @return empty if it is to be called again
        private Optional<Ended> refused(Written.NotDone refusal, boolean isLast) {
            String why = "AWS refused it: " + refusal.code() + ": " + refusal.message();
            if (!isLast && Passing.passes(refusal.code(), course.hasTouchedAnything())) {
                return afterRefusal(refusal, why);
            }
            return course.whileNothingBegins(() -> {
                Ended ended = afterRefusal(refusal, why).orElseGet(() -> ended(State.FAILED, why));
                if (!ended.isDone()) {
                    course.halt(RunResult.End.STOPPED, ended.detail());
                }
                return Optional.of(ended);
            });
        }

        /// After a lost answer a refusal may mean that it is there already, and is not seen yet.
        private Optional<Ended> afterRefusal(Written.NotDone refusal, String why) {
            if (!journal(notDone(refusal))) {
                return Optional.of(ended(State.FAILED, why));
            }
            if (isUnseen() || (mustBeOwn() && !lost)) {
                return Optional.empty();
            }
            return looking.until(effect, lost ? patience.settled() : Duration.ZERO)
                            instanceof Sight.Confirmed(Touched now)
                    ? Optional.of(seenDone(now))
                    : Optional.empty();
        }

        private Ended leftOff() {
            return ended(index == 0 ? State.NOT_BEGUN : State.PARTLY, "");
        }

        private Ended done(Written.Done done) {
            made = true;
            if (!journal(outcome(Result.DONE).with(done.assigned(), done.requestId()))) {
                return ended(State.UNVERIFIED, "it was made, but that could not be journaled");
            }
            return verify();
        }

        /// Finds out what became of a call without answer: none if it is not seen. Then it may be
        /// made again, and what is seen of it later is the run's.
        private Optional<Ended> settle() {
            if (isUnseen()) {
                return journal(outcome(Result.UNKNOWN).because("nothing of it can be seen"))
                        ? Optional.empty()
                        : Optional.of(ended(State.UNKNOWN, NOT_JOURNALED));
            }
            return switch (looking.until(effect, settled())) {
                case Sight.Confirmed(Touched seen) -> Optional.of(seenDone(seen));
                case Sight.NotYetVisible _ -> {
                    Set<String> versions = newVersions(Duration.ZERO);
                    if (!versions.isEmpty()) {
                        made = true;
                        yield Optional.of(
                                journal(carriedOut("seen among the versions", versions))
                                        ? verify()
                                        : ended(State.UNVERIFIED, NOT_JOURNALED));
                    }
                    yield journal(outcome(Result.UNKNOWN).because("not seen afterwards"))
                            ? Optional.empty()
                            : Optional.of(ended(State.UNKNOWN, NOT_JOURNALED));
                }
                case Sight.Contradicted(Touched seen) ->
                        Optional.of(
                                ended(
                                        State.UNKNOWN,
                                        "nobody knows whether it was made; "
                                                + Fit.difference(effect.after(), seen)));
                case Sight.Unreadable(String why) ->
                        Optional.of(
                                ended(
                                        State.UNKNOWN,
                                        "nobody knows whether it was made, and it cannot be read: "
                                                + why));
            };
        }

        /// A version of a policy is made once more by each call. So it is waited for longer before
        /// it is made again, and it is looked for by its document.
        private Duration settled() {
            return version().isPresent() ? patience.visible() : patience.settled();
        }

        private Optional<PolicyEffect.CreatePolicyVersion> version() {
            return effect.effect() instanceof PolicyEffect.CreatePolicyVersion one
                    ? Optional.of(one)
                    : Optional.empty();
        }

        /// Which versions had the document before the first call, or which keys were there.
        private Optional<Touched> beside() {
            if (before.intents() > 0) {
                return before.beside();
            }
            return effect.effect() instanceof AccessKeyEffect.CreateAccessKey(var owner)
                    ? known(writer.accessKeys(owner))
                    : version().flatMap(this::versions);
        }

        private Optional<Touched> versions(PolicyEffect.CreatePolicyVersion version) {
            return known(writer.versions(version.arn(), version.document()));
        }

        private static Optional<Touched> known(Seen seen) {
            return seen instanceof Seen.Known(Touched touched)
                    ? Optional.of(touched)
                    : Optional.empty();
        }

        /// The numbers of the versions that have the document and were not there before the first
        /// call; none where that is not known.
        ///
        /// @param most how long is waited until there is one
        private Set<String> newVersions(Duration most) {
            Optional<Set<String>> then =
                    (before.intents() > 0 ? before.beside() : beside).flatMap(this::numbers);
            if (then.isEmpty()) {
                return Set.of();
            }
            var waited = Duration.ZERO;
            for (int count = 1; ; count++) {
                Set<String> now =
                        version()
                                .flatMap(this::versions)
                                .flatMap(this::numbers)
                                .map(TreeSet::new)
                                .orElseGet(TreeSet::new);
                now.removeAll(then.get());
                if (!now.isEmpty() || waited.compareTo(most) >= 0) {
                    return now;
                }
                Duration time = looking.pause(count);
                pace.pause(time);
                waited = waited.plus(time);
            }
        }

        private Optional<Set<String>> numbers(Touched seen) {
            return version().flatMap(one -> PolicyTouched.numbers(seen, one.arn(), one.document()));
        }

        /// That a call without answer was carried out.
        ///
        /// @param versions what it made, where that is known by its number
        private JournalEntry carriedOut(String how, Set<String> versions) {
            JournalEntry done = outcome(Result.DONE).because(how);
            return versions.size() == 1
                    ? done.with(
                            Assigned.of(pace.now(), versions.iterator().next()), Optional.empty())
                    : done;
        }

        private Ended verify() {
            return switch (looking.made(effect, patience.visible())) {
                case Sight.Confirmed(Touched seen) -> seenDone(seen);
                case Sight.NotYetVisible _ ->
                        ended(State.UNVERIFIED, "AWS said that it is made, but it is not seen yet");
                case Sight.Contradicted(Touched seen) ->
                        ended(
                                State.CONTRADICTED,
                                "it was made, but then " + Fit.difference(effect.after(), seen));
                case Sight.Unreadable(String why) ->
                        ended(
                                State.UNVERIFIED,
                                "AWS said that it is made, but it cannot be read: " + why);
            };
        }

        private Ended seenDone(Touched seen) {
            JournalEntry done = JournalEntry.seenDone(change.id(), index, operation, seen);
            boolean isOfLostCall = lost && !made;
            // It was not so before the call that had no answer: that call made it.
            made |= isOfLostCall;
            boolean isJournaled =
                    isOfLostCall
                            ? course.journaled(
                                    carriedOut("seen afterwards", newVersions(patience.settled())),
                                    done)
                            : journal(done);
            return isJournaled
                    ? Ended.done(made)
                    : ended(
                            State.UNVERIFIED,
                            "it is as it should be, but that could not be journaled");
        }

        /// A key that somebody has used since the plan was made is not made inactive, unless a
        /// person named it; one that is deleted since it was never used is not deleted once it was.
        private Optional<String> usedSince() {
            if (change.kind().equals(KeyChange.DeleteUnusedKey.KIND)
                    && effect.effect()
                            instanceof AccessKeyEffect.DeleteAccessKey(var owner, var key)) {
                return used(owner, key, Optional.empty(), "so it is not deleted");
            }
            if (effect.use().isEmpty()
                    || change.confirmed()
                    || !(effect.effect()
                            instanceof AccessKeyEffect.UpdateAccessKey(var owner, var key, _))) {
                return Optional.empty();
            }
            return used(owner, key, lastUse(effect.use().get()), "after the plan was made");
        }

        /// Whether AWS tells of a use after a time, or may not be asked.
        ///
        /// @param then absent: any use
        private Optional<String> used(
                String owner, String key, Optional<Instant> then, String what) {
            return switch (writer.lastUse(owner, key)) {
                case Seen.Missing(String why) ->
                        Optional.of("when the key was last used could not be read: " + why);
                case Seen.Known(Touched now) ->
                        lastUse(now)
                                .filter(time ->
                                        then.isEmpty() || time.isAfter(then.get().plus(SAME_USE)))
                                .map(time -> "the key was used at %s, %s".formatted(time, what));
            };
        }

        private static Optional<Instant> lastUse(Touched use) {
            return Optional.ofNullable(use.states().get(RunEffect.LAST_USED)).map(Instant::parse);
        }

        private Touched both() {
            return effect.before().and(effect.after());
        }

        private JournalEntry intent() {
            JournalEntry bare = JournalEntry.intent(change.id(), index, operation);
            return beside.map(bare::with).orElse(bare);
        }

        private JournalEntry outcome(Result result) {
            return JournalEntry.outcome(change.id(), index, operation, result);
        }

        private JournalEntry notDone(Written.NotDone refusal) {
            return outcome(Result.NOT_DONE)
                    .because(refusal.code() + ": " + refusal.message())
                    .by(refusal.requestId());
        }

        private boolean journal(JournalEntry one) {
            return course.journaled(one);
        }

        /// Whatever it ends as: after a call without answer nobody knows whether it was made.
        private Ended ended(State state, String why) {
            boolean isOpen = lost && !made;
            String words = why;
            if (isOpen && state != State.UNKNOWN) {
                words = why.isEmpty() ? NO_ANSWER : why + "; " + NO_ANSWER;
            }
            return new Ended(
                    isOpen ? State.UNKNOWN : state,
                    words.isEmpty() ? "" : "%s (%s): %s".formatted(change.id(), operation, words),
                    made);
        }
    }
}
