package dev.lockstep.operation.keys;

import dev.lockstep.apply.Runs;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.AwsCommand;
import dev.lockstep.keys.Agenda;
import dev.lockstep.keys.AgendaLine;
import dev.lockstep.keys.AgendaLine.Rank;
import dev.lockstep.keys.Endings;
import dev.lockstep.keys.KeyLives;
import dev.lockstep.operation.Goal;
import dev.lockstep.operation.Judge;
import dev.lockstep.operation.run.HalfEnrolments;
import dev.lockstep.operation.run.SavedRuns;
import dev.lockstep.record.plan.RunRecord;
import dev.lockstep.statefolder.StateFolder;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
                        lives.at());
        var notices = new ArrayList<>(looked.notices());
        notices.addAll(lives.notices());
        return new WhatWaits(
                here.day(),
                here.agenda()
                        .with(Agenda.of(lives).lines())
                        .with(LostKeys.of(lives, looked.deeds(), looked.makings())),
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
                        WatchKeys.endOfDay(clock.instant())));
    }

    /// By what is on this machine alone.
    ///
    /// @param account only of this account
    /// @param practice only of practice accounts, or of others; none: of both
    static WhatWaits here(
            Baseline baseline,
            Optional<StateFolder> state,
            Optional<String> account,
            Optional<Boolean> practice,
            Instant now) {
        LocalDate today = KeyLives.day(now);
        var lines = new ArrayList<AgendaLine>();
        SavedRuns.Listed listed = new SavedRuns(state).list(account);
        listed.runs().stream()
                .filter(run -> practice.isEmpty() || practice.get() == run.account().practice())
                .filter(run -> run.state() == RunRecord.State.INTERRUPTED)
                .forEach(run -> lines.add(interrupted(run)));
        for (Runs runs : state.map(Runs::all).orElse(List.of())) {
            if ((account.isEmpty() || account.get().equals(runs.account()))
                    && (practice.isEmpty() || practice.get() == runs.isPractice())) {
                HalfEnrolments.of(runs).forEach(half -> lines.add(half(half)));
            }
        }
        lines.addAll(Agenda.ofNeeds(Endings.needs(baseline, now), today));
        lines.addAll(Agenda.of(Endings.others(baseline, now), today));
        return new WhatWaits(today, new Agenda(lines), listed.faults(), List.of());
    }

    private static AgendaLine interrupted(RunRecord run) {
        return new AgendaLine(
                Rank.NOW,
                Optional.of(KeyLives.day(run.startedAt())),
                "interrupted-run",
                Optional.empty(),
                Optional.empty(),
                "run %s on account %s has no end: %d of %d changes are made; go on with it"
                        .formatted(
                                run.id(),
                                run.account().id().orElse("(id unknown)"),
                                run.done(),
                                run.changes().size()),
                Optional.of("lockstep runs resume " + AwsCommand.quoted(run.id())));
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
