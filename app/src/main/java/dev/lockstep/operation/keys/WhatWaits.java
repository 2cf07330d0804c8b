package dev.lockstep.operation.keys;

import dev.lockstep.apply.Runs;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.Need;
import dev.lockstep.control.AwsCommand;
import dev.lockstep.keys.Agenda;
import dev.lockstep.keys.AgendaLine;
import dev.lockstep.keys.AgendaLine.Rank;
import dev.lockstep.keys.Endings;
import dev.lockstep.keys.KeyDeed;
import dev.lockstep.keys.KeyDeeds;
import dev.lockstep.keys.KeyLife;
import dev.lockstep.keys.KeyLives;
import dev.lockstep.keys.Leavers;
import dev.lockstep.keys.step.Making;
import dev.lockstep.operation.Goal;
import dev.lockstep.operation.Judge;
import dev.lockstep.operation.run.HalfEnrolments;
import dev.lockstep.operation.run.SavedRuns;
import dev.lockstep.operation.run.SecretRest;
import dev.lockstep.record.plan.RunRecord;
import dev.lockstep.statefolder.StateFolder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Everything that waits: runs without an end, enrolments that stopped half way, keys in their
/// waiting time, and what in lockstep.yaml ends.
///
/// @param day of which day (UTC)
/// @param agenda in lines
/// @param faults a sentence for each run whose files were altered
/// @param notices sentences for the reader; no names are in them
public record WhatWaits(LocalDate day, Agenda agenda, List<String> faults, List<String> notices) {
    public WhatWaits {
        faults = List.copyOf(faults);
        notices = List.copyOf(notices);
    }

    /// With what AWS says.
    public static WhatWaits of(LookAtKeys.Looked looked, Optional<StateFolder> state) {
        KeyLives lives = WatchKeys.lives(looked);
        WhatWaits here =
                here(
                        looked.baseline(),
                        state,
                        looked.about().account(),
                        Optional.of(looked.about().practice()),
                        looked.now(),
                        Agenda.told(lives),
                        rest -> isGone(rest, lives, looked));
        var notices = new ArrayList<>(looked.notices());
        notices.addAll(lives.notices());
        return new WhatWaits(
                here.day(),
                here.agenda()
                        .with(Agenda.of(lives).lines())
                        .with(LostKeys.of(lives, looked.deeds(), looked.makings()))
                        .with(Leavers.of(looked.snapshot(), looked.baseline(), looked.now())),
                here.faults(),
                notices);
    }

    /// What waits by what is on this machine alone, and of which account, if that is said.
    ///
    /// @param account by an option or by lockstep.yaml
    public record Here(Optional<String> account, WhatWaits waits) {}

    /// By what is on this machine alone: nobody asks AWS.
    ///
    /// @throws dev.lockstep.input.BadInput if the baseline is not what it should be
    public static Here offline(Goal goal, Optional<StateFolder> state, InstantSource clock) {
        Baseline baseline = new Judge(goal, clock).baseline();
        Optional<String> account = goal.account().or(baseline::account);
        return new Here(
                account,
                here(
                        baseline,
                        state,
                        account,
                        Optional.empty(),
                        clock.instant(),
                        Set.of(),
                        _ -> false));
    }

    /// By what is on this machine alone.
    ///
    /// @param account only of this account
    /// @param practice only of practice accounts, or of others; none: of both
    /// @param at as of when (UTC); what ends on that day counts as ended
    /// @param told needs of which the lines of keys tell
    /// @param isGone whether it is known that nothing is left of what a run has begun
    static WhatWaits here(
            Baseline baseline,
            Optional<StateFolder> state,
            Optional<String> account,
            Optional<Boolean> practice,
            Instant at,
            Set<Need> told,
            Predicate<SecretRest> isGone) {
        Instant now = WatchKeys.endOfDay(at);
        LocalDate today = KeyLives.day(now);
        var lines = new ArrayList<AgendaLine>();
        SavedRuns.Listed listed = new SavedRuns(state).list(account);
        List<Runs> meant =
                state.map(Runs::all).orElse(List.of()).stream()
                        .filter(runs -> account.isEmpty() || account.get().equals(runs.account()))
                        .filter(runs -> practice.isEmpty() || practice.get() == runs.isPractice())
                        .toList();
        for (Runs runs : meant) {
            List<HalfEnrolments.Half> halves = HalfEnrolments.of(runs);
            halves.forEach(half -> lines.add(half(half)));
            Map<String, Optional<SecretRest>> rests = SecretRest.of(runs);
            Optional<String> newest = runs.ids().stream().findFirst();
            Duration life = Duration.ofHours(baseline.limits().planHours());
            listed.runs().stream()
                    .filter(run -> run.state() == RunRecord.State.INTERRUPTED)
                    .filter(run -> isOf(run, runs))
                    // The line of its device says what to do.
                    .filter(run -> halves.stream().noneMatch(half -> half.run().equals(run.id())))
                    .forEach(run ->
                            Optional.ofNullable(rests.get(run.id()))
                                    .ifPresentOrElse(
                                            rest ->
                                                    rest.filter(isGone.negate())
                                                            .ifPresent(one ->
                                                                    lines.add(begun(run, one))),
                                            () ->
                                                    withoutSecret(
                                                                    run,
                                                                    newest.filter(run.id()::equals)
                                                                            .isPresent(),
                                                                    !run.startedAt()
                                                                            .plus(life)
                                                                            .isBefore(at))
                                                            .ifPresent(lines::add)));
        }
        lines.addAll(Agenda.of(Endings.needs(baseline, now, told), today));
        lines.addAll(Agenda.of(Endings.others(baseline, now), today));
        return new WhatWaits(today, new Agenda(lines), listed.faults(), List.of());
    }

    private static boolean isOf(RunRecord run, Runs runs) {
        return run.account().practice() == runs.isPractice()
                && run.account().id().filter(runs.account()::equals).isPresent();
    }

    /// Whether AWS shows nothing of the key that a run may have made, or a line of its own tells of
    /// it.
    private static boolean isGone(SecretRest rest, KeyLives lives, LookAtKeys.Looked looked) {
        Optional<Instant> from =
                looked.makings().stream()
                        .filter(making -> making.run().equals(rest.run()))
                        .map(Making::from)
                        .findFirst();
        boolean isKnown =
                from.isPresent()
                        && lives.unread().stream()
                                .allMatch(one ->
                                        one.owner()
                                                .filter(owner -> !owner.equals(rest.owner()))
                                                .isPresent());
        boolean isTold =
                LostKeys.of(lives, looked.deeds(), looked.makings()).stream()
                        .anyMatch(line -> line.owner().filter(rest.owner()::equals).isPresent());
        return rest.kind() == SecretRest.Kind.KEY
                && (isTold
                        || (isKnown
                                && lives.keys().stream()
                                        .filter(key -> key.owner().equals(rest.owner()))
                                        .allMatch(
                                                key -> isOther(key, from.get(), looked.deeds()))));
    }

    /// Whether a key is none that a call since then can have made without an answer.
    private static boolean isOther(KeyLife key, Instant from, KeyDeeds deeds) {
        boolean isOlder =
                key.born().filter(born -> born.isBefore(from.minus(Making.SKEW))).isPresent();
        return isOlder
                || key.id().filter(id -> deeds.last(id, KeyDeed.What.MADE).isPresent()).isPresent();
    }

    private static AgendaLine begun(RunRecord run, SecretRest rest) {
        return new AgendaLine(
                Rank.NOW,
                Optional.of(KeyLives.day(run.startedAt())),
                "interrupted-run",
                Optional.of(rest.owner()),
                Optional.empty(),
                "run %s on account %s has no end, and its secret is gone: find what is so, and begin anew"
                        .formatted(run.id(), run.account().id().orElse("(id unknown)")),
                Optional.of(rest.command()));
    }

    /// What helps with a run whose rest takes no secret. It goes on only while it is the newest and
    /// its plan lives (see `ResumeRun`); where all of it is made, nothing of it waits then.
    private static Optional<AgendaLine> withoutSecret(
            RunRecord run, boolean isNewest, boolean isAlive) {
        if (isNewest && isAlive) {
            return Optional.of(
                    interrupted(
                            run,
                            "go on with it",
                            "lockstep runs resume " + AwsCommand.quoted(run.id())));
        }
        return run.done() == run.changes().size()
                ? Optional.empty()
                : Optional.of(
                        interrupted(
                                run,
                                (isNewest
                                                ? "it is too old to go on: "
                                                : "another run was begun after it, so it cannot go"
                                                        + " on: ")
                                        + "see what is still to do; lockstep undo takes it back",
                                "lockstep plan"));
    }

    private static AgendaLine interrupted(RunRecord run, String what, String command) {
        return new AgendaLine(
                Rank.NOW,
                Optional.of(KeyLives.day(run.startedAt())),
                "interrupted-run",
                Optional.empty(),
                Optional.empty(),
                "run %s on account %s has no end: %d of %d changes are made; %s"
                        .formatted(
                                run.id(),
                                run.account().id().orElse("(id unknown)"),
                                run.done(),
                                run.changes().size(),
                                what),
                Optional.of(command));
    }

    private static AgendaLine half(HalfEnrolments.Half half) {
        return new AgendaLine(
                Rank.NOW,
                Optional.of(KeyLives.day(half.at())),
                "half-enrolment",
                Optional.of(half.user()),
                Optional.empty(),
                "the MFA device %s was made and never given to its user: enrol anew"
                        .formatted(half.device()),
                Optional.of(
                        "lockstep mfa enrol"
                                + (half.user().startsWith("-") ? " -- " : " ")
                                + AwsCommand.quoted(half.user())));
    }
}
