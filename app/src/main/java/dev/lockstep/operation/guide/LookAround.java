package dev.lockstep.operation.guide;

import dev.lockstep.account.CallerIdentity;
import dev.lockstep.apply.Runs;
import dev.lockstep.control.Audit;
import dev.lockstep.control.OwnCommand;
import dev.lockstep.control.Status;
import dev.lockstep.guide.Seen;
import dev.lockstep.guide.Skips;
import dev.lockstep.guide.Walk;
import dev.lockstep.operation.LiveAccount;
import dev.lockstep.operation.keys.LookAtKeys;
import dev.lockstep.operation.keys.WhatWaits;
import dev.lockstep.operation.run.MakePlan;
import dev.lockstep.operation.run.Place;
import dev.lockstep.operation.run.SavedRuns;
import dev.lockstep.plan.Plan;
import dev.lockstep.plan.PlanRequest;
import dev.lockstep.plan.Planner;
import dev.lockstep.record.keys.About;
import dev.lockstep.record.plan.RunRecord;
import dev.lockstep.statefolder.StateFolder;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Looks where an account stands in the eight steps. It changes nothing.
public final class LookAround {
    private final LiveAccount accounts;
    private final MakePlan planning;
    private final String version;

    /// @param version of this program, for the record
    public LookAround(LiveAccount accounts, MakePlan planning, String version) {
        this.accounts = accounts;
        this.planning = planning;
        this.version = version;
    }

    /// What was seen.
    ///
    /// @param runs where what belongs to the account is kept, if anywhere
    /// @param runsMade its runs on this machine, newest first
    /// @param missing what AWS refused or did not answer, in words
    public record Around(
            About about,
            Seen seen,
            Walk walk,
            Optional<Runs> runs,
            List<RunRecord> runsMade,
            Set<String> missing) {
        public Around {
            runsMade = List.copyOf(runsMade);
            missing = Set.copyOf(missing);
        }

        /// The same with other skips.
        public Around with(Skips skips) {
            var other =
                    new Seen(
                            seen.plan(),
                            seen.asked(),
                            seen.caller(),
                            seen.hasFile(),
                            seen.agenda(),
                            skips,
                            seen.touched());
            return new Around(about, other, Walk.of(other), runs, runsMade, missing);
        }
    }

    /// Asks AWS.
    ///
    /// @throws dev.lockstep.input.BadInput if the baseline or the file of the skips is not what it
    ///   should be
    /// @throws dev.lockstep.operation.Refused if the credentials are of another account
    /// @throws dev.lockstep.collect.NoSession if AWS cannot be asked
    public Around look(LiveAccount.Request request, LiveAccount.Watch watch) {
        LiveAccount.Opened opened = accounts.open(request);
        Optional<StateFolder> state = request.session().state().map(StateFolder::at);
        Optional<Runs> runs =
                state.flatMap(one -> Place.where(opened).map(where -> Runs.of(one, where)));
        Skips skips =
                runs.map(SkipFile::read).orElseGet(() -> Skips.none(opened.account().orElse("")));
        MakePlan.Made made =
                planning.live(
                        opened, new MakePlan.Wanted(Audit.Selection.ALL, Set.of()), runs, watch);
        LookAtKeys.Looked looked =
                LookAtKeys.judged(opened, made.judged().audit().snapshot(), runs, version);
        List<RunRecord> runsMade =
                new SavedRuns(state)
                        .list(opened.account()).runs().stream()
                                .filter(run -> run.account().practice() == opened.isPractice())
                                .toList();
        var seen =
                new Seen(
                        made.plan(),
                        asked(made),
                        opened.caller().map(CallerIdentity::arn),
                        request.goal().baseline().isPresent(),
                        WhatWaits.of(looked, state).agenda(),
                        skips,
                        touched(runsMade));
        return new Around(
                new About(
                        version,
                        opened.account(),
                        looked.about().partition(),
                        opened.caller().map(CallerIdentity::arn),
                        opened.collector().endpoint().map(URI::toString),
                        opened.isPractice()),
                seen,
                Walk.of(seen),
                runs,
                runsMade,
                made.missing());
    }

    /// What a plan of one control alone would change, of those that fail whatever is done else.
    private static Map<String, List<String>> asked(MakePlan.Made made) {
        Audit audit = made.judged().audit();
        Set<String> remaining =
                made.plan().after().findings().stream()
                        .filter(one -> one.status() == Status.FAIL)
                        .filter(one ->
                                one.advice().stream()
                                        .noneMatch(advice ->
                                                OwnCommand.of(advice.remedy(), one.subject())
                                                        .isPresent()))
                        .map(one -> one.control().id())
                        .collect(Collectors.toCollection(TreeSet::new));
        var asked = new HashMap<String, List<String>>();
        for (String control : remaining) {
            Plan alone =
                    Planner.plan(
                            new PlanRequest(
                                    audit,
                                    new Audit.Selection(Set.of(), Set.of(control)),
                                    Set.of(),
                                    made.request().caller(),
                                    made.request().takenOut()));
            if (!alone.changes().isEmpty()) {
                asked.put(
                        control,
                        alone.changes().stream().map(one -> one.change().title()).toList());
            }
        }
        return asked;
    }

    /// What runs last made otherwise of a user. What was taken back is as it was before.
    static Map<Seen.Touched, Instant> touched(List<RunRecord> runs) {
        var touched = new HashMap<Seen.Touched, Instant>();
        for (RunRecord run : runs) {
            if (run.state() == RunRecord.State.UNDONE) {
                continue;
            }
            run.changes().stream()
                    .filter(RunRecord.ChangeState::isDone)
                    .forEach(change ->
                            touched.merge(
                                    new Seen.Touched(
                                            change.subject()
                                                    .owner()
                                                    .orElse(change.subject().name()),
                                            change.kind(),
                                            change.subject().name()),
                                    run.startedAt(),
                                    (one, other) -> one.isAfter(other) ? one : other));
        }
        return touched;
    }
}
