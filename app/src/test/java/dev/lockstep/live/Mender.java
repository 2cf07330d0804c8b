package dev.lockstep.live;

import dev.lockstep.account.Account;
import dev.lockstep.account.comparison.NormalForm;
import dev.lockstep.apply.Steering;
import dev.lockstep.aws.AwsAccounts;
import dev.lockstep.change.Change;
import dev.lockstep.collect.Accounts;
import dev.lockstep.collect.SessionRequest;
import dev.lockstep.control.Audit;
import dev.lockstep.effect.Assigned;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.PolicyEffect;
import dev.lockstep.operation.Goal;
import dev.lockstep.operation.LiveAccount;
import dev.lockstep.operation.run.ApplyPlan;
import dev.lockstep.operation.run.CarryOut;
import dev.lockstep.operation.run.MakePlan;
import dev.lockstep.operation.run.Ready;
import dev.lockstep.operation.run.UndoRun;
import dev.lockstep.plan.Guard;
import dev.lockstep.plan.GuardResult;
import dev.lockstep.plan.Plan;
import dev.lockstep.plan.PlannedChange;
import dev.lockstep.record.plan.PlanRecord;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Somebody who plans, applies and takes back over the wire, as the commands do it, and loosens
/// every guard that refuses.
final class Mender {
    private static final Accounts AWS = new AwsAccounts("0", Clock.systemUTC(), Served.QUICK);

    private final LiveAccount accounts;
    private final LiveAccount.Request request;
    private final MakePlan planning = new MakePlan("0", AWS.actions());
    private Audit.Selection selection = Audit.Selection.ALL;

    private Mender(LiveAccount accounts, LiveAccount.Request request) {
        this.accounts = accounts;
        this.request = request;
    }

    /// Whoever the environment gives credentials of.
    ///
    /// @param baseline a lockstep.yaml
    /// @param state where runs are kept
    static Mender of(Served served, Map<String, String> environment, Path baseline, Path state) {
        return new Mender(served.reader(Served.QUICK), request(environment, baseline, state));
    }

    /// The same where nobody knows of a practice account.
    static Mender of(Map<String, String> environment, Path baseline, Path state) {
        return new Mender(new LiveAccount(AWS), request(environment, baseline, state));
    }

    private static LiveAccount.Request request(
            Map<String, String> environment, Path baseline, Path state) {
        Goal goal = Served.goal(Optional.of(baseline), Optional.empty());
        return new LiveAccount.Request(
                SessionRequest.isolated(environment, Clock.systemUTC()).keptIn(state), false, goal);
    }

    /// Mends what these controls find, and nothing else.
    Mender only(String... controls) {
        selection = new Audit.Selection(Set.of(), Set.of(controls));
        return this;
    }

    /// Reads the account.
    Audit audit() {
        return accounts.judge(request, LiveAccount.Watch.NOBODY).audit();
    }

    /// Plans.
    MakePlan.Made plan() {
        MakePlan.Made made = plan(Set.of());
        Set<Guard> refusing = refusing(made.plan());
        return refusing.isEmpty() ? made : plan(refusing);
    }

    private MakePlan.Made plan(Set<Guard> loosened) {
        return planning.live(
                accounts,
                request,
                new MakePlan.Wanted(selection, loosened),
                LiveAccount.Watch.NOBODY);
    }

    private static Set<Guard> refusing(Plan plan) {
        return plan.guards().stream()
                .filter(one -> one.state() == GuardResult.State.REFUSES)
                .map(GuardResult::guard)
                .collect(Collectors.toSet());
    }

    /// What a run came to, and the plan that was shown before it.
    record Ran(CarryOut.Finished finished, PlanRecord shown, Plan plan, List<String> stays) {
        String id() {
            return finished.head().run();
        }
    }

    /// Applies a plan that was made.
    Ran apply(MakePlan.Made made) {
        Set<Guard> loosened =
                made.plan().guards().stream()
                        .filter(one -> one.state() == GuardResult.State.LOOSENED)
                        .map(GuardResult::guard)
                        .collect(Collectors.toSet());
        return ran(guards -> {
            var all = new java.util.HashSet<>(loosened);
            all.addAll(guards);
            return new ApplyPlan(accounts, planning)
                    .ready(
                            new ApplyPlan.Request(
                                    request,
                                    new MakePlan.Wanted(selection, all),
                                    Optional.of(new ApplyPlan.Saved("plan.json", made.record()))),
                            LiveAccount.Watch.NOBODY);
        });
    }

    /// Takes a run back.
    Ran undo(String run) {
        return ran(guards ->
                new UndoRun(accounts, planning)
                        .ready(
                                new UndoRun.Request(request, run, Set.of(), guards),
                                LiveAccount.Watch.NOBODY));
    }

    private Ran ran(Function<Set<Guard>, Ready> readied) {
        Set<Guard> refusing;
        try (Ready ready = readied.apply(Set.of())) {
            refusing = refusing(ready.made().plan());
            if (refusing.isEmpty()) {
                return ran(ready);
            }
        }
        try (Ready ready = readied.apply(refusing)) {
            return ran(ready);
        }
    }

    private Ran ran(Ready ready) {
        CarryOut.Finished finished =
                CarryOut.begin(
                                accounts,
                                ready,
                                Set.copyOf(ready.toConfirm().keySet()),
                                Steering.SILENT,
                                "0")
                        .carryOut(LiveAccount.Watch.NOBODY);
        return new Ran(
                finished,
                ready.made().record(),
                ready.made().plan(),
                ready.undoes().map(Ready.Undone::stays).orElse(List.of()));
    }

    /// The account after changes, as their effects mean them.
    static Account made(Account account, List<PlannedChange> changes) {
        Account now = account;
        for (PlannedChange change : changes) {
            for (Effect effect : change.change().effects()) {
                now = effect.applyTo(now, assigned(effect, now));
            }
        }
        return now;
    }

    private static Assigned assigned(Effect effect, Account account) {
        String id =
                effect instanceof PolicyEffect.CreatePolicyVersion version
                        ? "v"
                                + (account.policies().stream()
                                                .filter(one -> one.arn().equals(version.arn()))
                                                .flatMap(one -> one.versions().stream())
                                                .mapToInt(one ->
                                                        Integer.parseInt(one.id().substring(1)))
                                                .max()
                                                .orElse(1)
                                        + 1)
                        : "MADE" + effect.hashCode();
        return Assigned.of(Served.now(), id);
    }

    /// The changes that nothing takes back.
    static List<PlannedChange> irreversible(Plan plan) {
        return plan.changes().stream()
                .filter(one -> one.change().undoing() instanceof Change.Undoing.Impossible)
                .toList();
    }

    /// How two accounts differ, but for what AWS chose in between.
    static List<String> differences(Account one, Account other, Account first) {
        return new ArrayList<>(NormalForm.of(one, first).differences(NormalForm.of(other, first)));
    }
}
