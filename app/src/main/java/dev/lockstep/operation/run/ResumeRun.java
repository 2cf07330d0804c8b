package dev.lockstep.operation.run;

import dev.lockstep.account.Answers;
import dev.lockstep.account.Read;
import dev.lockstep.account.ReadKey;
import dev.lockstep.apply.Rest;
import dev.lockstep.apply.RunFolder;
import dev.lockstep.apply.Steering;
import dev.lockstep.control.Audit;
import dev.lockstep.control.Subject;
import dev.lockstep.effect.CredentialEffect;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.MfaEffect;
import dev.lockstep.effect.UserEffect;
import dev.lockstep.operation.LiveAccount;
import dev.lockstep.operation.Refused;
import dev.lockstep.plan.Guard;
import dev.lockstep.plan.GuardResult;
import dev.lockstep.plan.Plan;
import dev.lockstep.plan.PlanRequest;
import dev.lockstep.plan.PlannedChange;
import dev.lockstep.plan.Planner;
import dev.lockstep.record.plan.PlanReader;
import dev.lockstep.record.plan.PlanRecord;
import dev.lockstep.record.run.JournalEntry;
import dev.lockstep.record.run.JournalLine;
import dev.lockstep.record.run.RunChange;
import dev.lockstep.record.run.RunEffect;
import dev.lockstep.record.run.RunHead;
import dev.lockstep.record.run.RunTrace;
import dev.lockstep.record.run.SavedJournal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Goes on with a run that was interrupted: reads its journal, asks AWS what is true, and has what
/// is left guarded and rehearsed again on the account as it is now.
public final class ResumeRun {
    /// A run may have been begun on a machine whose clock goes a little ahead.
    private static final Duration AHEAD = Duration.ofMinutes(5);

    /// What tells how the credentials of a user stand, read of that user alone.
    private static final List<ReadKey<?>> OF_A_USER =
            List.of(
                    ReadKey.LOGIN_PROFILES,
                    ReadKey.ACCESS_KEYS,
                    ReadKey.ACCESS_KEY_LAST_USED,
                    ReadKey.MFA_DEVICES,
                    ReadKey.SSH_PUBLIC_KEYS,
                    ReadKey.SIGNING_CERTIFICATES);

    private final LiveAccount accounts;
    private final MakePlan planning;
    private final String version;

    /// @param accounts how accounts are read
    /// @param version Lockstep's own
    public ResumeRun(LiveAccount accounts, MakePlan planning, String version) {
        this.accounts = accounts;
        this.planning = planning;
        this.version = version;
    }

    /// A run that can go on, on an account that is held for it.
    ///
    /// @param rest what is left of it, as a plan for the account as it is now
    public record Interrupted(
            Place place,
            LiveAccount.Request request,
            RunFolder folder,
            SavedJournal journal,
            MakePlan.Made rest)
            implements AutoCloseable {

        /// How many of its changes are made and verified, as the journal tells.
        public int done() {
            return RunStory.of(folder.head(), journal.lines()).done();
        }

        /// How many are not.
        public int left() {
            return RunStory.of(folder.head(), journal.lines()).left();
        }

        /// The changes that are made and verified: their ids and titles, hostile text.
        public List<String> made() {
            Map<String, RunTrace.ChangeState> states =
                    RunStory.of(folder.head(), journal.lines()).states();
            return folder.head().changes().stream()
                    .filter(one -> states.get(one.id()) == RunTrace.ChangeState.DONE)
                    .map(one -> one.id() + " " + one.title())
                    .toList();
        }

        @Override
        public void close() {
            place.close();
        }
    }

    /// Holds the account, reads the journal and the account, and lays what is left over it.
    ///
    /// @throws Refused if there is no such run, if it has nothing left to do or is too old, or if
    ///   the account has moved on since
    /// @throws dev.lockstep.input.BadInput if its files were altered
    /// @throws dev.lockstep.apply.RunRefused if another run of the account is under way
    public Interrupted ready(LiveAccount.Request request, String run, LiveAccount.Watch watch) {
        return Place.held(accounts, request, place -> ready(request, run, place, watch));
    }

    private Interrupted ready(
            LiveAccount.Request request, String run, Place place, LiveAccount.Watch watch) {
        RunFolder folder = UndoRun.find(place, run);
        SavedJournal journal = folder.journal();
        if (isDone(journal.lines())) {
            throw new Refused(
                    "the run "
                            + run
                            + " is done; nothing is left to go on with, and nothing was done");
        }
        // What was done since may have taken away what the rest of this run stands on.
        if (!place.runs().ids().getFirst().equals(run)) {
            throw new Refused(
                    "another run of this account was begun after "
                            + run
                            + "; nothing was done. lockstep plan says what is still to do, and"
                            + " lockstep undo takes the run back");
        }
        withSecrets(folder.head(), journal);
        age(folder.head(), place);
        PlanRecord plan = PlanReader.parse(RunFolder.PLAN, folder.plan());
        MakePlan.Made rest = rest(folder, journal, plan, place, watch);
        confirmed(folder.head(), plan, rest.plan());
        return new Interrupted(place, request, folder, journal, rest);
    }

    /// Where a secret stood beside what is left, it is gone with the process that had it: the
    /// command that began the run finds what is so and begins that anew.
    private static void withSecrets(RunHead head, SavedJournal journal) {
        SecretRest.of(head, journal.lines())
                .ifPresent(rest -> {
                    throw new Refused(
                            head.run()
                                    + " cannot go on: what is left of it takes a person with a"
                                    + " secret that no file holds; nothing was done. "
                                    + rest.command()
                                    + " finds what is so and begins that anew");
                });
    }

    private static boolean isDone(List<JournalLine> lines) {
        return !lines.isEmpty()
                && lines.getLast().entry().event() == JournalEntry.Event.ENDED
                && lines.getLast().entry().result().stream()
                        .anyMatch(one -> one == JournalEntry.Result.DONE);
    }

    /// A run rests on its plan, and lives no longer than one.
    private static void age(RunHead head, Place place) {
        Instant now = place.account().clock().instant();
        int hours = place.account().baseline().limits().planHours();
        if (head.startedAt().plus(Duration.ofHours(hours)).isBefore(now)) {
            throw new Refused(
                    "the run "
                            + head.run()
                            + " was begun at "
                            + head.startedAt()
                            + ", and a plan lives "
                            + hours
                            + " hours (limits.plan-hours); nothing was done. "
                            + instead(head));
        }
        if (head.startedAt().isAfter(now.plus(AHEAD))) {
            throw new Refused(
                    "the run "
                            + head.run()
                            + " was begun at "
                            + head.startedAt()
                            + ", which is still to come (it is "
                            + now
                            + " now); nothing was done. See that the clock is right");
        }
    }

    private static String instead(RunHead head) {
        return "lockstep undo "
                + head.run()
                + " takes back what was made, and lockstep plan says what is still to do";
    }

    /// Plans what is left, reads what the rehearsal wants of users whom it takes something from,
    /// and plans again: as apply does.
    private MakePlan.Made rest(
            RunFolder folder,
            SavedJournal journal,
            PlanRecord plan,
            Place place,
            LiveAccount.Watch watch) {
        LiveAccount.Judged judged = place.account().judgeToPlan(watch);
        Set<ReadKey<?>> unknown = credentials(folder.head(), judged);
        if (!unknown.isEmpty()) {
            judged = place.account().judgeToPlan(unknown, watch);
        }
        MakePlan.Made made = rest(folder, journal, plan, place, judged);
        Set<ReadKey<?>> more = place.account().wantedBy(made.plan().after());
        if (more.isEmpty()) {
            return made;
        }
        return rest(folder, journal, plan, place, place.account().judgeToPlan(more, watch));
    }

    private MakePlan.Made rest(
            RunFolder folder,
            SavedJournal journal,
            PlanRecord plan,
            Place place,
            LiveAccount.Judged judged) {
        RunHead head = folder.head();
        Rest rest =
                Rest.of(
                        head,
                        journal.lines(),
                        plan,
                        judged.audit().snapshot().account(),
                        judged.audit().judgedAt(),
                        place.account().collector().writer()::look);
        if (!rest.movedOn().isEmpty()) {
            throw new Refused(
                    "the account has moved on since the run "
                            + head.run()
                            + " stopped, and nothing was done: "
                            + String.join("; ", rest.movedOn())
                            + ". "
                            + instead(head));
        }
        var wanted = new MakePlan.Wanted(Audit.Selection.ALL, loosened(head));
        PlanRequest request = MakePlan.request(judged, wanted, place.takenOut());
        return planning.recorded(
                judged, request, Planner.placed(request, rest.changes(), rest.after()));
    }

    private static Set<Guard> loosened(RunHead head) {
        return Arrays.stream(Guard.values())
                .filter(one -> head.allowed().contains(one.id()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /// What must be known of users whose credentials the run changes, or whom it deletes: what AWS
    /// says of all users together is older, or names no key.
    private static Set<ReadKey<?>> credentials(RunHead head, LiveAccount.Judged judged) {
        Answers answers = judged.audit().snapshot().answers();
        Set<String> users = judged.audit().snapshot().account().users().keySet();
        return head.changes().stream()
                .filter(change -> change.effects().stream().anyMatch(ResumeRun::isOfCredentials))
                .map(RunChange::subject)
                .flatMap(ResumeRun::names)
                .filter(users::contains)
                .<ReadKey<?>>flatMap(user -> OF_A_USER.stream().map(key -> key.of(user)))
                .filter(key -> answers.get(key) instanceof Read.NotCollected<?>)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isOfCredentials(RunEffect effect) {
        Effect one = effect.effect();
        return one instanceof CredentialEffect
                || one instanceof MfaEffect
                || one instanceof UserEffect.DeleteUser;
    }

    private static Stream<String> names(Subject subject) {
        return Stream.concat(Stream.of(subject.name()), subject.owner().stream());
    }

    /// What the run began with was confirmed then; what would have to be now, and was not, or by
    /// another word, means that somebody began to use what it takes.
    ///
    /// @param begun the plan as it was when the run was begun
    private static void confirmed(RunHead head, PlanRecord begun, Plan rest) {
        Set<String> confirmed =
                head.changes().stream()
                        .filter(RunChange::confirmed)
                        .map(RunChange::id)
                        .collect(Collectors.toUnmodifiableSet());
        Map<String, String> words = new HashMap<>();
        for (PlanRecord.ChangeRecord change : begun.changes()) {
            if (confirmed.contains(change.id())) {
                change.confirm().ifPresent(word -> words.put(change.id(), word));
            }
        }
        for (PlannedChange change : rest.changes()) {
            Optional<String> word = change.confirm();
            if (word.isPresent() && !word.get().equals(words.get(change.id()))) {
                throw new Refused(
                        change.id()
                                + " would have to be confirmed now ("
                                + word.get()
                                + "), and was not when the run "
                                + head.run()
                                + " was begun: a key or a password was used since; nothing was"
                                + " done. "
                                + instead(head));
            }
        }
    }

    /// Makes it ready to go on.
    ///
    /// @throws Refused if a guard refuses what is left
    public CarryOut again(Interrupted run, Steering steering) {
        List<String> refusing =
                run.rest().plan().guards().stream()
                        .filter(one -> one.state() == GuardResult.State.REFUSES)
                        .map(one -> one.guard().id())
                        .toList();
        if (!refusing.isEmpty()) {
            throw new Refused(
                    (refusing.size() == 1 ? "the guard " : "the guards ")
                            + String.join(", ", refusing)
                            + (refusing.size() == 1 ? " refuses" : " refuse")
                            + " what is left of the run "
                            + run.folder().head().run()
                            + ", since the account has changed; nothing was done. "
                            + instead(run.folder().head()));
        }
        return CarryOut.again(
                accounts,
                run.request(),
                run.place(),
                run.folder(),
                run.journal(),
                run.rest().plan(),
                steering,
                version);
    }
}
