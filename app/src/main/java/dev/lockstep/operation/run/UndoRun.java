package dev.lockstep.operation.run;

import dev.lockstep.account.Answers;
import dev.lockstep.account.Read;
import dev.lockstep.account.ReadKey;
import dev.lockstep.apply.RunFolder;
import dev.lockstep.apply.undo.Undoing;
import dev.lockstep.control.Audit;
import dev.lockstep.effect.AccessKeyEffect;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.UserEffect;
import dev.lockstep.operation.LiveAccount;
import dev.lockstep.operation.Refused;
import dev.lockstep.plan.Guard;
import dev.lockstep.plan.Plan;
import dev.lockstep.plan.Planner;
import dev.lockstep.plan.Proposal;
import dev.lockstep.record.run.RunHead;
import dev.lockstep.record.run.SavedJournal;
import dev.lockstep.write.AccountWriter;
import dev.lockstep.write.Seen;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Makes ready what takes a run back: a plan like any other, made from what the run's journal shows
/// and from what AWS says now.
public final class UndoRun {
    private static final List<ReadKey<?>> OF_A_USER =
            List.of(
                    ReadKey.LOGIN_PROFILES,
                    ReadKey.ACCESS_KEYS,
                    ReadKey.MFA_DEVICES,
                    ReadKey.SSH_PUBLIC_KEYS,
                    ReadKey.SIGNING_CERTIFICATES);

    private static final List<ReadKey<?>> OF_A_KEY =
            List.of(ReadKey.ACCESS_KEYS, ReadKey.ACCESS_KEY_LAST_USED);

    private final LiveAccount accounts;
    private final MakePlan planning;

    /// @param accounts how accounts are read
    public UndoRun(LiveAccount accounts, MakePlan planning) {
        this.accounts = accounts;
        this.planning = planning;
    }

    /// What is to be taken back.
    ///
    /// @param run its id
    /// @param only the ids of changes; empty: the whole run
    public record Request(
            LiveAccount.Request account, String run, Set<String> only, Set<Guard> loosened) {
        public Request {
            only = Set.copyOf(only);
            loosened = Set.copyOf(loosened);
        }
    }

    /// Holds the account, looks at what the run made, and plans.
    ///
    /// @throws Refused if there is no such run, or it cannot be taken back
    /// @throws dev.lockstep.input.BadInput if its files were altered
    /// @throws dev.lockstep.apply.RunRefused if another run of the account is under way
    public Ready ready(Request request, LiveAccount.Watch watch) {
        return Place.held(accounts, request.account(), place -> ready(request, place, watch));
    }

    private Ready ready(Request request, Place place, LiveAccount.Watch watch) {
        RunFolder folder = find(place, request.run());
        SavedJournal journal = folder.journal();
        LiveAccount.Judged judged = place.account().judgeToPlan(watch);
        Map<Effect, Seen> seen =
                look(
                        place.account().collector().writer(),
                        Undoing.toLookAt(folder.head(), journal.lines()));
        Undoing undoing = undoing(request, place, folder.head(), journal, judged, seen);
        Set<ReadKey<?>> unknown = ofWhatGoes(undoing, judged);
        if (!unknown.isEmpty()) {
            judged = place.account().judgeToPlan(unknown, watch);
            undoing = undoing(request, place, folder.head(), journal, judged, seen);
        }
        var wanted = new MakePlan.Wanted(Audit.Selection.ALL, request.loosened());
        List<Proposal> proposals =
                undoing.reversals().stream().map(one -> new Proposal(one, Set.of())).toList();
        var planRequest = MakePlan.request(judged, wanted, place.takenOut());
        Plan plan = Planner.arranged(planRequest, proposals, List.of());
        return new Ready(
                place,
                request.account(),
                planning.recorded(judged, planRequest, plan),
                Optional.of(
                        new Ready.Undone(
                                request.run(),
                                undoing.comesBack(),
                                undoing.stays(),
                                undoing.unsure())));
    }

    private static Undoing undoing(
            Request request,
            Place place,
            RunHead head,
            SavedJournal journal,
            LiveAccount.Judged judged,
            Map<Effect, Seen> seen) {
        Undoing undoing =
                Undoing.of(
                        new Undoing.Request(
                                head,
                                journal.lines(),
                                request.only(),
                                judged.audit().snapshot().account(),
                                judged.audit().judgedAt(),
                                place.account().baseline()),
                        seen);
        if (!undoing.refused().isEmpty()) {
            throw new Refused(
                    "the run "
                            + request.run()
                            + " is not taken back, and nothing was done: "
                            + String.join("; ", undoing.refused()));
        }
        return undoing;
    }

    /// What must be known of users and keys that the run made and that are deleted again: whether
    /// anything was given to them since, and whether they were used.
    private static Set<ReadKey<?>> ofWhatGoes(Undoing undoing, LiveAccount.Judged judged) {
        Answers answers = judged.audit().snapshot().answers();
        return undoing.reversals().stream()
                .flatMap(one -> one.effects().stream())
                .<ReadKey<?>>flatMap(effect ->
                        switch (effect) {
                            case UserEffect.DeleteUser(var name) ->
                                    OF_A_USER.stream().map(key -> key.of(name));
                            case AccessKeyEffect.DeleteAccessKey(var owner, var _) ->
                                    OF_A_KEY.stream().map(key -> key.of(owner));
                            default -> Stream.empty();
                        })
                .filter(key -> answers.get(key) instanceof Read.NotCollected<?>)
                .collect(Collectors.toUnmodifiableSet());
    }

    static RunFolder find(Place place, String run) {
        RunFolder folder =
                place.runs()
                        .find(run)
                        .orElseThrow(() ->
                                new Refused(
                                        "there is no run "
                                                + run
                                                + " of account "
                                                + place.where().account()
                                                + " on this machine"
                                                + place.elsewhere(run)
                                                + "; nothing was done. lockstep runs lists"
                                                + " them"));
        RunHead.Where made = folder.head().where();
        // A practice account that was saved and is served again has another port.
        if (!place.where().practice() && !made.endpoint().equals(place.where().endpoint())) {
            throw new Refused(
                    "the run "
                            + run
                            + " was made at "
                            + made.endpoint().orElse("AWS's own endpoint")
                            + ", and now it would be "
                            + place.where().endpoint().orElse("AWS's own endpoint")
                            + "; nothing was done");
        }
        return folder;
    }

    /// Looks at all of it at the same time; the writer keeps to AWS's pace.
    private static Map<Effect, Seen> look(AccountWriter writer, Collection<Effect> effects) {
        var seen = new LinkedHashMap<Effect, Seen>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<Effect, Future<Seen>> looks = new LinkedHashMap<>();
            for (Effect effect : effects) {
                looks.computeIfAbsent(effect, one -> threads.submit(() -> writer.look(one)));
            }
            for (Map.Entry<Effect, Future<Seen>> look : looks.entrySet()) {
                seen.put(look.getKey(), look.getValue().get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused("interrupted; nothing was done");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        return seen;
    }
}
